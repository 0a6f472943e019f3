"""What a reader hands over: sources, the records they state, and what could not be read."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from pathlib import PurePath

#: Stands where a letter was lost on the way to us and could not be found again.
LOST = "\N{REPLACEMENT CHARACTER}"

#: A year outside is a typing error.
YEARS = range(1000, 3000)


@dataclass(frozen=True, slots=True)
class Source:
    """One file, upload or pasted text: a name to show and the bytes as they came.

    The name is a label. It is never used as a path.

    >>> litboard.Source.from_text("TY  - JOUR", name="refs.ris").suffix
    '.ris'
    """

    name: str
    content: bytes

    @classmethod
    def from_text(cls, text: str, name: str = "pasted text") -> Source:
        """Pasted text as a source, so that it is read like any file."""
        return cls(name, text.encode("utf-8", "replace"))

    @property
    def suffix(self) -> str:
        """The ending of the name in lower case: a hint, never the judge of the format."""
        return PurePath(self.name).suffix.lower()


class RepairKind(StrEnum):
    """How much of a damaged text came back."""

    EXACT = "exact"  # the bytes say it
    COMPLETED = "completed"  # another record holds the whole name
    MARKED = "marked"  # part of it is lost and shown as such


@dataclass(frozen=True, slots=True)
class Repair:
    """One damaged text before and after, so that a person can check what was done.

    `pattern` is a regular expression for every text the damaged one may have been; it is
    what a whole name elsewhere must match before it fills the gap.
    """

    field: str
    before: str
    after: str
    kind: RepairKind
    codec: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What one source states about one paper, as it states it. Any field may be missing.

    `source`, `entry` (counted from 1) and `lines` (first and last, counted from 1) say where
    it stands; `raw` is the text it was read from, untouched. Authors are written
    "Last, First"; a name of one word stands alone. Pages are the first and the last, as
    "123-130", or the number of an article (see `litboard.text.tidy_pages`). Notes are what
    people and databases wrote about the paper.

    >>> corpus = litboard.read_text("@misc{lee21, title={Old violins}, year={2021}}")
    >>> corpus.records[["source", "entry", "title", "year"]]
            source  entry        title  year
    0  pasted text      1  Old violins  2021
    """

    source: str
    entry: int
    lines: tuple[int, int]
    raw: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    abstract: str | None = None
    year: int | None = None
    venue: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    pmid: str | None = None
    keywords: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    url: str | None = None
    kind: str | None = None
    repairs: tuple[Repair, ...] = ()


class Severity(StrEnum):
    """Whether a problem cost something."""

    LOST = "not read"
    CHECK = "read, please check"


@dataclass(frozen=True, slots=True)
class Problem:
    """A piece of a source that could not be read: where, why, its text, and what to do.

    `code` names the kind of problem for programs ("archive.too-large"): the step or the format
    that met it, then what is wrong. It stays the same from version to version, while `reason`
    and `remedy` are sentences for people and may change; `docs/problems.md` lists all codes.
    `lines` is `(0, 0)` where the whole source could not be read as text. A problem of
    severity CHECK belongs to a record that was read, but by a guess a person should see.

    >>> problem = litboard.Problem(
    ...     "refs.csv", (340, 341), "no title", "add a title", entry=12, code="table.no-title"
    ... )
    >>> print(problem)
    refs.csv, entry 12 (lines 340-341): no title; add a title
    """

    source: str
    lines: tuple[int, int]
    reason: str
    remedy: str
    raw: str = ""
    entry: int | None = None
    severity: Severity = Severity.LOST
    _: KW_ONLY
    code: str

    def __str__(self) -> str:
        entry = f", entry {self.entry}" if self.entry else ""
        first, last = self.lines
        span = f"line {first}" if first == last else f"lines {first}-{last}"
        place = f" ({span})" if first else ""
        return f"{self.source}{entry}{place}: {self.reason}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that came out of one source.

    Records, problems and the lines of the label together account for every non-blank line.
    """

    source: str
    format: str | None = None
    encoding: str | None = None
    label: str | None = None
    label_lines: tuple[int, int] | None = None
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    size: int = 0
