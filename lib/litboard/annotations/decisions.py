"""A person's verdicts on pairs of records: made, stored, undone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Literal, cast

from litboard.annotations.json_store import REMEDY, AnnotationFileError, read_list, write_list

#: In the corpus folder, so that decisions travel with the papers.
FILE_NAME = "decisions.json"

Verdict = Literal["same", "different"]

_VERDICTS = ("same", "different")

#: Records of a work that can be split: every pair is written to the file, here 4,950 lines.
MOST_SPLIT = 100


class DecisionsError(AnnotationFileError):
    """A file of decisions that cannot be read: names the file, the place and the remedy."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's verdict on two records: "same" work or "different" works.

    `a` and `b` are record ids, the lesser first; `when` is a time in ISO 8601.
    """

    a: str
    b: str
    verdict: Verdict
    when: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in _VERDICTS:
            raise ValueError(f'verdict {self.verdict!r}: say "same" or "different"')
        if self.a == self.b:
            raise ValueError(f"record {self.a!r} on both sides: name two records")
        if self.a > self.b:
            first, second = self.b, self.a
            object.__setattr__(self, "a", first)
            object.__setattr__(self, "b", second)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions on a corpus, in the order they were made. A value: every change is a new one.

    Where decisions contradict each other, on one pair or around a ring of pairs ("same" a-b,
    "same" b-c, "different" a-c), the later one wins. Decisions on records that are not (or no
    longer) in the corpus are kept and do nothing.
    """

    made: tuple[Decision, ...] = ()

    def __len__(self) -> int:
        return len(self.made)

    def decide(self, a: str, *others: str, verdict: Verdict) -> Decisions:
        """With one more verdict, on a record and each of some others; it overrules earlier ones.

        It is one step for `undo`.
        """
        return self.decide_pairs(((a, b) for b in others), verdict=verdict)

    def decide_pairs(self, pairs: Iterable[tuple[str, str]], *, verdict: Verdict) -> Decisions:
        """With one more verdict on many pairs, which is one step for `undo`."""
        # Two clicks within a second are two steps to undo.
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        return replace(self, made=(*self.made, *(Decision(a, b, verdict, now) for a, b in pairs)))

    def split(self, records: Sequence[str]) -> Decisions:
        """With "different" on every two of some records, as one step for `undo`.

        Raises ValueError for more than `MOST_SPLIT` records.
        """
        if len(records) > MOST_SPLIT:
            raise ValueError(
                f"{len(records)} records: split at most {MOST_SPLIT} in one step; "
                "mark single records as different instead"
            )
        return self.decide_pairs(combinations(records, 2), verdict="different")

    def undo(self, step: str | None = None) -> Decisions:
        """Without the last step; earlier verdicts on its pairs count again.

        `step`, the time of an earlier step, removes that one instead: where several people
        decide, each can undo their own.
        """
        if step is not None:
            return replace(self, made=tuple(one for one in self.made if one.when != step))
        return replace(self, made=self.made[: len(self.made) - len(self.last_step())])

    def last_step(self) -> tuple[Decision, ...]:
        """The decisions of the last step; empty where none was made."""
        first = len(self.made)
        last = self.made[-1].when if self.made else None
        while first and (first == len(self.made) or last == self.made[first - 1].when is not None):
            first -= 1
        return self.made[first:]

    def forget(self, a: str, b: str) -> Decisions:
        """Without any decision on the pair, in either order."""
        pair = (min(a, b), max(a, b))
        return replace(self, made=tuple(one for one in self.made if (one.a, one.b) != pair))

    def verdict_on(self, a: str, b: str) -> Verdict | None:
        """The last verdict on the pair, in either order; None where there is none."""
        pair = (min(a, b), max(a, b))
        verdicts = (one.verdict for one in reversed(self.made) if (one.a, one.b) == pair)
        return next(verdicts, None)

    def last_verdicts(self) -> dict[tuple[str, str], Verdict]:
        """The last verdict on every pair that has one, the lesser id first."""
        return {(one.a, one.b): one.verdict for one in self.made}


def read_decisions(path: str | os.PathLike[str]) -> Decisions:
    """The decisions in a file; none if there is no such file.

    Raises `DecisionsError` for a file that cannot be read, so that nobody loses their work by
    writing over it.
    """
    entries = read_list(path, "decisions", error=DecisionsError)
    return Decisions(
        tuple(_read_decision(entry, f"{path}, decision {n}") for n, entry in enumerate(entries, 1))
    )


def _read_decision(entry: object, place: str) -> Decision:
    if not isinstance(entry, dict):
        raise DecisionsError(f"{place}: not an object; {REMEDY}")
    for name in ("a", "b", "verdict"):
        if not isinstance(entry.get(name), str):
            raise DecisionsError(f'{place}: no text "{name}"; {REMEDY}')
    when = entry.get("when")
    if not (when is None or isinstance(when, str)):
        raise DecisionsError(f'{place}: "when" is not a text; {REMEDY}')
    try:
        return Decision(entry["a"], entry["b"], cast(Verdict, entry["verdict"]), when)
    except ValueError as error:
        raise DecisionsError(f"{place}: {error}; {REMEDY}") from error


def write_decisions(path: str | os.PathLike[str], decisions: Decisions) -> None:
    """Write the decisions to a file that a person can read: one a line, in the order made.

    The file is replaced in one step: a reader sees the old decisions or the new, never a part.
    """
    write_list(path, "decisions", (asdict(one) for one in decisions.made))
