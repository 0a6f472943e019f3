from __future__ import annotations

import pytest

from helpers.works import works_table
from litboard.analyses import key_terms
from litboard.analyses.trends.yearly import count_by_year

WORKS = works_table(
    ["Dark energy.", "Dark energy, spin glass.", "Spin glass.", "Spin glass."],
    years=[2020, 2022, 2022, None],
)
TERMS = key_terms(WORKS)


def test_works_are_counted_by_year_and_term():
    yearly = count_by_year(WORKS, TERMS)
    assert yearly.years.tolist() == [2020, 2022]
    assert yearly.of.tolist() == [1, 2]
    assert yearly.counts[:, TERMS.find("dark energy")].tolist() == [1, 1]
    assert yearly.counts[:, TERMS.find("spin glass")].tolist() == [0, 2]
    assert yearly.undated == 1


def test_columns_are_those_chosen_or_those_of_enough_works():
    yearly = count_by_year(WORKS, TERMS)
    chosen = yearly.columns(TERMS, ["Spin Glass", "dark energy", "spin glass"], 9)
    assert chosen == sorted({TERMS.find("dark energy"), TERMS.find("spin glass")})
    assert yearly.columns(TERMS, None, 3) == []
    with pytest.raises(KeyError, match="no key term 'light'"):
        yearly.columns(TERMS, ["light"], 1)


def test_a_work_that_the_terms_do_not_know_is_refused():
    with pytest.raises(KeyError, match="1 works are not in these terms, 'x'"):
        count_by_year(WORKS.assign(id=["x", *WORKS["id"].iloc[1:]]), TERMS)
