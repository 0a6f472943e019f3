"""Whole columns compared: equal, missing, truncated, and what a cutoff leaves out."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.papers import table
from litboard.matching.prepared import as_objects, prepare_records
from litboard.matching.similarity import (
    compare_abstracts,
    compare_each,
    equal_numbers,
    equal_texts,
    find_ahead,
    holds,
    pair_titles,
    ratios,
    replace_titles,
    shorter_length,
)

NAN = np.nan


def same(values: np.ndarray, expected: list[float]) -> bool:
    return bool(np.array_equal(values, np.array(expected), equal_nan=True))


def test_equal_values_score_100_others_0_and_missing_ones_nothing() -> None:
    texts = as_objects(["a", "a", "", ""]), as_objects(["a", "b", "a", ""])
    assert same(equal_texts(*texts), [100, 0, NAN, NAN])
    numbers = np.array([1, 1, NAN, NAN]), np.array([1, 2, 1, NAN])
    assert same(equal_numbers(*numbers), [100, 0, NAN, NAN])


def test_ratios_are_of_levenshtein_and_0_below_the_least() -> None:
    one, other = as_objects(["copper", "copper", ""]), as_objects(["copper", "cooper", "copper"])
    assert same(np.round(ratios(one, other), 1), [100, 83.3, NAN])
    assert same(ratios(one, other, least=90), [100, 0, NAN])


def test_a_comparison_is_asked_only_where_both_texts_are_there() -> None:
    asked: list[tuple[str, str]] = []

    def compare(a: str, b: str) -> float:
        asked.append((a, b))
        return 50.0

    assert same(compare_each(compare, as_objects(["a", ""]), as_objects(["b", "c"])), [50, NAN])
    assert asked == [("a", "b")]


def test_a_question_is_asked_only_where_it_is_wanted() -> None:
    texts = as_objects(["a", "b", "c"])
    where = np.array([True, False, True])
    assert holds(lambda a, b: a == b, texts, as_objects(["a", "b", "x"]), where).tolist() == [
        True,
        False,
        False,
    ]


TEXT = "".join(chr(97 + (7 * n + n // 3) % 26) for n in range(400))


@pytest.mark.parametrize(
    ("letters", "prefix", "scored"),
    [
        (79, False, False),
        (80, True, False),
        (159, True, False),
        (160, True, True),
        (379, True, True),
    ],
)
def test_a_prefix_supports_from_80_letters_on_and_scores_from_160(
    letters: int, prefix: bool, scored: bool
) -> None:
    one, other = as_objects([TEXT]), as_objects([TEXT[:letters]])
    score, length, is_prefix, _ = compare_abstracts(one, other)
    assert (length.tolist(), is_prefix.tolist()) == ([letters], [prefix])
    assert (score[0] == 100) == scored


def test_of_nearly_equal_length_nothing_is_truncated() -> None:
    _, _, prefix, _ = compare_abstracts(as_objects([TEXT]), as_objects([TEXT[:380]]))
    assert not prefix[0]


@pytest.mark.parametrize(("letters", "similar"), [(239, False), (240, True)])
def test_lengths_are_similar_from_six_tenths_on(letters: int, similar: bool) -> None:
    *_, lengths = compare_abstracts(as_objects([TEXT]), as_objects([TEXT[:letters]]))
    assert lengths.tolist() == [similar]


def test_another_word_at_the_end_of_a_prefix_is_no_contradiction_but_another_text_is() -> None:
    changed = as_objects([TEXT[:197] + "???", "?" * 40 + TEXT[40:200]])
    _, _, prefix, _ = compare_abstracts(as_objects([TEXT, TEXT]), changed)
    assert prefix.tolist() == [True, False]


def test_the_shorter_length_counts_letters() -> None:
    assert shorter_length(as_objects(["abc", "a"]), as_objects(["ab", ""])).tolist() == [2, 0]


def test_of_two_titles_the_one_more_alike_is_taken_unless_both_records_have_two() -> None:
    records = prepare_records(
        table(
            {"title": "Kupfer in alten Geigen [Copper in old violins]"},
            {"title": "Copper in old violins"},
            {"title": "Gold in alten Lauten [Copper in old violins]"},
        )
    )
    one, other = pair_titles(records, np.array([0, 0]), np.array([1, 2]))
    assert one.tolist() == ["copper in old violins", records.title[0]]
    assert other.tolist() == ["copper in old violins", records.title[2]]
    changed = replace_titles(records.take(np.array([0, 0])), one)
    assert changed.title_key.tolist() == ["copperinoldviolins", records.title_key[0]]
    assert replace_titles(records, records.title) is records


def test_a_paper_ahead_of_print_counts_its_pages_from_1_and_has_no_volume() -> None:
    records = prepare_records(
        table(
            {"pages": "1-9"},
            {"pages": "11-19", "volume": "3"},
            {"pages": "1-9", "volume": "3"},
            {"pages": "11-18", "volume": "3"},
        )
    )
    early = records.take(np.array([0, 0, 0, 0]))
    assert find_ahead(early, records).tolist() == [False, True, True, False]
