from __future__ import annotations

from helpers.works import works_by_year
from litboard.analyses import (
    first_appearances,
    term_bursts,
)


def test_a_burst_is_the_years_in_which_a_term_was_far_more_common():
    counts = dict.fromkeys(range(2010, 2020), (1, 20))
    works, terms = works_by_year(counts | {2014: (12, 20), 2015: (10, 20)})
    found = term_bursts(works, terms, chosen=["dark energy"])
    assert found[["first", "last", "works", "of"]].to_numpy().tolist() == [[2014, 2015, 22, 40]]
    assert found["weight"][0] > 0


def test_a_steady_term_has_no_burst():
    works, terms = works_by_year(dict.fromkeys(range(2010, 2020), (2, 10)))
    assert term_bursts(works, terms).empty


def test_the_first_appearance_says_how_many_works_came_before():
    works, terms = works_by_year({2018: (0, 4), 2020: (2, 3), 2021: (1, 3)})
    found = first_appearances(works, terms)
    assert found.to_numpy().tolist() == [["dark energy", 2020, 3, 4]]
