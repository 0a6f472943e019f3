"""Small pages as people copy them, and what a test asks of a reading."""

from __future__ import annotations

from collections.abc import Iterable

from litboard.readers import read_source
from litboard.readers.format import Label, Parsed, Structure
from litboard.schema.records import Problem, Reading, Severity, Source

ABSTRACTS = [
    "We study how models of language answer questions that nobody has asked them before.",
    "Sparse circuits are found in a transformer by pruning. Does this explain what it does?",
    "A survey of benchmarks shows that few of them measure what their names promise.",
    "People and models are compared on tasks of planning; both fail in the same places.",
]

ENTRIES = (
    "Askell, Amanda\n"
    "Questions nobody asked\nLee, Ann, Oduya, Bola\n" + ABSTRACTS[0] + "\n"
    "Sparse circuits\nOduya, Bola, Ferrer, Núria\n" + ABSTRACTS[1] + "\n"
    "What benchmarks promise\nFerrer, Núria\n" + ABSTRACTS[2] + "\n"
    "Planning, by people and models\nLee, Ann, Dee, Cy\n" + ABSTRACTS[3] + "\n"
)
TITLES = [
    "Questions nobody asked",
    "Sparse circuits",
    "What benchmarks promise",
    "Planning, by people and models",
]


def read(text: str | bytes, name: str = "page.txt") -> Reading:
    """A text or bytes as a source, read."""
    content = text.encode() if isinstance(text, str) else text
    return read_source(Source(name, content))


def titles(reading: Reading) -> list[str | None]:
    """The titles of the records, in order."""
    return [record.title for record in reading.records]


def reasons(reading: Reading, severity: Severity = Severity.CHECK) -> dict[int | None, list[str]]:
    """What was said of each entry."""
    said: dict[int | None, list[str]] = {}
    for problem in reading.problems:
        if problem.severity is severity:
            said.setdefault(problem.entry, []).append(problem.reason)
    return said


def covered(reading: Reading) -> list[int]:
    """Every line that a record, a loss or the label stands for; twice where two claim it."""
    spans = [record.lines for record in reading.records]
    spans += [one.lines for one in reading.problems if one.severity is Severity.LOST]
    spans += [reading.label_lines] if reading.label_lines else []
    return sorted(line for first, last in spans for line in range(first, last + 1))


def without(number: int, text: str = ENTRIES) -> str:
    """The text without one of its lines."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[: number - 1] + lines[number:])


def claimed(pieces: Iterable[Parsed], text: str = "") -> list[int]:
    """The lines that pieces stand for, without the blank ones of a text; twice where two do."""
    blank = {at for at, line in enumerate(text.split("\n"), 1) if text and not line.strip()}
    spans = [
        piece.lines
        for piece in pieces
        if isinstance(piece, Label | Structure)
        or not (isinstance(piece, Problem) and piece.severity is Severity.CHECK)
    ]
    lines = (line for first, last in spans for line in range(first, last + 1))
    return sorted(line for line in lines if line not in blank)
