"""From parsed sources to a corpus."""

from __future__ import annotations

from pathlib import Path

from litboard.annotations.bundle import Annotations
from litboard.corpus.corpus import Corpus, shared_fields
from litboard.corpus.derive import match_and_derive
from litboard.corpus.ingest import ParsedSources
from litboard.matching import MatchSettings


def build(
    parsed: ParsedSources,
    *,
    name: str,
    annotations: Annotations | None = None,
    home: Path | None = None,
    match_settings: MatchSettings | None = None,
) -> Corpus:
    """A corpus from parsed sources: records are matched, works derived, gaps filled.

    Decisions, choices and lookups among the `annotations` are applied; `home` is the folder that
    keeps them. `match_settings` says how records are matched (default: `MatchSettings()`).
    """
    annotations = annotations or Annotations()
    settings = match_settings or MatchSettings()
    return Corpus(
        name=name,
        records=parsed.records,
        sources=parsed.sources,
        problems=parsed.problems,
        repairs=parsed.repairs,
        home=home,
        **shared_fields(annotations),
        match_settings=settings,
        **match_and_derive(parsed.records, annotations, settings),
    )
