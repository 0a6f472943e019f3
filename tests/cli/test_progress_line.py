"""A person at a terminal sees how far a long reading has come; a pipe sees nothing of it."""

from __future__ import annotations

import io
import itertools

import pytest

from litboard.cli.main import main
from litboard.cli.progress_line import progress_line
from litboard.schema.records import Reading, Source

SOURCES = [Source("a.bib", b"12"), Source("b\x1b[2J.bib", b"345678")]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def read(source: Source) -> Reading:
    return Reading(source.name)


def test_a_pipe_sees_no_progress() -> None:
    stream = io.StringIO()
    with progress_line(stream, quiet=0) as each:
        assert [one.source for one in each(read, SOURCES)] == [one.name for one in SOURCES]
    assert stream.getvalue() == ""


def test_a_terminal_sees_every_source_and_nothing_that_steers_it() -> None:
    stream = Terminal()
    with progress_line(stream, quiet=0) as each:
        list(each(read, SOURCES))
    shown = [line.strip() for line in stream.getvalue().split("\r")]
    assert "reading source 1 of 2 (0% of all bytes): a.bib" in shown
    assert "reading source 2 of 2 (25% of all bytes): b[2J.bib" in shown
    assert shown[-1] == shown[-2] == ""
    assert "\x1b" not in stream.getvalue()


def test_what_is_quick_shows_no_line() -> None:
    stream = Terminal()
    with progress_line(stream, quiet=60) as each:
        list(each(read, SOURCES))
    assert stream.getvalue() == ""


def test_the_line_appears_once_the_reading_takes_long() -> None:
    stream, ticks = Terminal(), itertools.count(0.0, 0.6)
    with progress_line(stream, quiet=1, clock=lambda: next(ticks)) as each:
        list(each(read, SOURCES))
    assert "source 1 of 2" not in stream.getvalue()
    assert "source 2 of 2" in stream.getvalue()


def test_the_line_is_gone_when_the_reading_is_stopped() -> None:
    def interrupt(source: Source) -> Reading:
        raise KeyboardInterrupt

    stream = Terminal()
    with pytest.raises(KeyboardInterrupt), progress_line(stream, quiet=0) as each:
        list(each(interrupt, SOURCES))
    assert stream.getvalue().split("\r")[-2].strip() == ""


def test_control_c_ends_a_command_with_130_and_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*paths: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("litboard.corpus.ingest.read_paths", interrupt)
    assert main(["records", "seeds"]) == 130
    assert capsys.readouterr().err == "litboard: stopped; nothing was changed\n"
