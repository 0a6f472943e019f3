"""Records → works: each field is chosen by a rule, and names the record it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from litboard.annotations.field_choices import Choice
from litboard.annotations.lookups import LookupAnswer
from litboard.corpus.fill_gaps import match_lookups
from litboard.matching.titles import strip_appended
from litboard.schema.frames import LIST, make_table, python_rows
from litboard.schema.ids import stable_id
from litboard.schema.records import LOST
from litboard.text import first_sentence, fold

WORK_COLUMNS: dict[str, Any] = {
    "id": "str",
    "label": "str",
    "title": "str",
    "untitled": "bool",
    "authors": LIST,
    "year": "Int64",
    "venue": "str",
    "volume": "str",
    "issue": "str",
    "pages": "str",
    "abstract": "str",
    "doi": "str",
    "arxiv_id": "str",
    "pmid": "str",
    "url": "str",
    "kind": "str",
    "keywords": LIST,
    "notes": LIST,
    "sources": LIST,
    "records": LIST,
    "ids": LIST,
    "links": LIST,
}
ORIGIN_COLUMNS = dict.fromkeys(("work", "field", "origin", "how"), "str")

#: First letters of a folded abstract from which the id of a work is made; copyright lines, which
#: differ between copies, come at the end.
ID_OPENING = 200
#: A shorter abstract ("No abstract available") identifies no work.
ID_SHORTEST = 80

#: The `how` of an origin that a person chose.
CHOSEN = "chosen by you"

#: Fields with identifiers, and their prefix in the column `ids` ("doi:10.1000/1").
ID_KINDS = {"doi": "doi", "arxiv_id": "arxiv", "pmid": "pmid"}

#: A given name in full, which is more than initials ("J.-P.", "JP").
_IN_FULL = re.compile(r"[^\W\d_][^\W\d_A-Z]|[^\W\d_]{4}")

#: How exports end a text that they truncated.
CUT_ENDINGS = ("...", "…")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How a field of a work is chosen from its records: the record with the greatest rank.

    `description` is shown as the origin of the field; `rank` takes the value and its record.
    """

    field: str
    description: str
    rank: Callable[[Any, Row], Any]


def _spelling(text: str) -> tuple[bool, bool, int]:
    """Complete before truncated, undamaged before damaged, then the longer text."""
    return not text.rstrip().endswith(CUT_ENDINGS), LOST not in text, len(text)


def _title(text: str) -> tuple[bool, bool, int, bool, int]:
    """As any text, but a full stop, "[Abstract]" and the like add no length; not all capitals."""
    complete, undamaged, _ = _spelling(text)
    title = strip_appended(text).rstrip(" .")
    return complete, undamaged, len(title), not title.isupper(), -len(text)


def _authors(names: Sequence[str]) -> tuple[bool, int, int, int, bool, int]:
    """Complete, more names, less damage, more full given names, not all capitals, more accents."""
    lost = sum(LOST in name for name in names)
    others = names[-1].lower() in ("others", "et al.") if names else True
    full = sum(_IN_FULL.search(name.partition(",")[2]) is not None for name in names)
    marks = sum(not character.isascii() for name in names for character in name)
    capitals = all(map(str.isupper, names))
    return not others, len(names), -lost, full, not capitals, marks


def _published(row: Row) -> bool:
    return bool(row["venue"]) and "arxiv" not in row["venue"].lower()


