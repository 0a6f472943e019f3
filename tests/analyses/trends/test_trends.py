from __future__ import annotations

import numpy as np
import pytest

from helpers.works import works_table
from litboard.analyses import (
    key_terms,
    term_changes,
    term_shares,
    term_trend,
    works_per_year,
)

LIGHT, DARK = "Dark energy and dark energy.", "Spin glass and spin glass."


def dated(years, abstracts=None):
    works = works_table(abstracts or [LIGHT, DARK] * (len(years) // 2), years=years)
    return works, key_terms(works)


def test_years_without_works_are_counted_as_zero():
    works, _ = dated([2019, 2021, None, 2021])
    table = works_per_year(works)
    assert table.to_numpy().tolist() == [[2019, 1], [2020, 0], [2021, 2]]
    assert table.attrs["undated"] == 1


@pytest.mark.parametrize("years", [[], [None, None]])
def test_without_years_there_is_no_row(years):
    works, terms = dated(years)
    assert works_per_year(works).empty
    assert works_per_year(works).attrs["undated"] == len(years)
    assert list(works_per_year(works).columns) == ["year", "works"]
    assert term_trend(works, terms, terms.table["term"]).empty
    changes = term_changes(works, terms)
    assert changes.empty
    assert changes.attrs == {"split": None, "undated": len(years)}


def test_a_trend_has_a_share_and_an_interval_for_every_year():
    works, terms = dated([2019, 2019, 2021, 2021])
    table = term_trend(works, terms, ["dark energy"])
    assert list(table.columns) == ["term", "year", "works", "of", "share", "low", "high"]
    assert table["year"].tolist() == [2019, 2020, 2021]
    assert table["works"].tolist() == [1, 0, 1]
    assert table["of"].tolist() == [2, 0, 2]
    assert np.isnan(table["share"][1])
    assert (table["low"][1], table["high"][1]) == (0, 1)


def test_a_trend_is_that_of_the_works_given():
    works, terms = dated([2019, 2019, 2021, 2021])
    some = works[works["year"] == 2021].reset_index(drop=True)
    assert term_trend(some, terms, ["dark energy"])["of"].tolist() == [2]


def test_a_variant_names_its_term():
    works, terms = dated([2019, 2019])
    assert term_trend(works, terms, ["Dark Energy"])["term"].tolist() == ["dark energy"]


def test_an_unknown_term_is_named():
    works, terms = dated([2019, 2019])
    with pytest.raises(KeyError, match="no key term 'light'"):
        term_trend(works, terms, ["light"])


def test_foreign_works_are_refused():
    works, terms = dated([2019, 2019])
    with pytest.raises(KeyError, match="not in these terms"):
        term_trend(works.assign(id=["x", "y"]), terms, ["dark energy"])


def test_a_work_of_two_sources_counts_in_each():
    works = works_table([LIGHT, DARK, LIGHT], sources=[["a", "b"], ["b"], []])
    table = term_shares(works, key_terms(works), ["dark energy"])
    assert list(table.columns) == ["group", "term", "works", "of", "share", "low", "high"]
    assert table[["group", "works", "of", "share"]].to_numpy().tolist() == [
        ["a", 1, 1, 1.0],
        ["b", 1, 2, 0.5],
    ]
    assert table.attrs["ungrouped"] == 1


def test_shares_by_a_single_value_leave_out_the_missing():
    works, terms = dated([2019, 2020, None, 2020])
    table = term_shares(works, terms, ["dark energy", "spin glass"], by="year")
    assert table["group"].tolist() == [2019, 2020, 2019, 2020]
    assert table["works"].tolist() == [1, 0, 0, 2]
    assert table.attrs["ungrouped"] == 1


def test_a_strong_change_is_clear_and_a_weak_one_is_not():
    abstracts = [DARK] * 20 + [LIGHT] * 20
    abstracts = [
        f"{text} {'Red giant, red giant.' if n % 2 else ''}" for n, text in enumerate(abstracts)
    ]
    works, terms = dated([2001] * 20 + [2009] * 20, abstracts)
    table = term_changes(works, terms).set_index("term")
    assert table.attrs["split"] == 2009
    assert table.loc["dark energy", ["early", "late", "difference"]].tolist() == [0, 1, 1]
    assert table["clear"].to_dict() == {"dark energy": True, "spin glass": True, "red giant": False}
    assert table.loc["red giant", "low"] < 0 < table.loc["red giant", "high"]


def test_four_works_make_no_change_clear():
    works, terms = dated([2001, 2001, 2002, 2002], [DARK, DARK, LIGHT, LIGHT])
    table = term_changes(works, terms, min_works=1)
    assert table["difference"].abs().tolist() == [1, 1]
    assert not table["clear"].any()


def test_the_split_halves_the_works_not_the_years():
    works, terms = dated([1990, *[2020] * 5, *[2021] * 6])
    assert term_changes(works, terms).attrs["split"] == 2021


def test_changes_do_not_depend_on_the_order_of_works():
    works, terms = dated([2001, 2001, 2002, 2002, 2003, 2003])
    mixed = works.sample(frac=1, random_state=2).reset_index(drop=True)
    assert term_changes(works, terms).equals(term_changes(mixed, key_terms(mixed)))
