"""Papers in an archive are papers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from litboard.corpus.loading import load

ABSTRACT = "Abstract:" + "Some models read what other models wrote, long enough. " * 3


def test_the_files_of_an_archive_are_sources_of_the_corpus(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", ABSTRACT)
        archive.writestr("folder/two.txt", ABSTRACT.replace("models", "readers"))
    (tmp_path / "papers.zip").write_bytes(packed.getvalue())
    corpus = load(tmp_path)
    assert len(corpus.works) == 2
    assert all("papers.zip" in source for source in corpus.sources["source"])
    assert corpus.problems.empty


def test_a_broken_archive_is_a_problem_and_the_rest_still_loads(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no archive")
    (tmp_path / "one.txt").write_text(ABSTRACT)
    corpus = load(tmp_path)
    assert len(corpus.works) == 1
    assert corpus.problems["source"].tolist() == ["broken.zip"]
