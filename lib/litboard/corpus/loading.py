"""From folders, files and pasted text to a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litboard.annotations.bundle import read_annotations
from litboard.annotations.corrections import Correction
from litboard.corpus.build import build
from litboard.corpus.corpus import Corpus
from litboard.corpus.ingest import homes_of, read_paths, read_sources
from litboard.matching import MatchSettings
from litboard.readers import ColumnMap
from litboard.schema.deprecation import warn_renamed
from litboard.schema.records import Source
from litboard.worker.progress import MapSources


def load(
    *paths: str | Path,
    lookups: bool = True,
    uploads: Sequence[Source] = (),
    corrections: Sequence[Correction] = (),
    maps: Sequence[ColumnMap] = (),
    match_settings: MatchSettings | None = None,
    each: MapSources = map,
    given: Sequence[Source] = (),
) -> Corpus:
    """Read folders and files into a corpus: `load("papers")`.

    Bad content never raises: see `corpus.problems`. The annotations in the folders are applied
    (`decisions.json`, `choices.json`, `vocabulary.json`, `topics.json`, and `lookups.json` unless
    `lookups` is false). The result does not depend on the order of the paths.

    `uploads` are sources that lie in no folder; `corrections` and `maps` (of columns) those that
    no folder keeps. `match_settings` says how records are matched to works (default:
    `MatchSettings()`). `each` applies the reading to all sources, as `map` does (see
    `litboard.worker.progress`). `given` is the name that `uploads` had in 0.1.

    >>> litboard.load("seeds")
    <Corpus seeds: 25 works, 40 records, 0 problems>
    """
    if given:
        warn_renamed("load(given=…)", "load(uploads=…)")
    places = [Path(path) for path in paths]
    homes = homes_of(places)
    annotations = read_annotations(homes, lookups=lookups)
    parsed = read_paths(
        *places,
        uploads=[*uploads, *given],
        problems=annotations.problems,
        corrections=corrections,
        maps=maps,
        each=each,
    )
    name = " + ".join(sorted(path.resolve().name for path in places)) or "nothing"
    return build(
        parsed,
        name=name,
        annotations=annotations,
        home=homes[0] if homes else None,
        match_settings=match_settings,
    )


def read_text(text: str, *, name: str = "pasted text") -> Corpus:
    """Pasted text as a corpus.

    >>> litboard.read_text('''
    ... @article{lee21, title={Copper in the strings of old violins}, author={Lee, Ada}, year=2021}
    ... @misc{lee20, title={Copper in the Strings of old Violins}, author={Lee, A.}, year=2020}
    ... ''')
    <Corpus pasted text: 1 works, 2 records, 0 problems>
    """
    return build(read_sources([Source.from_text(text, name)]), name=name)
