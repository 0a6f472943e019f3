"""Lists of authors compared: cut, misspelt, abbreviated, turned around, run together, groups."""

from __future__ import annotations

import math

import pytest

from litboard.matching.authors import compare_authors, read_people
from litboard.matching.prepared import BETWEEN_AUTHORS


def score(one: str, other: str) -> float:
    """The score of two lists, in which names are separated by semicolons."""
    lists = (text.replace("; ", BETWEEN_AUTHORS) for text in (one, other))
    return compare_authors(*lists, between=BETWEEN_AUTHORS)


FULL = "Moreau, Léa; Okafor, Chidi; Tanaka, Yui"


@pytest.mark.parametrize(
    "other",
    [
        FULL,
        "Moreau, L.; Okafor, C.; Tanaka, Y.",
        "Moreau L; Okafor C; Tanaka Y",
        "MOREAU, LEA; OKAFOR, CHIDI; TANAKA, YUI",
        "Moreau, L.",
        "Moreau, L.; et al.",
        "Tanaka, Yui; Moreau, Léa",
        "Moraeu, Léa; Okafor, Chidi; Tanaka, Yui",
        "Mor\N{REPLACEMENT CHARACTER}au, Léa; Okafor, Chidi",
        "Léa, Moreau; Chidi, Okafor; Yui, Tanaka",
        "Léa Moreau; Chidi Okafor; Yui Tanaka",
        "Moreau L.Okafor C.Tanaka Y.",
        "Moreau; Okafor",
    ],
)
def test_the_same_people_written_in_another_way_agree_in_full(other: str) -> None:
    assert score(FULL, other) == score(other, FULL) == 100


def test_the_score_is_the_share_of_the_shorter_list() -> None:
    assert score(FULL, "Moreau, L.; Lindqvist, A.") == 50
    assert score(FULL, "Lindqvist, Arvid; Diaz, Ana") == 0


def test_a_namesake_with_another_initial_is_less_than_half_the_person() -> None:
    assert score("Lee, Ann", "Lee, Bo") == pytest.approx(40)
    assert score("Lee, Ann", "Lee") == 100


def test_relatives_with_one_surname_share_its_initials() -> None:
    assert score("Lee, Ann; Lee, Bo", "Lee, B.") == 100


@pytest.mark.parametrize(
    "nobody", ["", "et al.", "Anonymous", "The Lantern Collaboration", "World Tide Organization"]
)
def test_a_list_without_people_cannot_be_compared(nobody: str) -> None:
    assert math.isnan(score(FULL, nobody))
    assert math.isnan(score(nobody, FULL))
    assert math.isnan(score(nobody, nobody))


def test_a_group_among_people_does_not_count() -> None:
    assert score("Moreau, L.; Tide Study Group", "Moreau, L.; Okafor, C.") == 100


def test_first_names_in_common_do_not_make_other_people_the_same() -> None:
    assert score("Moreau, Ann; Okafor, Yui", "Lindqvist, Ann; Diaz, Yui") < 25


def test_people_are_surnames_with_what_stands_for_the_first_name() -> None:
    people, surnames = read_people(f"Moreau, Léa{BETWEEN_AUTHORS}Lewis G. F.", BETWEEN_AUTHORS)
    assert people == (("moreau", "lea"), ("lewis", "g"))
    assert surnames == {"moreau": "l", "lewis": "g"}
