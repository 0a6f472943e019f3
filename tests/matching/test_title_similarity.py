"""Like titles: other spelling, or other content in like words."""

from __future__ import annotations

import pytest

from litboard.matching.title_similarity import (
    begins,
    is_reworded,
    is_truncated,
    looks_misread,
    opens,
)

LONG = "seasonal migration of lantern beetles"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tides of the north", "tides in north"),
        ("tumour growth in herons", "tumor growth in herons"),
        ("oedema in anaemic herons", "edema in anemic herons"),
        ("randomised programme of travelling", "randomized program of traveling"),
        ("copper in sea water", "copper in seawater"),
        ("migration of lanterns", "migratoin of lanterns"),
        ("copper and the price of barley", "copper and barley"),
        ("growth of rats", "growth of rat"),
        ("a study of tides", "tides"),
    ],
)
def test_spelling_and_words_left_out_are_no_other_content(one: str, other: str) -> None:
    assert not is_reworded(one, other)
    assert not is_reworded(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("growth in rats", "growth in mice"),
        ("growth in rats", "growth in cats"),
        ("methyl orange", "ethyl orange"),
        ("hypotension in herons", "hypertension in herons"),
        ("preoperative sleep", "postoperative sleep"),
        ("intracellular copper", "intercellular copper"),
        ("walks with lanterns", "walks without lanterns"),
        ("lanterns attract beetles", "lanterns do not attract beetles"),
        ("copper in men", "copper in women"),
        ("prednisone for herons", "prednisolone for herons"),
    ],
)
def test_a_word_in_the_place_of_another_or_a_negation_is(one: str, other: str) -> None:
    assert is_reworded(one, other)
    assert is_reworded(other, one)


@pytest.mark.parametrize(
    ("one", "other", "misread"),
    [
        ("effusing of herons", "effusions of herons", True),
        ("hypotension in herons", "hypertension in herons", False),
        ("copper in rats", "copper in mice", False),
        ("copper", "copper", True),
    ],
)
def test_a_misread_word_looks_like_one_of_the_other_title(
    one: str, other: str, misread: bool
) -> None:
    assert looks_misread(one, other) is looks_misread(other, one) is misread


def test_a_title_begins_another_from_25_letters_on() -> None:
    assert begins(LONG, LONG + " across meadows")
    assert begins(LONG + " across meadows", LONG)
    assert not begins(LONG, LONG)
    assert begins("a" * 25, "a" * 26)
    assert not begins("a" * 24, "a" * 26)


def test_a_misspelt_beginning_counts_if_words_are_missing_behind_it() -> None:
    misspelt = LONG.replace("migration", "migratoin")
    assert begins(misspelt, LONG + " across meadows")
    assert not begins(misspelt, LONG + " too")
    assert not begins(LONG.replace("beetles", "herons"), LONG + " across meadows")


def test_a_short_title_opens_another_with_two_words_or_more() -> None:
    assert opens("lantern beetles", "lantern beetles of the north")
    assert not opens("lanterns", "lanterns of the north")
    assert not opens("lantern beet", "lantern beetles of the north")
    assert not opens("a tide", "a tide of the north")


def test_a_truncated_title_ends_within_a_word() -> None:
    assert is_truncated("lantern beet", "lantern beetles")
    assert not is_truncated("lantern", "lantern beetles")
    assert not is_truncated("lantern beetles", "lantern beetles")
    assert not is_truncated("lanterns b", "lantern beetles")