#: Ties go to the first record by id, so that the order of sources does not matter.
RULES: tuple[FieldRule, ...] = (
    FieldRule("title", "the longest complete title", lambda value, row: _title(value)),
    FieldRule("authors", "the fullest and best-spelt list", lambda value, row: _authors(value)),
    FieldRule("year", "the earliest year any version states", lambda value, row: -value),
    FieldRule("venue", "where it was published", lambda value, row: (_published(row), len(value))),
    FieldRule("volume", "the published version's", lambda value, row: (_published(row), value)),
    FieldRule("issue", "the published version's", lambda value, row: (_published(row), value)),
    FieldRule(
        "pages", "the published version's", lambda value, row: (_published(row), len(value), value)
    ),
    FieldRule("abstract", "the longest complete abstract", lambda value, row: _spelling(value)),
    FieldRule("doi", "the published version's", lambda value, row: "arxiv" not in value.lower()),
    FieldRule("arxiv_id", "the latest one stated", lambda value, row: value),
    FieldRule("pmid", "the latest one stated", lambda value, row: value),
    FieldRule("url", "the published version's", lambda value, row: (_published(row), -len(value))),
    FieldRule("kind", "the published version's", lambda value, row: (_published(row), value)),
)


@dataclass(frozen=True, eq=False)
class Works:
    """The table of works, the origin of each field, and the id of a work for each alias."""

    table: pd.DataFrame
    origins: pd.DataFrame
    aliases: dict[str, str]


def derive_works(
    records: pd.DataFrame,
    work_of: np.ndarray,
    lookups: Sequence[LookupAnswer],
    choices: Sequence[Choice] = (),
) -> Works:
    """One row a work, sorted by label, whatever order the records came in.

    `work_of` gives a group for every row of `records`. Answers of `lookups` fill gaps only: a
    field that a record has is never overwritten. A person's `choices` come before the rules; the
    last of several counts, and a choice of a record that lacks the field is ignored.
    """
    chosen = {(one.field, one.record): place for place, one in enumerate(choices)}
    rows = python_rows(records.drop(columns="raw"))
    groups: dict[int, list[Row]] = {}
    for row, group in zip(rows, work_of.tolist(), strict=True):
        groups.setdefault(group, []).append(row)
    drafts = [
        _draft(sorted(group, key=lambda row: str(row["id"])), chosen) for group in groups.values()
    ]
    aliases = _name_works(drafts)
    _fill_gaps(drafts, lookups)
    for draft in drafts:
        _finish(draft)
    drafts.sort(key=lambda draft: (fold(draft["label"]), draft["id"]))
    return Works(
        table=make_table(
            ([draft[name] for name in WORK_COLUMNS] for draft in drafts), WORK_COLUMNS
        ),
        origins=make_table(
            (
                (draft["id"], field, origin, how)
                for draft in drafts
                for field, (origin, how) in draft["origins"].items()
            ),
            ORIGIN_COLUMNS,
        ),
        aliases=aliases,
    )


def _draft(group: list[Row], chosen: Mapping[tuple[str, str], int]) -> Row:
    draft: Row = {"origins": {}, "group": group, "untitled": False, "label": ""}
    for rule in RULES:
        stated = [row for row in group if row[rule.field] not in (None, "", [])]
        if not stated:
            draft[rule.field] = [] if rule.field == "authors" else None
            continue
        best, how = _choose(rule, stated, chosen)
        value = best[rule.field]
        draft[rule.field] = list(value) if rule.field == "authors" else value
        draft["origins"][rule.field] = (best["id"], how)
    draft["keywords"] = _united(keyword for row in group for keyword in row["keywords"])
    draft["notes"] = list(dict.fromkeys(note for row in group for note in row["notes"]))
    draft["sources"] = sorted({row["source"] for row in group})
    draft["records"] = [
        row["id"] for row in sorted(group, key=lambda row: (row["source"], row["entry"]))
    ]
    draft["ids"] = _united(
        f"{kind}:{row[field]}" for row in group for field, kind in ID_KINDS.items() if row[field]
    )
    draft["links"] = sorted({row["url"] for row in group if row["url"]})
    return draft


def _choose(
    rule: FieldRule, stated: list[Row], chosen: Mapping[tuple[str, str], int]
) -> tuple[Row, str]:
    """The record that a field is taken from, and why: a person's choice comes before the rule."""
    picked = [row for row in stated if (rule.field, row["id"]) in chosen] if chosen else []
    if picked:
        return max(picked, key=lambda row: chosen[rule.field, row["id"]]), CHOSEN
    if len(stated) == 1:
        return stated[0], "the only record that states it"
    return max(stated, key=lambda row: rule.rank(row[rule.field], row)), rule.description


