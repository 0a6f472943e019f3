import pytest

from helpers.copied_pages import ABSTRACTS, ENTRIES, TITLES, read, reasons, titles, without
from helpers.promises import LETTERS, assert_linear
from litboard.readers.formats import entries
from litboard.schema.records import Severity


def test_each_title_authors_and_abstract_is_a_record():
    reading = read(ENTRIES)
    assert titles(reading) == TITLES
    assert [record.abstract for record in reading.records] == ABSTRACTS
    assert reading.records[1].authors == ("Oduya, Bola", "Ferrer, Núria")
    assert [record.entry for record in reading.records] == [1, 2, 3, 4]
    assert [record.lines for record in reading.records] == [(2, 4), (5, 7), (8, 10), (11, 13)]
    assert (reading.format, reading.label, reading.problems) == ("entries", "Askell, Amanda", ())


def test_the_raw_text_is_what_stands_in_the_source():
    lines = ENTRIES.splitlines()
    for record in read(ENTRIES).records:
        first, last = record.lines
        assert record.raw == "\n".join(lines[first - 1 : last])


def test_a_page_without_a_person_above_has_no_label():
    reading = read(without(1))
    assert titles(reading) == TITLES
    assert reading.label is None


def test_a_missing_abstract_costs_only_its_own_entry():
    reading = read(without(7))
    assert titles(reading) == TITLES
    assert [record.abstract for record in reading.records] == [ABSTRACTS[0], None, *ABSTRACTS[2:]]
    assert reasons(reading) == {2: ["no abstract follows the authors"]}


def test_a_missing_abstract_at_the_end_is_told():
    reading = read(without(13))
    assert reading.records[-1].abstract is None
    assert list(reasons(reading)) == [4]


def test_an_abstract_of_two_lines_is_joined_and_flagged():
    first, second = ABSTRACTS[1].split(". ")
    reading = read(ENTRIES.replace(ABSTRACTS[1], f"{first}.\n{second}"))
    assert titles(reading) == TITLES
    assert reading.records[1].abstract == ABSTRACTS[1]
    assert reading.records[1].lines == (5, 8)
    assert reasons(reading) == {2: ["the abstract was read from several lines"]}


def test_a_title_of_two_lines_is_joined_and_flagged():
    reading = read(ENTRIES.replace("What benchmarks promise", "What benchmarks\npromise"))
    assert titles(reading) == TITLES
    assert [record.abstract for record in reading.records] == ABSTRACTS
    assert reasons(reading) == {3: ["the title was read from several lines"]}


def test_a_first_title_of_two_lines_below_a_label_is_joined_and_flagged():
    reading = read(ENTRIES.replace("Questions nobody asked", "Questions\nnobody asked"))
    assert titles(reading) == TITLES
    assert reading.label == "Askell, Amanda"
    assert reasons(reading) == {1: ["the title was read from several lines"]}


def test_half_a_title_is_not_taken_for_a_label():
    long = "Constitutional classifiers: defending against jailbreaks\nacross hours of red teaming"
    reading = read(without(1).replace("Questions nobody asked", long))
    assert reading.label is None
    assert titles(reading)[0] == long.replace("\n", " ")


def test_no_title_reaches_into_the_abstract_before():
    broken = ABSTRACTS[0].replace(" that ", "\nthat ").replace(" nobody", "\nnobody")
    page = ENTRIES.replace(ABSTRACTS[0], broken + "\nand so\non it went\nfor many\nlines")
    reading = read(page)
    assert titles(reading)[1] == "for many lines Sparse circuits"
    assert reading.records[0].abstract.startswith("We study")
    assert reading.records[0].abstract.endswith("on it went")
    assert set(reasons(reading)) == {1, 2}
    assert titles(reading)[2:] == TITLES[2:]


def test_a_missing_title_is_not_made_of_the_abstract_before():
    long = " ".join([ABSTRACTS[1]] * 5)
    reading = read(without(8, ENTRIES.replace(ABSTRACTS[1], long)))
    assert titles(reading) == [*TITLES[:2], None, TITLES[3]]
    assert [record.abstract for record in reading.records] == [ABSTRACTS[0], long, *ABSTRACTS[2:]]
    assert reasons(reading) == {3: ["no title stands above the authors"]}


def test_authors_that_do_not_come_in_pairs_are_kept_and_flagged():
    reading = read(ENTRIES.replace("Lee, Ann, Oduya, Bola", "Lee, Ann, Plato"))
    assert reading.records[0].authors == ("Lee, Ann", "Plato")
    assert reasons(reading) == {1: ["the authors do not come in pairs of last and first name"]}


def test_authors_written_first_name_first_are_flagged():
    reading = read(ENTRIES.replace("Lee, Ann, Oduya, Bola", "Ann Lee, Bola Oduya"))
    assert reasons(reading) == {1: ["the names may be written first name first"]}


def test_a_collaboration_as_only_author_is_kept_and_flagged():
    reading = read(ENTRIES.replace("Oduya, Bola, Ferrer, Núria", "The ATLAS Collaboration"))
    assert titles(reading) == TITLES
    assert reading.records[1].authors == ("The ATLAS Collaboration",)
    assert list(reasons(reading)) == [2]


def test_a_title_that_names_a_group_is_no_author():
    reading = read(ENTRIES.replace("Sparse circuits", "Red team or blue team"))
    assert titles(reading)[1] == "Red team or blue team"
    assert reading.problems == ()


def test_a_title_that_reads_like_names_is_no_author():
    reading = read(ENTRIES.replace("Sparse circuits", "Helpful, Honest, Harmless"))
    assert titles(reading)[1] == "Helpful, Honest, Harmless"
    assert reading.problems == ()


def test_a_name_of_one_word_is_written_with_null():
    reading = read(ENTRIES.replace("Lee, Ann, Oduya, Bola", "Shyamolima, null, Oduya, Bola"))
    assert reading.records[0].authors == ("Shyamolima", "Oduya, Bola")
    assert reading.problems == ()


def test_a_sentence_above_the_first_title_is_told_and_not_dropped():
    reading = read(without(1).replace(TITLES[0], f"These are papers I have read.\n{TITLES[0]}"))
    assert titles(reading) == TITLES
    (problem,) = reading.problems
    assert problem.severity is Severity.LOST
    assert problem.lines == (1, 1)
    assert problem.raw == "These are papers I have read."


def test_a_list_of_names_is_no_list_of_papers():
    assert read("Lee, Ann\nOduya, Bola\nFerrer, Núria\nDee, Cy\n" * 5).records == ()


def test_a_text_without_any_line_of_authors_is_accounted_for_all_the_same():
    from litboard.readers.format import Text
    from litboard.readers.formats.entries import FORMAT

    assert list(FORMAT.read("a.txt", Text(""))) == []
    pieces = list(FORMAT.read("a.txt", Text("one\ntwo\nthree")))
    assert [piece.lines for piece in pieces] == [(1, 1), (2, 3)]


@pytest.mark.parametrize(
    "unit", ["\n", " ", ",", "Lee, Ann\n", "a\n", "Lee, Ann, ", "A team of ours\n"]
)
def test_hostile_text_is_read_in_time(unit):
    assert_linear(entries.FORMAT, ENTRIES + unit * (LETTERS // len(unit)))
