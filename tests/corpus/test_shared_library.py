"""What visitors add for everybody is named by us, written over nothing, and can be removed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litboard.corpus import shared_library
from litboard.corpus.loading import load
from litboard.corpus.shared_library import (
    FOLDER,
    OURS,
    LibraryError,
    add_shared,
    remove_shared,
    shared_files,
    shared_name,
)
from litboard.schema.records import Source

TEXT = b"@article{a, title={A paper on xylophones}, year=2021}"


def names(home: Path) -> list[str]:
    return [file.name for file in shared_files(home)]


@settings(deadline=None, max_examples=60)
@given(name=st.text(max_size=60), ending=st.sampled_from(["", ".bib", ".ZIP", ".exe", "/..", "."]))
def test_whatever_an_upload_is_called_its_file_has_a_name_of_ours(name: str, ending: str) -> None:
    made = shared_name(Source(name + ending, TEXT))
    assert OURS.fullmatch(made)
    assert Path(made).name == made


def test_a_name_keeps_its_letters_and_an_ending_that_is_known() -> None:
    assert shared_name(Source("Müller's papers (2).BIB", TEXT)).startswith("muller-s-papers-2-")
    assert shared_name(Source("a.BIB", TEXT)).endswith(".bib")
    assert shared_name(Source("../../a.exe", TEXT)).endswith(".txt")


def test_a_shared_source_is_read_with_the_corpus_until_it_is_removed(tmp_path: Path) -> None:
    (file,) = add_shared(tmp_path, [Source("refs.bib", TEXT)])
    assert load(tmp_path).records["source"].tolist() == [file.source]
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [file.name]
    remove_shared(tmp_path, file.name)
    assert load(tmp_path).records.empty


def test_the_same_content_is_added_once_whatever_its_name(tmp_path: Path) -> None:
    assert len(add_shared(tmp_path, [Source("a.bib", TEXT), Source("b.bib", TEXT)])) == 1
    assert add_shared(tmp_path, [Source("c.ris", TEXT)]) == []
    assert len(names(tmp_path)) == 1


def test_sources_of_one_name_stand_side_by_side(tmp_path: Path) -> None:
    add_shared(tmp_path, [Source("a.bib", TEXT), Source("a.bib", TEXT + b"\n\n")])
    assert len(names(tmp_path)) == 2


def test_no_file_is_ever_written_over(tmp_path: Path) -> None:
    source = Source("a.bib", TEXT)
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / shared_name(source)).symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere").write_text("the owner's")
    with pytest.raises(FileExistsError):
        add_shared(tmp_path, [source])
    assert (tmp_path / "elsewhere").read_text() == "the owner's"
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


@pytest.mark.parametrize("name", ["../a.txt", "a.txt", "", "shared", "/etc/passwd"])
def test_only_a_file_of_the_library_is_removed(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("the owner's")
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "a.txt").write_text("the owner's, too")
    with pytest.raises(LibraryError, match="not in the library"):
        remove_shared(tmp_path, name)
    assert len(list(tmp_path.rglob("a.txt"))) == 2


def test_the_limits_are_told_and_nothing_is_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_library, "MOST_FILES", 1)
    with pytest.raises(LibraryError, match="holds 1 files"):
        add_shared(tmp_path, [Source("a", b"1"), Source("b", b"2")])
    monkeypatch.setattr(shared_library, "MOST_FILES", 9)
    monkeypatch.setattr(shared_library, "MOST_BYTES", 1)
    with pytest.raises(LibraryError, match="remove some"):
        add_shared(tmp_path, [Source("a", b"1"), Source("b", b"2")])
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_written_leaves_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def fail_at_b(source: str, target: Path) -> None:
        if target.name.startswith("b-"):
            raise OSError("the disk is full")
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail_at_b)
    with pytest.raises(OSError, match="full"):
        add_shared(tmp_path, [Source("a", b"1"), Source("b", b"2")])
    assert list((tmp_path / FOLDER).iterdir()) == []
