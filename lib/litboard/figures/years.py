"""Which years a figure draws: a few works of another age do not press all others into a corner."""

from __future__ import annotations

from collections.abc import Sequence

from litboard.text.plural import pluralise

#: So many years are drawn whole.
READABLE = 60
#: Of a longer span, so large a share of the works may stay outside at either end.
TAIL = 0.01

Span = tuple[int, int]


def drawn_span(years: Sequence[int], works: Sequence[int]) -> Span:
    """The first and the last year to draw, of years in order and the works of each.

    All of them; over more than 60 years, those without the outermost works, at most 1 % at
    either end.
    """
    first, last = years[0], years[-1]
    if last - first < READABLE:
        return first, last
    most = TAIL * sum(works)
    return _within(years, works, most), _within(years[::-1], works[::-1], most)


def _within(years: Sequence[int], works: Sequence[int], most: float) -> int:
    """The first year before which stand at most so many works."""
    passed = 0
    for year, count in zip(years, works, strict=True):
        passed += count
        if passed > most:
            return year
    return years[0]


def left_out(years: Sequence[int], works: Sequence[int], span: Span) -> str:
    """What the span leaves out, to be said beside it: "Not drawn: 3 works before 1970"."""
    first, last = span
    both = list(zip(years, works, strict=True))
    before = sum(count for year, count in both if year < first)
    after = sum(count for year, count in both if year > last)
    said = [
        f"{pluralise(number)} {where}"
        for number, where in ((before, f"before {first}"), (after, f"after {last}"))
        if number
    ]
    return f"Not drawn: {', '.join(said)}" if said else ""
