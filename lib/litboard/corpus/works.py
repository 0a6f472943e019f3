"""Records → works: every field by a stated rule, with the record it came from."""

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

#: The folded opening of an abstract that names a work; copyright lines stand at the end.
ID_OPENING = 200
#: A shorter abstract ("No abstract available") names nothing.
ID_SHORTEST = 80

#: How the origin of a field says that a person chose it.
CHOSEN = "chosen by you"

#: The ids of all records of a work stand together as "doi:10.1000/1", "arxiv:2401.00001".
ID_KINDS = {"doi": "doi", "arxiv_id": "arxiv", "pmid": "pmid"}

#: A given name in full, which is more than initials ("J.-P.", "JP").
_IN_FULL = re.compile(r"[^\W\d_][^\W\d_A-Z]|[^\W\d_]{4}")

#: An export that cut a text ends it so.
CUT_ENDINGS = ("...", "…")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """How one field of a work is chosen from its records, and in which words the page says so."""

    field: str
    says: str
    rank: Callable[[Any, Row], Any]


def _spelling(text: str) -> tuple[bool, bool, int]:
    """Whole before cut, without lost letters before damaged, then the longer one."""
    return not text.rstrip().endswith(CUT_ENDINGS), LOST not in text, len(text)


def _title(text: str) -> tuple[bool, bool, int, bool, int]:
    """As any text, but not longer by a point or what a catalogue appends; no capitals alone."""
    whole, undamaged, _ = _spelling(text)
    said = strip_appended(text).rstrip(" .")
    return whole, undamaged, len(said), not said.isupper(), -len(text)


def _authors(names: Sequence[str]) -> tuple[bool, int, int, int, bool, int]:
    """More names, fewer lost letters, more given names in full, more letters beyond ASCII."""
    lost = sum(LOST in name for name in names)
    others = names[-1].lower() in ("others", "et al.") if names else True
    full = sum(_IN_FULL.search(name.partition(",")[2]) is not None for name in names)
    marks = sum(not character.isascii() for name in names for character in name)
    capitals = all(map(str.isupper, names))
    return not others, len(names), -lost, full, not capitals, marks


def _published(row: Row) -> bool:
    return bool(row["venue"]) and "arxiv" not in row["venue"].lower()


#: Ties go to the record that comes first by id, so that the order of sources plays no part.
RULES: tuple[Rule, ...] = (
    Rule("title", "the longest complete title", lambda value, row: _title(value)),
    Rule("authors", "the fullest and best-spelt list", lambda value, row: _authors(value)),
    Rule("year", "the earliest year any version states", lambda value, row: -value),
    Rule("venue", "where it was published", lambda value, row: (_published(row), len(value))),
    Rule("volume", "the published version's", lambda value, row: (_published(row), value)),
    Rule("issue", "the published version's", lambda value, row: (_published(row), value)),
    Rule(
        "pages", "the published version's", lambda value, row: (_published(row), len(value), value)
    ),
    Rule("abstract", "the longest complete abstract", lambda value, row: _spelling(value)),
    Rule("doi", "the published version's", lambda value, row: "arxiv" not in value.lower()),
    Rule("arxiv_id", "the latest one stated", lambda value, row: value),
    Rule("pmid", "the latest one stated", lambda value, row: value),
    Rule("url", "the published version's", lambda value, row: (_published(row), -len(value))),
    Rule("kind", "the published version's", lambda value, row: (_published(row), value)),
)


@dataclass(frozen=True, eq=False)
class Works:
    """The works table, where each field came from, and every name a work answers to."""

    table: pd.DataFrame
    origins: pd.DataFrame
    aliases: dict[str, str]


