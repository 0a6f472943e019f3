"""Why two records or works are one work, may be, or are not: for a notebook, in words and HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from typing import Any

from litboard.annotations.decisions import Verdict
from litboard.matching import Decisions, Evidence, explain

Row = dict[str, Any]

#: Records of one work are so alike that its first ones tell what speaks for a pair of works.
COMPARED = 12

#: A cell of a notebook shows the beginning of a long text.
SHOWN = 200

VERDICTS = {"same": "one work", "maybe": "perhaps one work", "different": "two works"}
STANDING = {True: "They are one work now.", False: "They are two works now."}
_RANK = ("different", "maybe", "same")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What speaks for and against two records: `evidence` by the rules, `word` by a person.

    `a` and `b` are the two records compared: of works, the pair that speaks strongest for one
    work. `together` tells whether they stand in one work now.
    """

    a: Row
    b: Row
    evidence: Evidence
    word: Verdict | None
    together: bool

    def __repr__(self) -> str:
        lines = [f"  {field}: {score}" for field, _, _, score in self._fields() if score]
        return "\n".join([self._finding(), f"  {_place(self.a)}", f"  {_place(self.b)}", *lines])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{field}</th><td>{_cell(one)}</td><td>{_cell(other)}</td><td>{score}</td></tr>"
            for field, one, other, score in self._fields()
        )
        head = f"<th></th><th>{_cell(_place(self.a))}</th><th>{_cell(_place(self.b))}</th>"
        return (
            f"<p>{escape(self._finding())}</p><table><tr>{head}<th>alike, of 100</th></tr>{rows}"
            "</table>"
        )

    def _finding(self) -> str:
        """The verdict with its rule, its probability, and a person's word, in a line."""
        rule = f"by the rule “{self.evidence.rule}”"
        told = f"{VERDICTS[self.evidence.verdict]}, {rule} ({self.evidence.probability:.0%})"
        word = f" A person said: {self.word}." if self.word else ""
        return f"{told[0].upper()}{told[1:]}.{word} {STANDING[self.together]}"

    def _fields(self) -> list[tuple[str, str, str, str]]:
        """Field, both texts and the score, for what either record states."""
        rows = []
        for field, score in self.evidence.scores.items():
            one, other = _text(self.a.get(field)), _text(self.b.get(field))
            if one or other or score is not None:
                told = "" if score is None else str(round(score))
                rows.append((field.replace("_", " "), one, other, told))
        return rows


def explain_works(
    ones: Sequence[Row], others: Sequence[Row], decisions: Decisions, *, together: bool
) -> Explanation:
    """The strongest evidence between the records of two works, or between two records."""
    pairs = list(product(ones[:COMPARED], others[:COMPARED]))
    judged = [(explain(one, other), one, other) for one, other in pairs if one["id"] != other["id"]]
    if not judged:
        raise ValueError(f"record {ones[0]['id']} on both sides: name two records or works")
    evidence, one, other = max(judged, key=lambda pair: _strength(pair[0]))
    words = (decisions.verdict_on(a["id"], b["id"]) for a, b in pairs)
    return Explanation(one, other, evidence, next(filter(None, words), None), together)


def _strength(evidence: Evidence) -> tuple[int, float]:
    return _RANK.index(evidence.verdict), evidence.probability


def _place(row: Row) -> str:
    title = row["title"] or "untitled"
    return f"{row['source']}, entry {row['entry']}: {title}"


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _cell(text: str) -> str:
    return escape(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")
