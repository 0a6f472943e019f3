"""`Corpus`: records, the works behind them, and the annotations they were derived with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import pandas as pd

from litboard.annotations.bundle import Annotations
from litboard.annotations.decisions import FILE_NAME as DECISION_FILE
from litboard.annotations.field_choices import FILE_NAME as CHOICE_FILE
from litboard.annotations.field_choices import Choice, choose, read_choices, write_choices
from litboard.annotations.lookups import LookupAnswer
from litboard.annotations.term_edits import FILE_NAME as VOCABULARY_FILE
from litboard.annotations.term_edits import (
    TermEdit,
    add_term_edits,
    read_vocabulary,
    write_vocabulary,
)
from litboard.annotations.topic_edits import FILE_NAME as TOPIC_FILE
from litboard.annotations.topic_edits import TopicEdits, read_topic_edits, write_topic_edits
from litboard.corpus.derive import derive, match_and_derive
from litboard.corpus.filters import Filters
from litboard.corpus.selection import Selection
from litboard.corpus.versions import list_versions
from litboard.matching import (
    Decisions,
    MatchSettings,
    read_decisions,
    write_decisions,
)
from litboard.matching.explanation import Explanation, explain_works
from litboard.schema.deprecation import RenamedNames
from litboard.schema.frames import python_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from litboard.analyses import Recommendations


#: The fields that `Corpus` and `Annotations` have in common.
SHARED_FIELDS = ("lookups", "decisions", "choices", "vocabulary", "topic_edits")


def shared_fields(annotations: Annotations) -> dict[str, Any]:
    """The fields of annotations that a corpus has too; their problems join the sources' own."""
    return {name: getattr(annotations, name) for name in SHARED_FIELDS}


class SelectedPartError(ValueError):
    """A change of works was asked of a selected part, which does not hold all their records."""


