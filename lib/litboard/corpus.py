"""A corpus: what the sources state, which works stand behind it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from litboard.corrections import Correction
from litboard.filters import Filters
from litboard.lookup import FILE_NAME as LOOKUP_FILE
from litboard.lookup import Found, LookupFileError, read_found
from litboard.matching import (
    Decisions,
    DecisionsError,
    match_records,
    read_decisions,
    write_decisions,
)
from litboard.progress import Each
from litboard.records import Problem, Source
from litboard.selection import Selection
from litboard.stated import Stated, beside_problem, homes_of, read_paths, read_sources
from litboard.tables import python_rows
from litboard.works import derive_works

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Beside the corpus, so that a person's decisions travel with the papers.
DECISION_FILE = "decisions.json"


@dataclass(frozen=True, eq=False)
class Corpus:
    """Records and the works behind them, as tables that analyses and pages read.

    - `works`: one row a work; `records`: one row a record, with source, entry and lines;
    - `problems`, `repairs`, `sources`: what could not be read, what was mended, what was given;
    - `origins`: for each field of a work the record it came from, and by which rule;
    - `merges`, `doubts`: the pairs of records that were joined, or nearly, with rule and score.

    A corpus never changes. `select` and `decide` return a new one.
    """

    name: str
    works: pd.DataFrame
    records: pd.DataFrame
    sources: pd.DataFrame
    problems: pd.DataFrame
    repairs: pd.DataFrame
    origins: pd.DataFrame
    merges: pd.DataFrame
    doubts: pd.DataFrame
    decisions: Decisions = field(default_factory=Decisions)
    home: Path | None = None
    found: tuple[Found, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.works)

    def __repr__(self) -> str:
        return (
            f"<Corpus {self.name}: {len(self.works)} works, {len(self.records)} records, "
            f"{len(self.problems)} problems>"
        )

    def _repr_html_(self) -> str:
        shown = self.works[["label", "year"]].head(10)
        return f"<p>{escape(repr(self)[1:-1])}</p>{shown.to_html(index=False, escape=True)}"

    def find(self, work_id: str) -> str | None:
        """The id a work has today, for any id it ever had; None for a stranger."""
        return self.aliases.get(work_id)

    def work(self, work_id: str) -> dict[str, Any]:
        """One work as a dictionary; missing fields are None. Raises KeyError for a stranger."""
        known = self.find(work_id)
        rows = self.works[self.works["id"] == known] if known else self.works[:0]
        if rows.empty:
            raise KeyError(f"{self.name} holds no work {work_id}")
        return python_rows(rows)[0]

    def records_of(self, work_id: str) -> pd.DataFrame:
        """The records behind a work, in the order of source and entry."""
        mine = self.records["id"].isin(self.work(work_id)["records"])
        return self.records[mine].reset_index(drop=True)

    def origins_of(self, work_id: str) -> pd.DataFrame:
        """Where each field of a work came from, in words: columns field, origin, how."""
        mine = self.origins[self.origins["work"] == self.work(work_id)["id"]]
        places = {
            row["id"]: f"{row['source']}, entry {row['entry']}"
            for row in python_rows(self.records_of(work_id))
        }
        named = [places.get(origin, origin) for origin in mine["origin"]]
        table: pd.DataFrame = mine.assign(origin=named).drop(columns="work")
        return table.reset_index(drop=True)

    def select(
        self,
        *,
        text: str = "",
        authors: Iterable[str] = (),
        years: tuple[int, int] | None = None,
        sources: Iterable[str] = (),
        venues: Iterable[str] = (),
        works: Iterable[str] | None = None,
    ) -> Corpus:
        """The part of the corpus that passes all filters, as a corpus of its own.

        `text` takes words, `"phrases"`, `begin*` and `-without`; `works` takes work ids, such as
        those of a term or a topic.
        """
        selection = Selection(
            text=text, authors=tuple(authors), years=years, sources=tuple(sources),
            venues=tuple(venues),
        )  # fmt: skip
        mask = Filters(self.works).mask(selection)
        if works is not None:
            mask &= self.works["id"].isin({self.find(work) for work in works}).to_numpy()
        return self.part(mask)

    def part(self, mask: NDArray[Any]) -> Corpus:
        """The works where `mask` is true, with their records and origins."""
        works = self.works[mask].reset_index(drop=True)
        kept = {record for records in works["records"] for record in records}
        return replace(
            self,
            works=works,
            records=self.records[self.records["id"].isin(kept)].reset_index(drop=True),
            origins=self.origins[self.origins["work"].isin(works["id"])].reset_index(drop=True),
        )

    def decide(self, a: str, *others: str, verdict: Literal["same", "different"]) -> Corpus:
        """The corpus after a person's word on a record and others; kept by `save_decisions`."""
        return self.with_decisions(self.decisions.decide(a, *others, verdict=verdict))

    def undo(self) -> Corpus:
        """The corpus before the last decision."""
        return self.with_decisions(self.decisions.undo())

    def with_decisions(self, decisions: Decisions) -> Corpus:
        """The same records matched anew under other decisions. Not for a selected part."""
        return replace(self, decisions=decisions, **_match(self.records, decisions, self.found))

    def save_decisions(self) -> None:
        """Keep the decisions beside the corpus.

        Raises OSError where that cannot be written, and DecisionsError rather than write over a
        file that it cannot read.
        """
        if self.home is None:
            raise OSError("a corpus of single files has no folder to keep decisions in")
        path = self.home / DECISION_FILE
        read_decisions(path)
        write_decisions(path, self.decisions)

    def similar(self, work_id: str, *, count: int = 5) -> pd.DataFrame:
        """The works nearest to one, with the terms they share."""
        from litboard.analyses import similar_works

        return similar_works(self.works, self.work(work_id)["id"], count=count)

    def to_bibtex(self) -> str:
        """The works as BibTeX."""
        from litboard import exports

        return exports.to_bibtex(self.works)

    def to_ris(self) -> str:
        """The works as RIS."""
        from litboard import exports

        return exports.to_ris(self.works)

    def to_csv(self) -> str:
        """The works as CSV."""
        from litboard import exports

        return exports.to_csv(self.works)

    def to_jsonl(self) -> str:
        """The works as JSON Lines, with the places of their records."""
        from litboard import exports

        return exports.to_jsonl(self.works, self.records)


