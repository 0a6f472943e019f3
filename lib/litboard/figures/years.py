"""Choose the years that a figure draws, so that a few old works do not squeeze all others."""

from __future__ import annotations

from collections.abc import Sequence

from litboard.text.plural import pluralise

#: A span of up to so many years is drawn completely.
READABLE = 60
#: Largest share of works that may be left out at either end of a longer span.
TAIL = 0.01

Span = tuple[int, int]


def drawn_span(years: Sequence[int], works: Sequence[int]) -> Span:
    """The first and the last year to draw, given ascending years and the works of each.

    Of a span of more than 60 years, at most 1 % of the works are left out at either end.
    """
    first, last = years[0], years[-1]
    if last - first < READABLE:
        return first, last
    most = TAIL * sum(works)
    return _within(years, works, most), _within(years[::-1], works[::-1], most)


def _within(years: Sequence[int], works: Sequence[int], most: float) -> int:
    """The first of the years before which there are at most so many works."""
    before = 0
    for year, count in zip(years, works, strict=True):
        before += count
        if before > most:
            return year
    return years[0]


def left_out(years: Sequence[int], works: Sequence[int], span: Span) -> str:
    """A note on the works that a span leaves out, "Not drawn: 3 works before 1970", or empty."""
    first, last = span
    both = list(zip(years, works, strict=True))
    before = sum(count for year, count in both if year < first)
    after = sum(count for year, count in both if year > last)
    parts = [
        f"{pluralise(number)} {where}"
        for number, where in ((before, f"before {first}"), (after, f"after {last}"))
        if number
    ]
    return f"Not drawn: {', '.join(parts)}" if parts else ""
