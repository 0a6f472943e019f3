"""A person at a terminal sees how far a long reading has come; a pipe sees nothing of it."""

from __future__ import annotations

import io
import itertools

import pytest

from litboard.cli.main import main
from litboard.cli.progress_line import progress_line
from litboard.schema.records import Reading, Source

SOURCES = [Source("a.bib", b"12"), Source("b\x1b[2J.bib", b"345678")]


#: Up one line, and erase it.
ERASE_LINE = "\x1b[1A\x1b[2K"


@pytest.fixture(autouse=True)
def able_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can move its cursor, whatever the tests run on."""
    monkeypatch.setenv("TERM", "xterm-256color")


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


def test_a_terminal_sees_every_source_and_no_control_characters_of_its_name() -> None:
    stream = Terminal()
    with progress_line(stream, quiet=0) as each:
        list(each(read, SOURCES))
    shown = stream.getvalue()
    assert "reading source 1 of 2: a.bib" in shown
    assert "reading source 2 of 2: b[2J.bib" in shown
    assert "25%" in shown
    assert "\x1b[2J" not in shown


def test_a_quick_reading_shows_no_bar() -> None:
    stream = Terminal()
    with progress_line(stream, quiet=60) as each:
        list(each(read, SOURCES))
    assert stream.getvalue() == ""


def test_the_bar_appears_once_the_reading_takes_long() -> None:
    stream, ticks = Terminal(), itertools.count(0.0, 0.6)
    with progress_line(stream, quiet=1, clock=lambda: next(ticks)) as each:
        list(each(read, SOURCES))
    assert "source 1 of 2" not in stream.getvalue()
    assert "source 2 of 2" in stream.getvalue()


def test_the_bar_is_erased_when_the_reading_is_stopped() -> None:
    def interrupt(source: Source) -> Reading:
        raise KeyboardInterrupt

    stream = Terminal()
    with pytest.raises(KeyboardInterrupt), progress_line(stream, quiet=0) as each:
        list(each(interrupt, SOURCES))
    assert "source 1 of 2" in stream.getvalue()
    assert stream.getvalue().endswith(ERASE_LINE)


def test_control_c_ends_a_command_with_130_and_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*paths: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("litboard.corpus.ingest.read_paths", interrupt)
    assert main(["records", "seeds"]) == 130
    assert capsys.readouterr().err == "litboard: stopped; nothing was changed\n"
