"""The number of works that sources share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from litboard.figures.cells import FAINTEST, cells, column_axis
from litboard.figures.frame import MARGIN, empty_figure, make_figure, note, row_axis, rows_of, trace
from litboard.figures.palette import ACCENT, TEXT, UNCLEAR, tinted
from litboard.figures.text import listed, paragraph, quoted, wrapped
from litboard.text.plural import pluralise

#: Most sources in the figure; the Import page lists them all.
MOST = 10
ROOMY = 6  # most sources for which cells are wide enough for large numbers
CELL_ROW = 40
NOTE = 28  # pixels for a line of text below
STRONGEST = 0.4  # largest opacity on which numbers are legible
WHOLE = 0.2  # opacity of the cells on the diagonal


def source_overlap(table: pd.DataFrame) -> go.Figure:
    """A matrix of the works that two sources share; the diagonal has the works of one source.

    From a table `source, other, works`. The letter of a row is the name of its column. Of more
    than ten sources, only those that share most works with others are drawn. `customdata`:
    `[source, other]`.
    """
    rows = rows_of(table)
    every = list(dict.fromkeys(row["source"] for row in rows))
    if not every:
        return empty_figure("No source has been read yet.")
    sources = every if len(every) <= MOST else _sharing_most(rows, every)
    rows = [row for row in rows if row["source"] in sources]
    shown = [row for row in rows if row["other"] in sources]
    spots = [(sources.index(row["other"]), sources.index(row["source"])) for row in shown]
    letters = [_letter(place) for place in range(len(sources))]
    labels = [
        f"{wrapped(name)}&nbsp; {letter}" for name, letter in zip(sources, letters, strict=True)
    ]
    most = max((int(row["works"]) for row in shown if row["source"] != row["other"]), default=0)
    matrix = cells(
        [column for column, _ in spots],
        [line for _, line in spots],
        colors=[_color(row, most) for row in shown],
        hover=[_hover(row) for row in shown],
        customdata=[[row["source"], row["other"]] for row in shown],
    )
    numbers = trace(
        "scatter",
        x=[column for column, _ in spots],
        y=[line for _, line in spots],
        mode="text",
        text=[f"{int(row['works']):,}" for row in shown],
        hoverinfo="skip",
        textfont={"size": 14 if len(sources) <= ROOMY else 11},
        unselected={"textfont": {"color": TEXT}},
    )
    return make_figure(
        [matrix, numbers],
        _alt(shown, sources, len(every)),
        height=60 + CELL_ROW * len(sources) + NOTE * (len(every) > MOST),
        margin={**MARGIN, "b": NOTE} if len(every) > MOST else MARGIN,
        annotations=[_note_on_rest(len(every))] if len(every) > MOST else [],
        xaxis=column_axis(letters),
        yaxis=row_axis(labels),
    )


def _sharing_most(rows: Sequence[Mapping[str, Any]], sources: Sequence[str]) -> list[str]:
    """The sources that share most works with others, the larger of equals, in their order."""
    shared: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for row in rows:
        (size if row["source"] == row["other"] else shared)[row["source"]] += int(row["works"])
    ranked = sorted(sources, key=lambda source: (-shared[source], -size[source], source))
    return [source for source in sources if source in set(ranked[:MOST])]


def _note_on_rest(count: int) -> dict[str, Any]:
    text = f"{MOST} of {count:,} sources: those that share most works"
    return note(text, x=0, y=0, xref="paper", yref="paper", xanchor="left", yanchor="top")


def _letter(place: int) -> str:
    rounds, letter = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(rounds + 1) if rounds else "")


def _color(row: Mapping[str, Any], most: int) -> str:
    # The size of a source is no overlap: a uniform grey keeps it in the background.
    if row["source"] == row["other"]:
        return tinted(UNCLEAR, WHOLE)
    return tinted(ACCENT, max(FAINTEST, STRONGEST * int(row["works"]) / max(1, most)))


def _hover(row: Mapping[str, Any]) -> str:
    shared = pluralise(int(row["works"]))
    if row["source"] == row["other"]:
        return f"{paragraph(row['source'])}<br>{shared}"
    return f"{paragraph(row['source'])}<br>and {paragraph(row['other'])}<br>share {shared}"


def _alt(rows: Sequence[Mapping[str, Any]], sources: Sequence[str], count: int) -> str:
    pairs = [row for row in rows if sources.index(row["source"]) < sources.index(row["other"])]
    sharing = sorted(pairs, key=lambda row: -int(row["works"]))[:1]
    largest = [
        f"{quoted(row['source'])} and {quoted(row['other'])} share {pluralise(int(row['works']))}"
        for row in sharing
        if row["works"]
    ]
    sizes = [
        f"{quoted(row['source'])} {pluralise(int(row['works']))}"
        for row in rows
        if row["source"] == row["other"]
    ]
    most = f"; most shared: {largest[0]}" if largest else "; no two share a work"
    of = f" of {count:,} (those that share most works)" if count > len(sources) else ""
    return f"Matrix: works in {pluralise(len(sources), 'source')}{of}: {listed(sizes[:4])}{most}."
