"""Lines that are too long to be real, taken out of a text before it is read."""

from __future__ import annotations

from litboard.readers.format import MAX_LINE, Line, Text
from litboard.readers.notes import ParseNote
from litboard.schema.records import Problem


def set_aside_long_lines(name: str, text: Text) -> tuple[Text, list[Problem]]:
    """The text with overlong lines left blank, so that the others keep their numbers.

    Each of them is a problem of the source `name`.
    """
    if not _has_long_line(text.text):
        return text, []
    lines = text.text.split("\n")
    long = [Line(number, line) for number, line in enumerate(lines, 1) if len(line) > MAX_LINE]
    kept = ["" if len(line) > MAX_LINE else line for line in lines]
    return Text("\n".join(kept), maps=text.maps), [_too_long(name, line) for line in long]


def _has_long_line(text: str) -> bool:
    """Whether a line is overlong, looked for in steps of a line's length rather than by lines."""
    start = 0
    while len(text) - start > MAX_LINE:
        end = text.rfind("\n", start, start + MAX_LINE + 1)
        if end < 0:
            return True
        start = end + 1
    return False


def _too_long(name: str, line: Line) -> Problem:
    note = ParseNote(
        "file.line-too-long",
        f"the line has {len(line.text):,} characters; {MAX_LINE:,} are allowed",
        "break it up: no title, list of authors or abstract is so long",
    )
    return note.to_problem(name, (line.number, line.number), line.text)
