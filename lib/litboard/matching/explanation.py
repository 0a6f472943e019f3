"""Why two records or works are one work, may be one, or are two: as text and HTML for notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import product
from typing import Any

from litboard.annotations.decisions import Decisions, Verdict
from litboard.matching.explain import Evidence, explain
from litboard.matching.settings import DEFAULT, MatchSettings

Row = dict[str, Any]

#: Records of each work that are compared: they are so alike that more add nothing.
COMPARED = 12

#: Characters of a long text that a table cell shows.
SHOWN = 200

VERDICTS = {"same": "one work", "maybe": "perhaps one work", "different": "two works"}
STATE = {True: "They are one work now.", False: "They are two works now."}
_RANK = ("different", "maybe", "same")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two records are, may be or are not one work.

    - `a`, `b`: the two records compared; of works, the pair with the strongest evidence for one;
    - `evidence`: what the rules decide; `verdict`: what a person decided, None for nobody;
    - `together`: whether both are in one work now.
    """

    a: Row
    b: Row
    evidence: Evidence
    verdict: Verdict | None
    together: bool

    def __repr__(self) -> str:
        lines = [f"  {field}: {score}" for field, _, _, score in self._fields() if score]
        head = [self._conclusion(), f"  {_describe(self.a)}", f"  {_describe(self.b)}"]
        return "\n".join([*head, *lines])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th>{field}</th><td>{_cell(one)}</td><td>{_cell(other)}</td><td>{score}</td></tr>"
            for field, one, other, score in self._fields()
        )
        names = "".join(f"<th>{_cell(_describe(row))}</th>" for row in (self.a, self.b))
        head = f"<tr><th></th>{names}<th>score of 100</th></tr>"
        return f"<p>{escape(self._conclusion())}</p><table>{head}{rows}</table>"

    def _conclusion(self) -> str:
        """The rule with verdict and probability, a person's verdict, and the state, in a line."""
        rule = f"by the rule “{self.evidence.rule}”"
        line = f"{VERDICTS[self.evidence.verdict]}, {rule} ({self.evidence.probability:.0%})"
        by_person = f" A person decided: {self.verdict}." if self.verdict else ""
        return f"{line[0].upper()}{line[1:]}.{by_person} {STATE[self.together]}"

    def _fields(self) -> list[tuple[str, str, str, str]]:
        """Field, both texts and the score, for every field that either record has."""
        rows = []
        for field, score in self.evidence.scores.items():
            one, other = _text(self.a.get(field)), _text(self.b.get(field))
            if one or other or score is not None:
                shown = "" if score is None else str(round(score))
                rows.append((field.replace("_", " "), one, other, shown))
        return rows


def explain_works(
    ones: Sequence[Row],
    others: Sequence[Row],
    decisions: Decisions,
    *,
    together: bool,
    settings: MatchSettings = DEFAULT,
) -> Explanation:
    """The strongest evidence between the records of two works, or between two records.

    Raises ValueError where both sides are one record.
    """
    pairs = list(product(ones[:COMPARED], others[:COMPARED]))
    judged = [
        (explain(one, other, settings=settings), one, other)
        for one, other in pairs
        if one["id"] != other["id"]
    ]
    if not judged:
        raise ValueError(f"record {ones[0]['id']} on both sides: name two records or works")
    evidence, one, other = max(judged, key=lambda pair: _strength(pair[0]))
    verdicts = (decisions.verdict_on(a["id"], b["id"]) for a, b in pairs)
    return Explanation(one, other, evidence, next(filter(None, verdicts), None), together)


def _strength(evidence: Evidence) -> tuple[int, float]:
    return _RANK.index(evidence.verdict), evidence.probability


def _describe(row: Row) -> str:
    title = row["title"] or "untitled"
    return f"{row['source']}, entry {row['entry']}: {title}"


def _text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _cell(text: str) -> str:
    return escape(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")
