from __future__ import annotations

from helpers.copied_pages import ENTRIES, read
from litboard.readers.cleaning import complete_names
from litboard.schema.records import LOST, RepairKind


def damaged(text: str) -> str:
    """The text as an export shows it that read UTF-8 as Thai and dropped the controls."""
    shown = text.encode().decode("tis_620", "ignore")
    return "".join(c for c in shown if c.isprintable() or c == "\n")


def page(*names: str) -> str:
    return "".join(
        f"Title number {number} of papers\n{name}\nWe find that {number} is a number.\n"
        for number, name in enumerate(names, 1)
    )


def authors(readings) -> list[str]:
    return [n for reading in readings for record in reading.records for n in record.authors]


def test_a_lost_letter_is_filled_from_the_one_whole_name_elsewhere():
    broken = read(damaged(page("Kocoń, Jan", "Müller, Jürgen")), "broken.txt")
    assert authors([broken]) == [f"Koco{LOST}, Jan", "Müller, Jürgen"]
    whole = read(page("Kocoń, Jan, Lee, Ann"), "whole.txt")
    completed = complete_names([broken, whole])
    assert authors(completed) == ["Kocoń, Jan", "Müller, Jürgen", "Kocoń, Jan", "Lee, Ann"]
    kinds = [repair.kind for record in completed[0].records for repair in record.repairs]
    assert kinds == [RepairKind.COMPLETED, RepairKind.EXACT]


def test_a_lost_letter_is_not_filled_where_two_names_fit():
    broken = read(damaged(page("Kocoń, Jan", "Müller, Jürgen")), "broken.txt")
    whole = read(page("Kocoń, Jan, Kocoł, Jan"), "whole.txt")
    assert f"Koco{LOST}, Jan" in authors(complete_names([broken, whole]))


def test_names_that_look_alike_when_damaged_are_filled_each_by_its_own_bytes():
    # Both show as one name with a gap, but the bytes left say which letters it may have been.
    one = read(damaged(page("Kocoń, Jan", "Müller, Jürgen")), "one.txt")
    other = read(damaged(page("Kocoș, Jan", "Müller, Jürgen")), "other.txt")
    whole = read(page("Kocoń, Jan, Kocoș, Jan"), "whole.txt")
    completed = complete_names([one, other, whole])
    assert authors(completed[:1])[0] == "Kocoń, Jan"
    assert authors(completed[1:2])[0] == "Kocoș, Jan"


def test_completion_does_not_depend_on_the_order_of_sources():
    readings = [
        read(damaged(page("Kocoń, Jan", "Müller, Jürgen")), "broken.txt"),
        read(page("Kocoń, Jan, Lee, Ann"), "whole.txt"),
    ]
    assert complete_names(readings) == complete_names(readings[::-1])[::-1]


def test_what_was_damaged_stays_in_the_raw_text():
    text = damaged(page("Müller, Jürgen"))
    assert read(text).records[0].raw == text.removesuffix("\n")


def test_a_true_text_is_left_alone():
    reading = read(ENTRIES)
    assert all(record.repairs == () for record in reading.records)
    assert complete_names([reading]) == [reading]


def test_an_author_of_nothing_but_residue_is_no_author():
    reading = read(page("Lee, Ann, {}, {}"))
    assert "" not in reading.records[0].authors
    assert reading.records[0].authors[0] == "Lee, Ann"
