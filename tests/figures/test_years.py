from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from litboard.figures.years import READABLE, drawn_span, left_out


@given(st.dictionaries(st.integers(1500, 2100), st.integers(0, 50), min_size=1, max_size=60))
def test_nearly_all_works_stand_within_the_years_that_are_drawn(counts: dict[int, int]) -> None:
    years, works = sorted(counts), [counts[year] for year in sorted(counts)]
    first, last = drawn_span(years, works)
    inside = sum(works for year, works in counts.items() if first <= year <= last)
    assert inside >= 0.98 * sum(works)
    if last - first > READABLE or years[-1] - years[0] < READABLE:
        assert {first, last} <= counts.keys()
    note = left_out(years, works, (first, last))
    assert bool(note) == (inside < sum(works))
