"""Tables for people fit the width; a file or pipe gets the same bytes everywhere."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from litboard.cli.terminal_table import Column, fit_widths, printable, write_table

COLUMNS = (
    Column("Id", lambda row: row["id"]),
    Column("Title", lambda row: row["title"], share=1, lines=2),
    Column("Works", lambda row: str(row["works"]), right=True),
)
LONG = "Lanterns and barley and sparrows and copper and violins of the north and of the south"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def written(monkeypatch):
    """Write titles as a table; returns its lines."""

    def write(*titles: str, columns: str = "40", stream: io.StringIO | None = None) -> list[str]:
        monkeypatch.setenv("COLUMNS", columns)
        stream = stream or io.StringIO()
        rows = [{"id": f"w{at}", "title": title, "works": at} for at, title in enumerate(titles)]
        write_table(pd.DataFrame(rows), COLUMNS, stream=stream)
        return stream.getvalue().splitlines()

    return write


def test_a_table_has_a_heading_and_a_line_a_row(written):
    assert written("Tides", "Lanterns") == [
        "Id  Title     Works",
        "w0  Tides         0",
        "w1  Lanterns      1",
    ]


def test_a_long_cell_wraps_at_words_and_is_shortened_beyond_its_lines(written):
    assert written(LONG) == [
        "Id  Title                          Works",
        "w0  Lanterns and barley and            0",
        "    sparrows and copper and…",
    ]


def test_a_cell_that_just_fits_is_not_shortened(written):
    assert written("Lanterns and barley and sparrows and copper", columns="100") == [
        "Id  Title                                        Works",
        "w0  Lanterns and barley and sparrows and copper      0",
    ]


@pytest.mark.parametrize("columns", ["", "wide", "0"])
def test_a_pipe_has_100_columns_unless_told_otherwise(written, columns):
    first, *_ = written(LONG * 2, columns=columns)
    assert len(first) == 100


def test_a_wide_character_counts_twice(written):
    assert written("灯" * 30, columns="36")[1] == "w0  " + "灯" * 12 + "       0"


def test_a_terminal_sees_the_same_text_and_nothing_that_controls_it(written, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = Terminal()
    lines = written("Ti\x1b[2Jdes [bold]and[/bold] :smile:", columns="80", stream=stream)
    assert "Ti[2Jdes [bold]and[/bold] :smile:" in lines[1]
    assert "\x1b[2J" not in stream.getvalue()


def test_of_many_rows_the_first_are_shown_and_the_others_counted(written):
    lines = written(*["Tides"] * 60)
    assert len(lines) == 52
    assert lines[-1] == "… 10 more rows: use --format csv or jsonl"


def test_an_empty_table_is_none():
    stream = io.StringIO()
    write_table(pd.DataFrame({"id": []}), COLUMNS, stream=stream)
    assert stream.getvalue() == "none\n"


def test_a_text_of_several_lines_becomes_one():
    assert printable("Tides\n\tand \x07 lanterns\u202e ") == "Tides and lanterns"


@pytest.mark.parametrize(
    ("widest", "shares", "available", "widths"),
    [
        # All fit.
        ([5, 20, 20], [0, 1, 1], 60, [5, 20, 20]),
        # The rest is divided by the shares.
        ([5, 90, 90], [0, 2, 1], 65, [5, 40, 20]),
        # What a narrow column does not need, the wide one has.
        ([5, 15, 90], [0, 1, 1], 65, [5, 15, 45]),
        # Never narrower than can be read, and an id is never shortened.
        ([50, 90], [0, 1], 40, [50, 12]),
    ],
)
def test_widths_are_divided_by_shares_and_ids_keep_theirs(widest, shares, available, widths):
    assert fit_widths(widest, shares, available) == widths
