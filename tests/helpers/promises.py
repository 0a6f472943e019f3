"""What every reader of copied listings promises, to be held against each of them."""

from __future__ import annotations

from time import process_time

from helpers.copied_pages import ABSTRACTS, ENTRIES, claimed
from litboard.readers.format import Format, Text

#: Texts of other kinds, none of which a listing may claim.
OTHERS = (ENTRIES, "Abstract:" + ABSTRACTS[0], "We met on 1 May 2020 - it rained. " * 20, "")

#: So long that what takes more than linear time takes many seconds.
LETTERS = 80_000


def assert_in_time(format_: Format, text: str) -> None:
    """A hostile text of `LETTERS` is told and read within a second."""
    whole = Text(text)
    start = process_time()
    format_.detect(whole)
    list(format_.read("x", whole))
    assert process_time() - start < 1


def assert_accounted(format_: Format, lines: list[str]) -> None:
    """Every line that is not blank is claimed, and by one piece only."""
    text = "\n".join(lines)
    pieces = list(format_.read("x", Text(text)))
    assert claimed(pieces, text) == [at for at, line in enumerate(lines, 1) if line.strip()]


def assert_steady(format_: Format, text: str) -> None:
    """No text makes it raise."""
    format_.detect(Text(text))
    list(format_.read("x", Text(text)))


def assert_claims_no_other(format_: Format) -> None:
    """Texts of other kinds are left to their own readers."""
    for text in OTHERS:
        assert format_.detect(Text(text)) == 0
