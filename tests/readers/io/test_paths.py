from __future__ import annotations

import os
from pathlib import Path

import pytest

from helpers.copied_pages import ENTRIES, TITLES
from litboard.corpus.loading import load
from litboard.readers import gather_sources
from litboard.readers.io import paths


def names(*places: Path) -> list[str]:
    return [source.name for source in gather_sources(places)[0]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, one of them in a folder below."""
    place = tmp_path / "papers"
    (place / "old").mkdir(parents=True)
    (place / "new.txt").write_text(ENTRIES)
    (place / "old" / "old.txt").write_text("Abstract:" + "We study old papers. " * 9)
    return place


def test_every_file_of_a_folder_is_found_and_named_from_there(folder):
    assert names(folder) == ["new.txt", "old/old.txt"]


def test_hidden_files_and_our_own_are_passed_over(folder):
    for name in (".hidden", "lookups.json", "old/decisions.json"):
        (folder / name).write_text("{}")
    assert names(folder) == ["new.txt", "old/old.txt"]
    assert names(folder / "lookups.json") == []


def test_the_order_of_the_places_does_not_matter(folder):
    places = (folder, folder / "old", folder / "old" / "old.txt")
    assert names(*places) == names(*reversed(places)) == ["new.txt", "old.txt"]


def test_a_file_that_is_asked_for_twice_is_read_once(folder):
    assert names(folder, folder, folder / "new.txt") == ["new.txt", "old/old.txt"]


def test_files_of_one_name_are_told_apart(tmp_path):
    for place in ("a/x", "b/x", "c"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "p.txt").write_text(place)
    found = names(tmp_path / "a", tmp_path / "b", tmp_path / "c")
    assert found == ["a/x/p.txt", "b/x/p.txt", "p.txt"]
    assert names(tmp_path / "a" / "x" / "p.txt", tmp_path / "c" / "p.txt") == ["c/p.txt", "x/p.txt"]


def test_a_link_back_to_its_folder_ends(folder):
    (folder / "old" / "again").symlink_to(folder)
    assert names(folder) == ["new.txt", "old/old.txt"]
    assert gather_sources([folder])[1] == []


def test_a_broken_link_is_told_and_the_others_load(folder):
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    corpus = load(folder)
    assert set(corpus.works["title"].dropna()) == set(TITLES)
    (problem,) = corpus.problems.itertuples()
    assert problem.source == "broken.txt"
    assert "no such file" in problem.reason
    assert problem.remedy


def test_what_is_neither_file_nor_folder_is_never_opened(folder):
    os.mkfifo(folder / "pipe")
    sources, problems = gather_sources([folder])
    assert len(sources) == 2
    assert [problem.source for problem in problems] == ["pipe"]


def test_a_missing_file_is_told_and_the_others_load(folder):
    corpus = load(folder / "new.txt", folder / "gone.txt")
    assert len(corpus.works) == 4
    (problem,) = corpus.problems.itertuples()
    assert problem.source.endswith("gone.txt")
    assert problem.severity == "not read"


def test_a_folder_that_may_not_be_entered_is_told_and_the_others_load(folder, monkeypatch):
    listed = Path.iterdir

    def refuse(self):
        if self.name == "old":
            raise PermissionError(13, "Permission denied")
        return listed(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    corpus = load(folder)
    assert len(corpus.works) == 4
    (problem,) = corpus.problems.itertuples()
    assert (problem.source, problem.reason) == ("old", "cannot be opened: permission denied")


def test_a_file_that_may_not_be_read_is_told_and_the_others_load(folder, monkeypatch):
    read = Path.read_bytes

    def refuse(self):
        if self.name == "new.txt":
            raise PermissionError(13, "Permission denied")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    corpus = load(folder)
    assert list(corpus.records["source"]) == ["old/old.txt"]
    assert list(corpus.problems["source"]) == ["new.txt"]
    assert set(corpus.sources["source"]) == {"new.txt", "old/old.txt"}


def test_a_file_beyond_all_measure_is_not_opened(folder, monkeypatch):
    monkeypatch.setattr(paths, "MAX_SOURCE_BYTES", 300)
    _, problems = gather_sources([folder])
    assert [problem.source for problem in problems] == ["new.txt"]
    assert "300" in problems[0].reason
    assert problems[0].remedy == "split it into smaller files"


def test_a_name_that_is_no_text_is_shown_with_question_marks(folder):
    strange = os.fsencode(folder) + b"/\xff.txt"
    try:
        Path(os.fsdecode(strange)).write_text(ENTRIES.replace("o", "0"))
    except OSError:
        pytest.skip("this file system takes no such name")
    assert "?.txt" in set(load(folder).sources["source"])
