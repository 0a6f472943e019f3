"""A person's words on pairs of records: kept, obeyed, taken back."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Literal, cast

from litboard.annotations.json_store import REMEDY, BesideError, read_list, write_list

#: Beside the corpus, so that a person's decisions travel with the papers.
FILE_NAME = "decisions.json"

Verdict = Literal["same", "different"]

_WORDS = ("same", "different")

#: Records whose every pair is written down when a work is split: 4,950 lines.
MOST_SPLIT = 100


class DecisionsError(BesideError):
    """A file of decisions that cannot be read: names the file, the place and the remedy."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said on two records: "same" work or "different" works.

    `a` and `b` are record ids, the lesser first; `when` is a time in ISO 8601.
    """

    a: str
    b: str
    verdict: Verdict
    when: str | None = None

    def __post_init__(self) -> None:
        if self.verdict not in _WORDS:
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
        """With a word more, on a record and one or several others, that outweighs all before it.

        What is said in one go is taken back in one go.
        """
        return self.decide_pairs(((a, b) for b in others), verdict=verdict)

    def decide_pairs(self, pairs: Iterable[tuple[str, str]], *, verdict: Verdict) -> Decisions:
        """With one word more on many pairs, which is taken back in one go."""
        # Two clicks within a second are two steps to undo.
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        return replace(self, made=(*self.made, *(Decision(a, b, verdict, now) for a, b in pairs)))

    def split(self, records: Sequence[str]) -> Decisions:
        """With a word that no two of some records are the same work, taken back in one go.

        Raises ValueError for more than `MOST_SPLIT`, whose pairs nobody could look through.
        """
        if len(records) > MOST_SPLIT:
            raise ValueError(
                f"{len(records)} records: split at most {MOST_SPLIT} in one go; "
                "say of single records that they are not the same"
            )
        return self.decide_pairs(combinations(records, 2), verdict="different")

    def undo(self, step: str | None = None) -> Decisions:
        """Without what was said last; what was said before on its pairs counts again.

        `step`, the time of an earlier step, takes back that one instead: where several people
        decide, each takes back their own.
        """
        if step is not None:
            return replace(self, made=tuple(one for one in self.made if one.when != step))
        return replace(self, made=self.made[: len(self.made) - len(self.last_step())])

    def last_step(self) -> tuple[Decision, ...]:
        """What was said last, in one go; empty where nothing was said."""
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
        """The last word on the pair, in either order; None where nobody spoke."""
        pair = (min(a, b), max(a, b))
        words = (one.verdict for one in reversed(self.made) if (one.a, one.b) == pair)
        return next(words, None)

    def last_words(self) -> dict[tuple[str, str], Verdict]:
        """The last word on every pair that was spoken of, the lesser id first."""
        return {(one.a, one.b): one.verdict for one in self.made}


def read_decisions(path: str | os.PathLike[str]) -> Decisions:
    """The decisions kept in a file; none if there is no such file.

    Raises `DecisionsError` for a file that cannot be understood, so that nobody's work is
    lost by writing over it.
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
    """Keep the decisions in a file a person can read, one a line, in the order made.

    The file is replaced in one step: a reader finds the old decisions or the new, never half.
    """
    write_list(path, "decisions", (asdict(one) for one in decisions.made))
