"""The works behind whole tables of records."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.papers import WORDS, abstract, partition, table
from litboard.matching import Decisions, explain, match_records
from litboard.matching.blocking import canonical_order
from litboard.matching.judgement import judge
from litboard.matching.pairs import PAIR_COLUMNS
from litboard.matching.prepared import prepare_records
from litboard.matching.rules import RULES
from litboard.matching.scores import score_pairs

BEETLES = "Seasonal migration of lantern beetles across northern meadows"
TITLES = (
    None,
    BEETLES,
    BEETLES.replace("migration", "migratoin"),
    BEETLES + ": a field study",
    BEETLES + ", Part I",
    BEETLES + ", Part II",
    "Erratum: " + BEETLES,
    "Copper mining and the price of barley in three harbour towns",
    "Editorial",
    "Annual report of the meadow registry",
)
ABSTRACTS = (
    None,
    None,
    abstract(1),
    abstract(1)[:260],
    abstract(1).replace("measured", "counted", 1),
    abstract(2),
    "No abstract.",
)
FIELDS: dict[str, Sequence[object]] = {
    "title": TITLES,
    "abstract": ABSTRACTS,
    "authors": [(), ("Moreau, Léa", "Okafor, Chidi"), ("Moreau, L.",), ("Lindqvist, Arvid",)],
    "year": [None, 2018, 2019, 2020, 2030],
    "doi": [None, None, None, "10.1234/a", "10.1234/b", "10.48550/arXiv.1901.00001"],
    "venue": [None, "Journal of Meadows", "J Meadows", "Copper Letters"],
    "volume": [None, None, "7", "8"],
    "issue": [None, None, "1", "2"],
    "pages": [None, None, "11-19", "1-9", "S12"],
}
PAPERS = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in FIELDS.items()})
TABLES = st.lists(PAPERS, max_size=9).map(lambda papers: table(*papers))


def slow_partition(records: pd.DataFrame) -> set[frozenset[str]]:
    """All pairs, judged without keys; strongest first, each joining two works or not at all."""
    fields = prepare_records(records)
    rows = canonical_order(fields)
    left, right = np.triu_indices(len(rows), 1)
    scores = score_pairs(fields, rows[left], rows[right])
    judgement, told = judge(scores), scores.total()
    against, links = set(), []
    for place, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        rule = RULES[judgement.rule[place]]
        if rule.contradicts:
            against.add(frozenset((a, b)))
        if rule.verdict == "same":
            links.append((-judgement.score[place], -told[place], a, b))
    works = {row: {row} for row in range(len(rows))}
    for *_, a, b in sorted(links):
        if not any(frozenset((x, y)) in against for x in works[a] for y in works[b]):
            whole = works[a] | works[b]
            works |= dict.fromkeys(whole, whole)
    return {frozenset(records["id"].iloc[rows[list(work)]]) for work in works.values()}


@pytest.mark.parametrize("seed", range(60))
def test_blocking_misses_no_pair_and_works_are_those_of_all_pairs_compared(seed: int) -> None:
    random = Random(seed)
    # Blocking compares records by their pages only where both state the volume: all do here.
    fields = FIELDS | {"volume": ["7", "8"]}
    papers = [
        {name: random.choice(values) for name, values in fields.items()}
        for _ in range(random.randrange(2, 10))
    ]
    records = table(*papers)
    assert partition(records["id"], match_records(records)) == slow_partition(records)


@settings(max_examples=20, deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(records: pd.DataFrame, random: Any) -> None:
    shuffled = records.sample(frac=1, random_state=random.randrange(1000)).reset_index(drop=True)
    one, other = match_records(records), match_records(shuffled)
    assert partition(records["id"], one) == partition(shuffled["id"], other)
    pd.testing.assert_frame_equal(one.merges, other.merges)
    pd.testing.assert_frame_equal(one.candidate_pairs, other.candidate_pairs)


@settings(max_examples=20, deadline=None)
@given(TABLES)
def test_an_unrelated_record_changes_nothing(records: pd.DataFrame) -> None:
    stranger = table({"id": "stranger", "title": "Violins of granite", "authors": ("Tanaka, Yui",)})
    more = pd.concat([records, stranger], ignore_index=True)
    one, other = match_records(records), match_records(more)
    assert partition(more["id"], other) == partition(records["id"], one) | {frozenset({"stranger"})}
    pd.testing.assert_frame_equal(one.merges, other.merges)
    pd.testing.assert_frame_equal(one.candidate_pairs, other.candidate_pairs)


@settings(max_examples=20, deadline=None)
@given(TABLES, st.data())
def test_each_record_is_in_one_work_which_its_merges_explain(
    records: pd.DataFrame, data: st.DataObject
) -> None:
    decisions = Decisions()
    pairs = list(combinations(records["id"], 2))
    for _ in range(data.draw(st.integers(0, 3)) if pairs else 0):
        words = st.sampled_from(["same", "different"])
        decisions = decisions.decide(*data.draw(st.sampled_from(pairs)), verdict=data.draw(words))
    matching = match_records(records, decisions)
    assert len(matching.work_of) == len(records)
    work_of = dict(zip(records["id"], matching.work_of, strict=True))
    assert all(work_of[a] == work_of[b] for a, b in matching.merges[["a", "b"]].to_numpy())
    assert all(work_of[a] != work_of[b] for a, b in matching.candidate_pairs[["a", "b"]].to_numpy())
    # One pair fewer than records, all within works: a tree for each work.
    assert len(matching.merges) == len(records) - len(set(matching.work_of))


@settings(max_examples=15, deadline=None)
@given(TABLES, st.data())
def test_to_decide_and_undo_gives_back_the_same_works(
    records: pd.DataFrame, data: st.DataObject
) -> None:
    before = match_records(records)
    if len(records) > 1:
        pair = data.draw(st.sampled_from(list(combinations(records["id"], 2))))
        word = data.draw(st.sampled_from(["same", "different"]))
        decisions = Decisions().decide(*pair, verdict=word)
        decided = match_records(records, decisions)
        numbers = dict(zip(records["id"], decided.work_of, strict=True))
        assert (numbers[pair[0]] == numbers[pair[1]]) == (word == "same")
        after = match_records(records, decisions.undo())
        assert partition(records["id"], after) == partition(records["id"], before)
        pd.testing.assert_frame_equal(after.candidate_pairs, before.candidate_pairs)


@settings(max_examples=15, deadline=None)
@given(TABLES)
def test_bulk_and_single_pairs_tell_the_same(records: pd.DataFrame) -> None:
    row_of = {record: records.iloc[row] for row, record in enumerate(records["id"])}
    for row in match_records(records).merges.itertuples(index=False):
        found = explain(row_of[row.a], row_of[row.b])
        assert (found.rule, found.rule_key, found.score) == (row.rule, row.rule_key, row.score)
        assert (found.probability, found.detail) == (row.probability, row.detail)
        assert found.verdict == "same"


def test_papers_stated_in_full_here_and_by_abstract_alone_there_are_found() -> None:
    whole = [
        {"title": f"{WORDS[n]} and {WORDS[n + 1]} at sea", "authors": (f"Moreau, {WORDS[n]}",)}
        | {"abstract": abstract(n)}
        for n in range(10)
    ]
    alone = [{"abstract": abstract(n)} for n in (*range(4, 14), *range(8, 18), *range(15, 25))]
    records = table(*whole, *alone)
    matching = match_records(records)
    assert len(records) == 40
    assert len(set(matching.work_of)) == 25
    assert len(matching.merges) == 15
    assert matching.candidate_pairs.empty


def test_no_records_are_no_works() -> None:
    matching = match_records(table())
    assert len(matching.work_of) == len(matching.merges) == len(matching.candidate_pairs) == 0
    assert list(matching.merges.columns) == list(PAIR_COLUMNS)


def test_columns_that_are_not_there_are_missing_fields() -> None:
    records = pd.DataFrame({"id": ["x", "y"], "abstract": [abstract(1)] * 2})
    assert len(set(match_records(records).work_of)) == 1


def test_a_record_between_two_works_goes_with_the_stronger_link() -> None:
    text = abstract(1)
    one = {"id": "one", "title": BEETLES, "authors": ("Moreau, L.",), "abstract": text}
    two = {
        "id": "two",
        "title": TITLES[7],
        "authors": ("Tanaka, Y.",),
        "abstract": text[:-9] + "snow.",
    }
    between = {"id": "between", "abstract": text}
    matching = match_records(table(one, two, between))
    works = partition(table(one, two, between)["id"], matching)
    assert works == {frozenset({"one", "between"}), frozenset({"two"})}
    assert matching.candidate_pairs["rule"].to_list() == [
        "kept apart: a record of one work contradicts the other work"
    ]


def test_a_thousand_copies_are_one_work() -> None:
    records = table(*[{"title": BEETLES, "authors": ("Moreau, L.",), "year": 2019}] * 1000)
    matching = match_records(records)
    assert len(set(matching.work_of)) == 1
    assert len(matching.merges) == 999


def test_copies_of_records_find_each_other_as_the_records_do() -> None:
    whole = {"title": BEETLES, "authors": ("Moreau, L.",), "year": 2019, "abstract": abstract(1)}
    papers = [
        whole,
        {"title": BEETLES, "authors": ("Moreau, Léa",)},
        {"abstract": abstract(1)[:300]},
    ]
    matching = match_records(table(*(papers * 50)))
    assert len(set(matching.work_of)) == 1


def test_a_thousand_editorials_are_a_thousand_works() -> None:
    letters = np.random.default_rng(7).choice(list("abcdefghijklmnopqrstuvwxyz"), (1000, 9))
    papers = [{"title": "Editorial", "authors": ("".join(name) + ", A.",)} for name in letters]
    matching = match_records(table(*papers))
    assert len(set(matching.work_of)) == 1000
    assert matching.candidate_pairs.empty


def test_damaged_and_foreign_text_does_no_harm() -> None:
    odd = "\N{REPLACEMENT CHARACTER} \x00 \N{ZERO WIDTH JOINER} 量子 \N{PILE OF POO}"
    records = table(
        {"title": odd, "abstract": odd * 40, "authors": (odd, ",", "")}, {"title": "!?"}
    )
    assert len(set(match_records(records).work_of)) == 2


def test_chinese_abstracts_without_spaces_are_compared_too() -> None:
    generator = np.random.default_rng(5)
    text = "".join(map(chr, generator.integers(0x4E00, 0x9FA5, 300)))
    assert len(set(match_records(table({"abstract": text}, {"abstract": text[:260]})).work_of)) == 1
