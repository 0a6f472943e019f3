from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from helpers.works import works_table
from litboard.analyses import key_terms, themes, topics
from litboard.analyses.topics.themes import _count_by_largest_gap

#: Fields in pairs: what both share, and the words of each alone.
FAMILIES = {
    "dark matter, galaxy cluster": [
        "gravity lensing, redshift survey, cosmic shear",
        "star formation, stellar wind, dust disk",
    ],
    "protein folding, amino acid": [
        "enzyme kinetics, ligand binding, active site",
        "crystal lattice, diffraction peak, x ray",
    ],
    "interest rate, monetary policy": [
        "stock market, option price, bond yield",
        "wage growth, labour supply, job search",
    ],
}


@pytest.fixture(scope="module")
def found():
    """Topics of six fields, two of each family; with works and families."""
    random = np.random.default_rng(2)
    abstracts, families = [], []
    for family, (shared, fields) in enumerate(FAMILIES.items()):
        for field in fields:
            for _ in range(12):
                phrases = [
                    *random.choice(shared.split(", "), 3),
                    *random.choice(field.split(", "), 5),
                ]
                abstracts.append(" ".join(f"We study the {phrase} of them." for phrase in phrases))
                families.append(family)
    works = works_table(abstracts)
    parts = topics(works, count=6)
    assert len(parts.table) == 6
    return works, np.array(families), parts, key_terms(works)


def test_each_topic_is_in_one_theme_and_works_add_up(found):
    _, _, parts, terms = found
    table = themes(parts, terms)
    assert list(table.columns) == ["theme", "name", "topics", "works", "share"]
    listed = [topic for members in table["topics"] for topic in members]
    assert sorted(listed) == parts.table["topic"].tolist()
    assert table["works"].sum() == parts.table["works"].sum()
    assert table["share"].sum() == pytest.approx(1)
    assert table["works"].is_monotonic_decreasing


def test_topics_of_one_family_make_a_theme(found):
    _, families, parts, terms = found
    table = themes(parts, terms, count=3)
    family_of = {
        topic: pd.Series(families[parts.assignments["topic"] == topic]).mode()[0]
        for topic in parts.table["topic"]
    }
    assert [len({family_of[topic] for topic in members}) for members in table["topics"]] == [1] * 3


def test_names_differ_on_both_levels_unless_a_theme_is_one_topic(found):
    _, _, parts, terms = found
    table = themes(parts, terms)
    assert table["name"].is_unique
    for name, members in zip(table["name"], table["topics"], strict=True):
        assert (name in set(parts.table["name"])) == (len(members) == 1)


def test_the_same_works_in_any_order_give_the_same_themes(found):
    works, _, parts, terms = found
    mixed = works.sample(frac=1, random_state=1).reset_index(drop=True)
    again = themes(topics(mixed, count=6), key_terms(mixed))
    pd.testing.assert_frame_equal(again, themes(parts, terms))


def test_few_topics_have_no_themes(found):
    works, _, _, terms = found
    table = themes(topics(works, count=3), terms)
    assert table.empty
    assert list(table.columns) == ["theme", "name", "topics", "works", "share"]


def test_one_theme_may_be_asked_for_and_none_may_not(found):
    _, _, parts, terms = found
    assert len(themes(parts, terms, count=1)) == 1
    with pytest.raises(ValueError, match="count=0"):
        themes(parts, terms, count=0)


def test_the_cut_is_where_the_next_join_lies_the_longest_way():
    heights = np.array([0.1, 0.2, 0.3, 0.35, 0.4, 0.9, 1.0, 1.1])
    assert _count_by_largest_gap(heights, 9) == 4


def test_a_topic_renamed_keeps_its_theme(found):
    _, _, parts, terms = found
    renamed = replace(parts, table=parts.table.assign(name=[f"mine {n}" for n in range(6)]))
    assert themes(renamed, terms)["topics"].tolist() == themes(parts, terms)["topics"].tolist()
