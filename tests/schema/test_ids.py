from __future__ import annotations

from litboard.schema.ids import ALPHABET, ID_LETTERS, stable_id


def test_an_id_depends_on_the_text_alone_and_never_changes() -> None:
    # Ids stand in links and in files that people keep: this value must stay.
    assert stable_id("tea") == stable_id("tea")
    assert stable_id("tea") != stable_id("Tea")
    assert stable_id("") == "mnck7txa0n99"


def test_an_id_is_short_and_safe_in_an_address() -> None:
    ids = {stable_id(str(number)) for number in range(2_000)}
    assert len(ids) == 2_000
    assert all(len(one) == ID_LETTERS and set(one) <= set(ALPHABET) for one in ids)


def test_no_letter_is_taken_for_a_digit() -> None:
    assert len(set(ALPHABET)) == 32
    assert set(ALPHABET).isdisjoint("ilou")


def test_half_a_letter_has_an_id_too() -> None:
    assert len(stable_id("\ud83c")) == ID_LETTERS
