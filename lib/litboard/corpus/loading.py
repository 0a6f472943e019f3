"""From folders, files and pasted text to a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from litboard.annotations.bundle import read_annotations
from litboard.annotations.corrections import Correction
from litboard.corpus.corpus import Corpus, build
from litboard.corpus.ingest import homes_of, read_paths, read_sources
from litboard.readers import ColumnMap
from litboard.schema.records import Source
from litboard.worker.progress import Each


def load(
    *paths: str | Path,
    lookups: bool = True,
    given: Sequence[Source] = (),
    corrections: Sequence[Correction] = (),
    maps: Sequence[ColumnMap] = (),
    each: Each = map,
) -> Corpus:
    """Read folders and files into a corpus: `load("papers")`.

    Nothing raises for what stands in a file: see `problems`. What a lookup found
    (`lookups.json`) and what a person decided, chose and annotations of terms and topics
    (`decisions.json`, `choices.json`, `vocabulary.json`, `topics.json`) are taken from the
    folders. The result does not depend on the order of the paths. `given` adds sources that are
    already at hand, such as uploads, `corrections` and `maps` (of columns) those kept elsewhere
    than in the folders. `each` applies the reading to all sources, as `map` does (see
    `litboard.worker.progress`).
    """
    places = [Path(path) for path in paths]
    homes = homes_of(places)
    annotations = read_annotations(homes, lookups=lookups)
    stated = read_paths(
        *places,
        given=given,
        problems=annotations.problems,
        corrections=corrections,
        maps=maps,
        each=each,
    )
    name = " + ".join(sorted(path.resolve().name for path in places)) or "nothing"
    return build(stated, name=name, annotations=annotations, home=homes[0] if homes else None)


def read_text(text: str, *, name: str = "pasted text") -> Corpus:
    """Pasted text as a corpus."""
    return build(read_sources([Source.from_text(text, name)]), name=name)
