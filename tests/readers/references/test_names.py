from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from litboard.readers.references import names

CASES = [
    (names.last_name_first, "Ito, A., Ek, B. C., & van der Rohe, L.",
     ("Ito, A.", "Ek, B. C.", "van der Rohe, L.")),
    (names.last_name_first, "Ito A.B., Ek C.", ("Ito, A.B.", "Ek, C.")),
    (names.first_turned, "Ito, A., B. Ek, and U. Rao", ("Ito, A.", "B. Ek", "U. Rao")),
    (names.first_turned, "A. Ito and B. Ek", ("A. Ito", "B. Ek")),
    (names.bare_initials, "Ito A, van der Rohe LM, et al.", ("Ito, A", "van der Rohe, LM")),
    (names.bare_initials, "Иванов А, Петров Б, и др.", ("Иванов, А", "Петров, Б")),
    (names.in_any_order, "Ito, A., Ek, B.", ("Ito, A.", "Ek, B.")),
    (names.in_any_order, "Ito, A., and B. Ek", ("Ito, A.", "B. Ek")),
    (names.in_any_order, "Ito A, Ek B", ("Ito, A", "Ek, B")),
    (names.in_capitals, "ITO, Aya and O’NEIL, Bo", ("Ito, Aya", "O’Neil, Bo")),
    (names.parted, "ITO, AYA ; EK, BO", ("Ito, Aya", "Ek, Bo")),
    (names.as_listed, "Aya Ito, Bo Ek", ("Aya Ito", "Bo Ek")),
    (names.as_listed, "Ito, Aya, and Bo Ek", ("Ito, Aya", "Bo Ek")),
    (names.as_listed, "Ito, A. – Ek, B.", ("Ito, A.", "Ek, B.")),
    (names.as_listed, "Plato", ("Plato",)),
]  # fmt: skip


@pytest.mark.parametrize(("read", "authors", "people"), CASES)
def test_each_way_of_listing_authors_gives_its_people(
    read: Callable[[str], tuple[str, ...]], authors: str, people: tuple[str, ...]
) -> None:
    assert read(authors) == people


@pytest.mark.parametrize(
    ("pattern", "whole"),
    [
        (names.COMMA_NAMES, "Ito, A. B., Ek, C., & Rao, U."),
        (names.COMMA_NAMES, "Ito, A., et al."),
        (names.MIXED_NAMES, "Ito, A., B. Ek, and U. Rao"),
        (names.FIRST_NAMES, "A. Ito, B. Ek and U. Rao"),
        (names.BARE_NAMES, "Ito A, van der Rohe LM"),
        (names.LAST_DOTTED, "Ито А.Б., Эк В.Г."),
        (names.CAPITAL_NAMES, "ITO, Aya, EK, Bo and RAO, Uma"),
        (names.FULL_NAMES, "Aya Ito, Bo C. Ek, and Uma Rao"),
    ],
)
def test_a_list_is_matched_whole(pattern: str, whole: str) -> None:
    assert re.fullmatch(pattern, whole)


@pytest.mark.parametrize(
    "pattern", [names.COMMA_NAMES, names.MIXED_NAMES, names.FIRST_NAMES, names.CAPITAL_NAMES]
)
def test_a_sentence_is_no_list(pattern: str) -> None:
    assert not re.match(pattern, "We met, and drank tea in the harbour")