def load(
    *paths: str | Path,
    lookups: bool = True,
    given: Sequence[Source] = (),
    corrections: Sequence[Correction] = (),
    each: Each = map,
) -> Corpus:
    """Read folders and files into a corpus: `load("papers")`.

    Nothing raises for what stands in a file: see `problems`. What a lookup found
    (`lookups.json`) and what a person decided (`decisions.json`) are taken from the folders.
    The result does not depend on the order of the paths. `given` adds sources that are already
    at hand, such as uploads, and `corrections` those kept elsewhere than in the folders. `each`
    applies the reading to all sources, as `map` does (see `litboard.progress`).
    """
    places = [Path(path) for path in paths]
    homes = homes_of(places)
    problems: list[Problem] = []
    found: tuple[Found, ...] = ()
    decisions = Decisions()
    for home in homes:
        try:
            found += read_found(home / LOOKUP_FILE) if lookups else ()
        except (LookupFileError, OSError) as error:
            problems.append(beside_problem(home / LOOKUP_FILE, error))
        try:
            kept = read_decisions(home / DECISION_FILE)
            decisions = Decisions((*decisions.made, *kept.made))
        except (DecisionsError, OSError) as error:
            problems.append(beside_problem(home / DECISION_FILE, error))
    return build(
        read_paths(*places, given=given, problems=problems, corrections=corrections, each=each),
        name=" + ".join(sorted(path.resolve().name for path in places)) or "nothing",
        found=found,
        decisions=decisions,
        home=homes[0] if homes else None,
    )


def read_text(text: str, *, name: str = "pasted text") -> Corpus:
    """Pasted text as a corpus."""
    return build(read_sources([Source.from_text(text, name)]), name=name)


def build(
    stated: Stated,
    *,
    name: str,
    found: Sequence[Found] = (),
    decisions: Decisions | None = None,
    home: Path | None = None,
) -> Corpus:
    """A corpus from what sources state: records matched, works derived, gaps filled."""
    decisions = decisions or Decisions()
    return Corpus(
        name=name,
        records=stated.records,
        sources=stated.sources,
        problems=stated.problems,
        repairs=stated.repairs,
        decisions=decisions,
        home=home,
        found=tuple(found),
        **_match(stated.records, decisions, found),
    )


def _match(records: pd.DataFrame, decisions: Decisions, found: Sequence[Found]) -> dict[str, Any]:
    matching = match_records(records, decisions)
    works = derive_works(records, matching.work_of, found)
    return {
        "works": works.table,
        "origins": works.origins,
        "aliases": works.aliases,
        "merges": matching.merges,
        "doubts": matching.doubts,
    }