@dataclass(frozen=True, eq=False)
class Corpus(RenamedNames):
    """Records and the works behind them, as tables that analyses and pages read.

    - `works`: one row a work; `records`: one row a record, with source, entry and lines;
    - `sources`, `problems`, `repairs`: the sources, what could not be read, the repaired texts;
    - `origins`: for each field of a work the record it came from, and by which rule;
    - `merges`, `candidate_pairs`: pairs of records that were joined, or may be one work, with
      rule and score;
    - `aliases`: the id a work has now, for every id it ever had;
    - `match_settings`: how records are matched, used again whenever they are matched anew;
    - `home`: the folder that keeps the annotations; None for a corpus of single files.

    A corpus is immutable: `select`, `decide`, `choose` and their like return a new one. A
    selected part (`is_part`) lacks records that may belong to its works, so everything that
    derives works anew refuses it with `SelectedPartError`.

    >>> corpus.works[["label", "year"]].head(2)
                                                   label  year
    0          Alignment faking in large language models  2024
    1  Beyond the Imitation Game: Quantifying and ext...  2022
    """

    RENAMED: ClassVar = {
        "doubts": "candidate_pairs",  # old name
        "found": "lookups",
        "said": "annotations",  # old name
        "say": "edit_terms",
        "save_topic_words": "save_topic_edits",
        "topic_words": "topic_edits",
        "under": "with_annotations",
        "with_topic_words": "with_topic_edits",
    }

    name: str
    works: pd.DataFrame
    records: pd.DataFrame
    sources: pd.DataFrame
    problems: pd.DataFrame
    repairs: pd.DataFrame
    origins: pd.DataFrame
    merges: pd.DataFrame
    candidate_pairs: pd.DataFrame
    decisions: Decisions = field(default_factory=Decisions)
    home: Path | None = None
    lookups: tuple[LookupAnswer, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    vocabulary: tuple[TermEdit, ...] = ()
    topic_edits: TopicEdits = field(default_factory=TopicEdits)
    is_part: bool = False
    match_settings: MatchSettings = field(default_factory=MatchSettings)

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
        """The id a work has now, for any id it ever had; None for an unknown id."""
        return self.aliases.get(work_id)

    def work(self, work_id: str) -> dict[str, Any]:
        """One work as a dictionary; missing fields are None. Raises KeyError for an unknown id."""
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
        """The source and rule each field of a work came from: columns field, origin, how.

        >>> work = corpus.works["id"].iloc[0]
        >>> corpus.origins_of(work).head(2)
              field                             origin                             how
        0  abstract  004_6fd2784d3b656516.txt, entry 1  the only record that states it
        1     title                   arxiv 2412.14093    same opening of the abstract
        """
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

        `text` takes words, `"phrases"`, `prefix*` and `-excluded`; `years` is a closed interval;
        `works` takes work ids, such as those of a term or a topic.

        >>> corpus.select(text="harm*", years=(2022, 2023))
        <Corpus seeds: 6 works, 13 records, 0 problems>
        """
        selection = Selection(
            text=text,
            authors=tuple(authors),
            years=years,
            sources=tuple(sources),
            venues=tuple(venues),
        )
        mask = Filters(self.works).mask(selection)
        if works is not None:
            mask &= self.works["id"].isin({self.find(work) for work in works}).to_numpy()
        return self.part(mask)

    def part(self, mask: NDArray[Any]) -> Corpus:
        """The works where `mask` (one boolean a work) is true, with their records and origins."""
        works = self.works[mask].reset_index(drop=True)
        kept = {record for records in works["records"] for record in records}
        return replace(
            self,
            works=works,
            records=self.records[self.records["id"].isin(kept)].reset_index(drop=True),
            origins=self.origins[self.origins["work"].isin(works["id"])].reset_index(drop=True),
            is_part=self.is_part or len(works) < len(self),
        )

    def record_ids(self, name: str) -> list[str]:
        """The record with an id, or all records of the work with that id.

        Raises KeyError for an unknown id.
        """
        if (self.records["id"] == name).any():
            return [name]
        if self.find(name) is None:
            raise KeyError(f"{self.name} holds no record and no work {name}")
        return list(self.work(name)["records"])

    def versions_of(self, work_id: str) -> pd.DataFrame:
        """Preprint and published versions of a work: venue, year, ids and records of each."""
        return list_versions(self.records_of(work_id))

    def explain(self, a: str, b: str) -> Explanation:
        """Why two records or works are one work or two: the rule, and the score of each field.

        >>> a, b = corpus.merges[["a", "b"]].iloc[0]
        >>> print(corpus.explain(a, b))
        One work, by the rule “same abstract” (100%). They are one work now.
          000_e348f97d89a5f502.txt, entry 8: The Capacity for Moral...
          001_8ff8fec305e0d8e4.txt, entry 5: untitled
          abstract: 100
        """
        ones, others = (
            python_rows(self.records[self.records["id"].isin(self.record_ids(name))])
            for name in (a, b)
        )
        works = self.works["records"]
        home = next((set(ids) for ids in works if ones[0]["id"] in ids), set())
        together = others[0]["id"] in home
        return explain_works(
            ones, others, self.decisions, together=together, settings=self.match_settings
        )

    def decide(self, a: str, *others: str, verdict: Literal["same", "different"]) -> Corpus:
        """The corpus after a verdict on a record and others; kept by `save_decisions`.

        Raises SelectedPartError for a selected part, as all methods below that derive works do.

        >>> a, b = corpus.merges[["a", "b"]].iloc[0]
        >>> decided = corpus.decide(a, b, verdict="different")
        >>> len(corpus), len(decided), len(decided.undo())
        (25, 26, 25)
        """
        return self.with_decisions(self.decisions.decide(a, *others, verdict=verdict))

    def split(self, work_id: str) -> Corpus:
        """The corpus in which each record of a work is a work of its own; one step to undo."""
        return self.with_decisions(self.decisions.split(self.work(work_id)["records"]))

    def undo(self) -> Corpus:
        """The corpus before the last decision."""
        return self.with_decisions(self.decisions.undo())

    def with_decisions(self, decisions: Decisions) -> Corpus:
        """The same records, matched again under other decisions."""
        return self.with_annotations(replace(self.annotations, decisions=decisions))

    def choose(self, work_id: str, field: str, record: str | None) -> Corpus:
        """The corpus in which a work takes a field from one of its records.

        `record=None` lets the rule choose again. Kept by `save_choices`. Raises ValueError for a
        record of another work.
        """
        among = self.work(work_id)["records"]
        if record is not None and record not in among:
            raise ValueError(f"record {record}: not one of work {work_id}")
        return self.with_choices(choose(self.choices, field, record, among=among))

    def with_choices(self, choices: Sequence[Choice]) -> Corpus:
        """The same works under other choices of fields."""
        return self.with_annotations(replace(self.annotations, choices=tuple(choices)))

    @property
    def annotations(self) -> Annotations:
        """What people and bibliographic services state about the corpus."""
        return Annotations(**{name: getattr(self, name) for name in SHARED_FIELDS})

    def with_annotations(self, annotations: Annotations) -> Corpus:
        """The same records under other annotations.

        No source is read again, and records are matched again only where decisions differ.
        """
        if self.is_part:
            raise SelectedPartError(
                f"{self.name}: this is a selected part, whose works may lack records; change the "
                "whole corpus and select again"
            )
        changed: dict[str, Any] = {}
        if annotations.decisions != self.decisions:
            changed = match_and_derive(self.records, annotations, self.match_settings)
        elif (annotations.lookups, annotations.choices) != (self.lookups, self.choices):
            places = {one: row for row, ids in enumerate(self.works["records"]) for one in ids}
            changed = derive(self.records, self.records["id"].map(places).to_numpy(), annotations)
        return replace(self, **shared_fields(annotations), **changed)

    def save_decisions(self) -> None:
        """Write the decisions to the corpus folder.

        Raises OSError where it cannot be written, and DecisionsError instead of overwriting a file
        that cannot be read.
        """
        self._save(DECISION_FILE, read_decisions, write_decisions, self.decisions)

    def save_choices(self) -> None:
        """Write the choices of fields to the corpus folder; raises as `save_decisions` does."""
        self._save(CHOICE_FILE, read_choices, write_choices, self.choices)

    def edit_terms(self, *edits: TermEdit) -> Corpus:
        """The same works with further edits of key terms; kept by `save_vocabulary`."""
        return replace(self, vocabulary=add_term_edits(self.vocabulary, *edits))

    def save_vocabulary(self) -> None:
        """Write the edits of key terms to the corpus folder; raises as `save_decisions` does."""
        self._save(VOCABULARY_FILE, read_vocabulary, write_vocabulary, self.vocabulary)

    def with_topic_edits(self, edits: TopicEdits) -> Corpus:
        """The same works under other edits of topics; kept by `save_topic_edits`."""
        return replace(self, topic_edits=edits)

    def save_topic_edits(self) -> None:
        """Write the edits of topics to the corpus folder; raises as `save_decisions` does."""
        self._save(TOPIC_FILE, read_topic_edits, write_topic_edits, self.topic_edits)

    def _save(
        self,
        name: str,
        read: Callable[[Path], object],
        write: Callable[[Path, Any], None],
        value: object,
    ) -> None:
        """Write one file of annotations, unless the one that is there cannot be read."""
        if self.home is None:
            raise OSError(
                "a corpus of single files has no folder to keep annotations in; load a folder"
            )
        read(self.home / name)
        write(self.home / name, value)

    def similar(self, work_id: str, *, count: int = 5) -> pd.DataFrame:
        """The works most similar to one, most similar first, with the terms they share."""
        from litboard.analyses import key_terms, similar_works

        terms = key_terms(self.works, vocabulary=self.vocabulary)
        return similar_works(self.works, self.work(work_id)["id"], count=count, terms=terms)

    def recommend(self, work_ids: Iterable[str], *, count: int = 10) -> Recommendations:
        """The works most similar to several together, with the terms that decide it."""
        from litboard.analyses import key_terms, recommend

        chosen = [self.work(work_id)["id"] for work_id in work_ids]
        terms = key_terms(self.works, vocabulary=self.vocabulary)
        return recommend(self.works, chosen, count=count, terms=terms)

    def to_bibtex(self) -> str:
        """The works as BibTeX.

        >>> print(corpus.to_bibtex()[:75])
        @misc{2024alignment,
          title = {Alignment faking in large language models},
        """
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
