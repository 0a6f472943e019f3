"""Notes of readers on a part of a source: problems that have no place yet."""

from __future__ import annotations

from dataclasses import dataclass

from litboard.schema.records import Problem, Severity

#: How many characters of an unreadable part a problem quotes; the source keeps all of them.
QUOTED = 2_000


@dataclass(frozen=True, slots=True)
class ParseNote:
    """Why a part of a source was not read, or read by a guess, and what a person can do.

    `code` is the code of the problem that it becomes (see `Problem`).
    """

    code: str
    reason: str
    remedy: str

    def to_problem(
        self,
        source: str,
        lines: tuple[int, int],
        raw: str = "",
        *,
        entry: int | None = None,
        severity: Severity = Severity.LOST,
    ) -> Problem:
        """The note as a problem at a place of a source; a long `raw` text is quoted in part."""
        return Problem(
            source, lines, self.reason, self.remedy, quote(raw), entry, severity, code=self.code
        )


def quote(text: str) -> str:
    """Text for a problem, shortened, so that a page of problems stays small."""
    if len(text) <= QUOTED:
        return text
    return f"{text[:QUOTED]}… ({len(text):,} characters in all)"
