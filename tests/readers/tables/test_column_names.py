"""The tables of names are data; what could go wrong is that two fields claim one name."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from litboard.readers.tables.column_names import (
    COLUMNS,
    DETAILS,
    GUESSES,
    KINDS,
    TAG_SIGNS,
    TAGS,
    TRANSLATED,
)
from litboard.text import fold


@pytest.mark.parametrize("table", [COLUMNS, DETAILS, TRANSLATED], ids=["sure", "more", "other"])
def test_a_name_means_one_field(table: dict[str, tuple[str, ...]]) -> None:
    counts = Counter(chain.from_iterable(table.values()))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("table", [COLUMNS, DETAILS, TRANSLATED, GUESSES])
def test_names_are_folded_as_headers_are(table: dict[str, tuple[str, ...]]) -> None:
    assert all(name == fold(name) for names in table.values() for name in names)


def test_the_kinds_of_databases_are_folded() -> None:
    assert all(name == fold(name) for name in KINDS)


def test_the_signs_of_tags_are_tags() -> None:
    tags = set(chain.from_iterable(TAGS.values()))
    assert TAG_SIGNS
    assert all(signs & tags for signs in TAG_SIGNS)