def derive_works(
    records: pd.DataFrame,
    work_of: np.ndarray,
    found: Sequence[LookupAnswer],
    choices: Sequence[Choice] = (),
) -> Works:
    """One row a work, sorted by what it is called, whatever order the records came in.

    `work_of` gives a group for every row of `records`. What `found` states fills gaps only: a
    field that a record states is never overwritten. A person's `choices` come before the rules;
    the last of several counts, and one of a field that its record does not state does nothing.
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
    _fill_gaps(drafts, found)
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
    draft["keywords"] = _united(word for row in group for word in row["keywords"])
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
    rule: Rule, stated: list[Row], chosen: Mapping[tuple[str, str], int]
) -> tuple[Row, str]:
    """The record a field is taken from, and why: a person's choice before the rule."""
    picked = [row for row in stated if (rule.field, row["id"]) in chosen] if chosen else []
    if picked:
        return max(picked, key=lambda row: chosen[rule.field, row["id"]]), CHOSEN
    if len(stated) == 1:
        return stated[0], "the only record that states it"
    return max(stated, key=lambda row: rule.rank(row[rule.field], row)), rule.says


def _united(words: Iterable[str]) -> list[str]:
    """Distinct words whatever their capitals, in alphabetical order."""
    return sorted({word.casefold(): word for word in sorted(words, reverse=True)}.values())


def _fingerprints(row: Row) -> list[str]:
    """The texts a record can name a work by, best first.

    The opening of the abstract comes before the title because a copied abstract has it to the
    letter, with or without a title above.
    """
    opening = _fold_opening(row["abstract"] or "")
    title = fold(row["title"] or "")
    prints = [f"abstract {opening}"] if len(opening) >= ID_SHORTEST else []
    prints += [f"title {title}"] if title else []
    return [*prints, f"record {row['id']}"]


def _fold_opening(text: str) -> str:
    """The first letters of a folded text, without folding all of a long one."""
    opening = fold(text[: 4 * ID_OPENING])
    return (opening if len(opening) > ID_OPENING else fold(text))[:ID_OPENING]


def _name_works(drafts: list[Row]) -> dict[str, str]:
    """Give each work its id, and return every id it answers to.

    A work takes the best and smallest of its records' ids. When sources are added, a work may
    gain a better one; it still answers to the old, so that what hangs on an id is never lost.
    """
    claims: dict[str, list[Row]] = {}
    for draft in drafts:
        prints = [_fingerprints(row) for row in draft["group"]]
        kinds = ("abstract", "title", "record")
        draft["names"] = [
            stable_id(text)
            for kind in kinds
            for text in sorted({text for one in prints for text in one if text.startswith(kind)})
        ]
        for name in draft["names"]:
            claims.setdefault(name, []).append(draft)
    for draft in drafts:
        draft["id"] = next(name for name in draft["names"] if len(claims[name]) == 1)
    return {name: claimants[0]["id"] for name, claimants in claims.items() if len(claimants) == 1}


def _fill_gaps(drafts: list[Row], found: Sequence[LookupAnswer]) -> None:
    if not found:
        return
    columns = ("id", "title", "abstract", "doi", "arxiv_id")
    works = pd.DataFrame([[draft[name] for name in columns] for draft in drafts], columns=columns)
    by_id = {draft["id"]: draft for draft in drafts}
    for work, position, how in match_lookups(works, found).itertuples(index=False):
        draft, one = by_id[work], found[position]
        for field in ("title", "year", "arxiv_id", "doi"):
            if draft[field] is None and getattr(one, field) is not None:
                draft[field] = getattr(one, field)
                draft["origins"][field] = (one.name, how)


def _finish(draft: Row) -> None:
    if draft["url"] is None:
        if draft["doi"]:
            draft["url"] = f"https://doi.org/{draft['doi']}"
        elif draft["arxiv_id"]:
            draft["url"] = f"https://arxiv.org/abs/{draft['arxiv_id']}"
    draft["untitled"] = draft["title"] is None
    draft["label"] = draft["title"] or first_sentence(draft["abstract"] or "") or _untold(draft)


def published_in(work: Row) -> str:
    """Where a work stands, as "Nature 12(3), 45-50"; empty where no record says it."""
    issue = f"({work['issue']})" if work["issue"] else ""
    number = f"{work['volume'] or ''}{issue}"
    place = " ".join(part for part in (work["venue"], number) if part)
    return ", ".join(part for part in (place, work["pages"]) if part)


def _untold(draft: Row) -> str:
    """What a work without title and abstract is called: by its first author, year and place."""
    parts = [*draft["authors"][:1], draft["year"], draft["venue"], draft["url"]]
    return ", ".join(str(part) for part in parts if part) or "(no text)"