def _united(values: Iterable[str]) -> list[str]:
    """Values that differ in more than capitals, sorted; of several spellings the first."""
    return sorted({one.casefold(): one for one in sorted(values, reverse=True)}.values())


def _fingerprints(row: Row) -> list[str]:
    """The texts from which the id of a record's work can be made, best first.

    The first letters of the abstract come before the title: copies of an abstract share them
    exactly, with or without a title.
    """
    opening = _fold_opening(row["abstract"] or "")
    title = fold(row["title"] or "")
    texts = [f"abstract {opening}"] if len(opening) >= ID_SHORTEST else []
    texts += [f"title {title}"] if title else []
    return [*texts, f"record {row['id']}"]


def _fold_opening(text: str) -> str:
    """The first letters of a folded text, without folding the whole of a long one."""
    opening = fold(text[: 4 * ID_OPENING])
    return (opening if len(opening) > ID_OPENING else fold(text))[:ID_OPENING]


def _name_works(drafts: list[Row]) -> dict[str, str]:
    """Give each work its id, and return the id for every alias.

    A work takes the best and smallest of its records' ids. When sources are added, a work may
    get a better one; the old id becomes an alias, so that annotations on it are not lost. An id
    that two works could have belongs to neither.
    """
    claims: dict[str, list[Row]] = {}
    for draft in drafts:
        texts = {text for row in draft["group"] for text in _fingerprints(row)}
        draft["names"] = [
            stable_id(text)
            for kind in ("abstract", "title", "record")
            for text in sorted(texts)
            if text.startswith(kind)
        ]
        for name in draft["names"]:
            claims.setdefault(name, []).append(draft)
    for draft in drafts:
        draft["id"] = next(name for name in draft["names"] if len(claims[name]) == 1)
    return {name: claimants[0]["id"] for name, claimants in claims.items() if len(claimants) == 1}


def _fill_gaps(drafts: list[Row], lookups: Sequence[LookupAnswer]) -> None:
    if not lookups:
        return
    columns = ("id", "title", "abstract", "doi", "arxiv_id")
    works = pd.DataFrame([[draft[name] for name in columns] for draft in drafts], columns=columns)
    by_id = {draft["id"]: draft for draft in drafts}
    for work, position, how in match_lookups(works, lookups).itertuples(index=False):
        draft, answer = by_id[work], lookups[position]
        for field in ("title", "year", "arxiv_id", "doi"):
            if draft[field] is None and getattr(answer, field) is not None:
                draft[field] = getattr(answer, field)
                draft["origins"][field] = (answer.name, how)


def _finish(draft: Row) -> None:
    if draft["url"] is None:
        if draft["doi"]:
            draft["url"] = f"https://doi.org/{draft['doi']}"
        elif draft["arxiv_id"]:
            draft["url"] = f"https://arxiv.org/abs/{draft['arxiv_id']}"
    draft["untitled"] = draft["title"] is None
    draft["label"] = (
        draft["title"] or first_sentence(draft["abstract"] or "") or _substitute_label(draft)
    )


def published_in(work: Row) -> str:
    """Where a work was published, as "Nature 12(3), 45-50"; empty where no record says it."""
    issue = f"({work['issue']})" if work["issue"] else ""
    number = f"{work['volume'] or ''}{issue}"
    place = " ".join(part for part in (work["venue"], number) if part)
    return ", ".join(part for part in (place, work["pages"]) if part)


def _substitute_label(draft: Row) -> str:
    """The label of a work without title and abstract: first author, year, venue, link."""
    parts = [*draft["authors"][:1], draft["year"], draft["venue"], draft["url"]]
    return ", ".join(str(part) for part in parts if part) or "(no text)"
