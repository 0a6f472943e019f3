"""What counts as one work: the cases that people ask about, each with its ruling and an example.

The documentation, the Duplicates page and the tests of the rules all read this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litboard.matching.rules import RULES, Rule, Verdict

RULINGS: Mapping[Verdict, str] = {
    "same": "one work",
    "maybe": "maybe; you decide",
    "different": "another work",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of pair with its ruling, the reason, and two records as an example."""

    name: str
    ruling: Verdict
    why: str
    a: Mapping[str, Any]
    b: Mapping[str, Any]

    @property
    def example(self) -> str:
        """Both records in short, as "Title (Venue, 2020) / Other title (2021)"."""
        return " / ".join(map(_describe, (self.a, self.b)))


def _describe(record: Mapping[str, Any]) -> str:
    place = ", ".join(str(record[name]) for name in ("venue", "year", "doi") if name in record)
    return f"{record['title']} ({place})"


_TITLE = "Copper in the strings of old violins"
_LEE = {"authors": ["Lee, Ann", "Oduya, Bola"]}
_PREPRINT = {"title": _TITLE, "year": 2021, "venue": "arXiv", "arxiv_id": "2101.00001", **_LEE}
_ARTICLE = {
    "title": _TITLE, "year": 2022, "venue": "Acoustics", "volume": "12", "pages": "45-60",
    "doi": "10.1000/ac.12.45", **_LEE,
}  # fmt: skip
_REVIEW = {"title": "Barley for the treatment of sparrows", "venue": "Reviews of Birds", **_LEE}
_COCHRANE = {"venue": "Cochrane Database of Systematic Reviews"}

#: In the order in which they are shown: one work, maybe, another work.
CASES: tuple[Case, ...] = (
    Case(
        "Preprint and published version", "same",
        "One work with two versions. Other DOIs, venues and years are what versions have; the "
        "work shows both.",
        _PREPRINT, _ARTICLE,
    ),
    Case(
        "Versions of a preprint", "same",
        "A preprint that is revised stays the same work.",
        _PREPRINT, {**_PREPRINT, "arxiv_id": "2101.00001v3", "year": 2022},
    ),
    Case(
        "One paper in two catalogues", "same",
        "Catalogues abbreviate, misspell, and add “[Abstract]” or a language behind the title.",
        _ARTICLE,
        {"title": f"{_TITLE} [Review]", "year": 2022, "venue": "Acoust.", "volume": "12",
         "pages": "45-60", "authors": ["Lee A", "Oduya B"]},
    ),
    Case(
        "Translation", "same",
        "Two titles in two languages prove nothing by themselves, but the same authors on the same "
        "pages of one volume do, and a shared abstract. A shared DOI alone makes it a question to "
        "you.",
        _ARTICLE, {**_ARTICLE, "title": "Kupfer in den Saiten alter Geigen"},
    ),
    Case(
        "Update of a review in the Cochrane Library", "same",
        "One review in several versions, which its DOI numbers (.pub2, .pub3): who screens papers "
        "wants it once, as the gold-labelled sets of medical reviews have it. The work shows every "
        "version with its year and DOI.",
        {**_REVIEW, **_COCHRANE, "year": 2008, "doi": "10.1002/14651858.CD009999.pub2"},
        {**_REVIEW, **_COCHRANE, "year": 2016, "doi": "10.1002/14651858.CD009999.pub3"},
    ),
    Case(
        "Conference abstract and article", "maybe",
        "The article says more than the abstract did, and is cited on its own.",
        {"title": _TITLE, "year": 2021, "venue": "Annual Meeting on Acoustics",
         "pages": "S12", **_LEE},
        _ARTICLE,
    ),
    Case(
        "Conference paper and extended journal article", "maybe",
        "Printed at two places, mostly with new results: another work unless you say otherwise.",
        {**_ARTICLE, "venue": "Proceedings of Strings", "year": 2021, "volume": "3",
         "pages": "7-11", "doi": "10.1000/strings.3"},
        _ARTICLE,
    ),
    Case(
        "Update of another review", "maybe",
        "Years later, with new evidence: another work. The same title alone does not "
        "distinguish an update from a reprint, so you decide.",
        {**_REVIEW, "year": 2008}, {**_REVIEW, "year": 2016},
    ),
    Case(
        "Erratum, retraction", "different",
        "A notice on a paper is not the paper.",
        _ARTICLE, {**_ARTICLE, "title": f"Erratum: {_TITLE}", "doi": "10.1000/ac.13.1",
                   "volume": "13", "pages": "1"},
    ),
    Case(
        "Reply, comment", "different",
        "Other people's words, or later ones.",
        _ARTICLE, {"title": f"Comment on “{_TITLE}”", "year": 2022, "venue": "Acoustics",
                   "authors": ["Moreau, Léa"]},
    ),
    Case(
        "Protocol of a review or trial", "different",
        "It says what shall be done; the report says what was found.",
        {**_REVIEW, "title": f"{_REVIEW['title']} (Protocol)", "year": 2006},
        {**_REVIEW, "year": 2008},
    ),
    Case(
        "Parts of a series", "different",
        "Part I and Part II share all but a number.",
        {**_ARTICLE, "title": f"{_TITLE}, Part I"},
        {**_ARTICLE, "title": f"{_TITLE}, Part II", "doi": "10.1000/ac.12.61", "pages": "61-80"},
    ),
    Case(
        "Yearly reports, editorials", "different",
        "One title that comes again over other content.",
        {"title": "Annual report", "year": 2020, "venue": "Acoustics", **_LEE},
        {"title": "Annual report", "year": 2021, "venue": "Acoustics", **_LEE},
    ),
    Case(
        "Abstracts of one supplement under one DOI", "different",
        "The DOI names the issue, not the paper.",
        {"title": _TITLE, "doi": "10.1000/s1", "year": 2020, "authors": ["Lee, Ann"]},
        {"title": "Tides, lanterns and the salmon of the north", "doi": "10.1000/s1",
         "year": 2020, "authors": ["Moreau, Léa"]},
    ),
)  # fmt: skip


def definition_table() -> str:
    """All cases as a Markdown table, as in docs/matching.md."""
    rows = [f"| {one.name} | **{RULINGS[one.ruling]}** | {one.why} | {one.example} |"
            for one in CASES]  # fmt: skip
    return "\n".join(["| Pair | Ruling | Why | Example |", "|---|---|---|---|", *rows])


def rule_table() -> str:
    """All rules in their order as a Markdown table with their keys, as in docs/matching.md."""
    rows = [
        f"| `{rule.key}` | {rule.name} | {RULINGS[rule.verdict]}"
        f"{', contradicts' if rule.contradicts else ''} | {_measured(rule)} |"
        for rule in RULES
    ]
    return "\n".join(["| Key | Rule | Decides | Measured |", "|---|---|---|---|", *rows])


def _measured(rule: Rule) -> str:
    """The share or the log odds of one work, as measured for a rule."""
    if rule.share is not None:
        return f"{rule.share:g}"
    return "" if rule.log_odds is None else f"{rule.log_odds:+g}"
