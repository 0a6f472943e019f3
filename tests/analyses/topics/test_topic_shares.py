from __future__ import annotations

import pandas as pd
import pytest

from helpers.planted import planted_terms, planted_topics
from litboard.analyses import topic_shares, topics


@pytest.fixture(scope="module")
def found():
    """Three fields: the first is of 2020, the others of 2021; one work in four has no year."""
    works, fields, _ = planted_terms()
    years = [None if row % 4 == 0 else 2020 + (row >= 12) for row in range(len(works))]
    sources = [["a"], ["b"], ["a", "b", "a"]] * 12
    dated = works.assign(year=pd.array(years, dtype="Int64"), sources=sources)
    return dated, fields, planted_topics()


def test_shares_of_a_year_add_up_and_its_works_are_counted(found):
    works, _, parts = found
    table = topic_shares(works, parts)
    assert list(table.columns) == ["topic", "name", "group", "works", "of", "share", "low", "high"]
    assert table.groupby("group")["share"].sum().tolist() == pytest.approx([1, 1])
    assert table.drop_duplicates("group").set_index("group")["of"].to_dict() == {2020: 9, 2021: 18}
    first = parts.assignments["topic"][0]
    row = table[(table["topic"] == first) & (table["group"] == 2020)].iloc[0]
    assert (row["works"], row["share"], row["high"]) == (9, 1.0, 1.0)
    assert table.attrs == {"ungrouped": 9, "outside": 0}


def test_every_topic_has_a_row_in_every_group_and_its_share_lies_in_the_interval(found):
    works, _, parts = found
    table = topic_shares(works, parts)
    assert len(table) == 3 * 2
    assert (table["low"] <= table["share"]).all()
    assert (table["share"] <= table["high"]).all()
    assert (table["works"] == 0).any()


def test_a_work_of_two_sources_counts_once_in_each(found):
    works, _, parts = found
    table = topic_shares(works, parts, by="sources")
    assert table["group"].unique().tolist() == ["a", "b"]
    assert table.drop_duplicates("group")["of"].tolist() == [24, 24]


def test_a_work_in_no_topic_is_in_attrs_and_not_counted(found):
    works, _, _ = found
    silent = works.copy()
    silent.loc[1, "abstract"] = None
    table = topic_shares(silent, topics(silent, count=3))
    assert table.attrs["outside"] == 1
    assert table.drop_duplicates("group")["of"].sum() == 26


def test_works_without_any_year_give_an_empty_table_that_says_so(found):
    works, _, parts = found
    table = topic_shares(works.assign(year=None), parts)
    assert table.empty
    assert table.attrs["ungrouped"] == len(works)


def test_an_unknown_column_is_refused(found):
    works, _, parts = found
    with pytest.raises(KeyError, match="planet"):
        topic_shares(works, parts, by="planet")


def test_a_part_of_the_works_may_be_asked_for(found):
    works, _, parts = found
    assert topic_shares(works[12:], parts)["of"].unique().tolist() == [18]
