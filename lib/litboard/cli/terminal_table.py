"""Tables on a terminal: as wide as it is, with columns that wrap or are shortened, never cut off.

Into a file or pipe they are plain text of a fixed width, so that the same command gives the same
bytes everywhere. Programs read `--format jsonl` or `csv` instead.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

# Rich takes longer to import than `litboard --help` to answer.
if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

Row = dict[str, Any]

#: More rows than a person reads on a terminal; programs ask for another format.
MOST_ROWS = 50
#: Columns of a file or pipe, unless the environment variable COLUMNS names another number.
PIPE_WIDTH = 100
#: A column with a share is never narrower: a table wider than the terminal is better than none.
NARROWEST = 12
#: Blanks between two columns.
GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and the text of its cell for a row of the table.

    A column is as wide as its widest cell, so that an id can be copied. Columns with a `share`
    divide what is left of the width: their cells wrap to `lines` lines; longer ones end in "…".
    """

    heading: str
    text: Callable[[Row], str]
    share: int = 0
    lines: int = 1
    right: bool = False


def write_table(
    table: pd.DataFrame,
    columns: Sequence[Column],
    *,
    stream: TextIO | None = None,
    most_rows: int = MOST_ROWS,
) -> None:
    """Write the first rows of a table for people, and how many more there are.

    `stream` is stdout unless given.
    """
    from litboard.schema.frames import python_rows

    stream = stream or sys.stdout
    if table.empty:
        print("none", file=stream)
        return
    rows = python_rows(table.head(most_rows))
    cells = [[printable(column.text(row)) for column in columns] for row in rows]
    _draw(columns, cells, stream)
    if len(table) > most_rows:
        more = len(table) - most_rows
        print(f"… {more:,} more rows: use --format csv or jsonl", file=stream)


def printable(text: str) -> str:
    """A text on one line, without characters that control a terminal."""
    harmless = (letter for letter in text if letter.isprintable() or letter.isspace())
    return " ".join("".join(harmless).split())


def fit_widths(widest: Sequence[int], shares: Sequence[int], available: int) -> list[int]:
    """The widths of columns that fill no more than is available, as far as that is possible.

    Columns without a share keep the width of their widest cell. The others divide the rest by
    their shares; what a narrow one does not need goes to the wider ones.
    """
    widths = list(widest)
    left = available - sum(width for width, share in zip(widest, shares, strict=True) if not share)
    flexible = sorted(
        (at for at, share in enumerate(shares) if share), key=lambda at: widest[at] / shares[at]
    )
    for place, at in enumerate(flexible):
        part = left * shares[at] // sum(shares[later] for later in flexible[place:])
        widths[at] = min(widest[at], max(part, NARROWEST))
        left -= widths[at]
    return widths


def _draw(columns: Sequence[Column], cells: Sequence[Sequence[str]], stream: TextIO) -> None:
    from rich.console import Console

    if stream.isatty():
        console = Console(file=stream, highlight=False)
        console.print(_lay_out(columns, cells, console), crop=False)
        return
    text = StringIO()
    console = Console(file=text, width=_pipe_width(), color_system=None, highlight=False)
    console.print(_lay_out(columns, cells, console), crop=False)
    stream.writelines(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def _pipe_width() -> int:
    named = os.environ.get("COLUMNS", "")
    return int(named) if named.isdecimal() and int(named) else PIPE_WIDTH


def _lay_out(columns: Sequence[Column], cells: Sequence[Sequence[str]], console: Console) -> Table:
    from rich.cells import cell_len
    from rich.table import Table

    by_column: Iterable[tuple[str, ...]] = zip(*cells, strict=True)
    widest = [
        max(cell_len(text) for text in (column.heading, *texts))
        for column, texts in zip(columns, by_column, strict=True)
    ]
    available = console.width - GAP * (len(columns) - 1)
    widths = fit_widths(widest, [column.share for column in columns], available)
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column.heading, width=width, justify="right" if column.right else "left")
    for row in cells:
        fitted = zip(row, widths, columns, strict=True)
        table.add_row(*(_fit(text, width, column.lines, console) for text, width, column in fitted))
    return table


def _fit(text: str, width: int, lines: int, console: Console) -> Text:
    """A text wrapped at words to so many lines; one that is longer ends in "…"."""
    from rich.text import Text

    wrapped = Text(text).wrap(console, width, overflow="fold")
    shown = wrapped[:lines]
    if len(wrapped) > lines:
        last = shown[-1]
        last.truncate(width - 1)
        shown[-1] = Text(last.plain.rstrip(" ,;") + "…")
    return Text("\n").join(shown)
