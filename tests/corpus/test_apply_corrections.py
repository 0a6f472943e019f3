"""What could not be read is put right beside the corpus; the source stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.workbooks import open_row, open_workbook
from litboard.annotations.corrections import (
    FILE_NAME,
    Correction,
    add_corrections,
    identifying_text,
    passage_id,
    read_corrections,
    remove_correction,
    write_corrections,
)
from litboard.annotations.json_store import AnnotationFileError, read_list, write_list
from litboard.corpus.loading import load
from litboard.corpus.open_issues import open_issues

GOOD = "Abstract:" + "Some models read what other models wrote. " * 3
BROKEN = "Abstract:"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One source with a good abstract and an empty one."""
    (tmp_path / "a.txt").write_text(f"{GOOD}\n{BROKEN}\n")
    return tmp_path


def test_a_corrected_piece_becomes_a_record_at_its_place(folder: Path) -> None:
    before = load(folder)
    raw = before.problems["raw"].iloc[0]
    mended = "Abstract:" + "An abstract that a person typed in, about something else. " * 3
    write_corrections(folder / FILE_NAME, add_corrections((), ("a.txt", raw), text=mended))
    after = load(folder)
    assert len(before.records) == 1
    assert len(after.records) == 2
    assert after.problems.empty
    assert after.records["first_line"].tolist() == [1, 2]
    assert (folder / "a.txt").read_text() == f"{GOOD}\n{BROKEN}\n"


@pytest.mark.parametrize(
    ("name", "delimiter"), [("t.csv", ","), ("t.csv", "\t"), ("t.csv", ";"), ("t.ods", "\t")]
)
def test_a_row_of_a_table_is_put_right_as_a_row(tmp_path: Path, name: str, delimiter: str) -> None:
    rows = [["Title", "Authors", "Year"], ["First", "Lee", "2019"], ["", "Dee", "2020"]]
    if name.endswith(".csv"):
        (tmp_path / name).write_text("\n".join(map(delimiter.join, rows)), encoding="utf-8")
    else:
        (tmp_path / name).write_bytes(open_workbook(*(open_row(list(row)) for row in rows)))
    raw = load(tmp_path).problems["raw"].iloc[0]
    mended = delimiter.join(["Second", "Dee", "2020"])
    write_corrections(tmp_path / FILE_NAME, add_corrections((), (name, raw), text=mended))
    after = load(tmp_path)
    assert after.problems.empty
    assert after.records["title"].tolist() == ["First", "Second"]
    assert after.records["first_line"].tolist() == [2, 3]
    assert after.records["year"].tolist() == [2019, 2020]


def test_a_row_of_a_table_is_put_right_as_an_entry_of_any_format(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Title,Authors,Year\nFirst,Lee,2019\n,Dee,2020\n")
    raw = load(tmp_path).problems["raw"].iloc[0]
    entry = "@article{a,\n  title = {Second},\n  author = {Dee, Cy},\n  year = 2020\n}"
    write_corrections(tmp_path / FILE_NAME, add_corrections((), ("t.csv", raw), text=entry))
    assert load(tmp_path).records["title"].tolist() == ["First", "Second"]


DOUBTFUL = (
    "@article{a, title = {One}, year = 2001\n}\n@article{b, title = {Two}, {odd}, year = 2002}"
)


def test_a_record_read_by_a_guess_is_put_right_and_keeps_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(f"{DOUBTFUL}\n@article{{c, title = {{Three}}}}\n")
    before = load(tmp_path)
    raw = before.records["raw"].iloc[1]
    assert set(before.problems["entry"]) == {2}
    mended = "@article{b, title = {Two and a half}, year = 2003}"
    write_corrections(tmp_path / FILE_NAME, add_corrections((), ("a.bib", raw), text=mended))
    after = load(tmp_path)
    assert after.problems.empty
    assert after.records["title"].tolist() == ["One", "Two and a half", "Three"]
    assert after.records["entry"].tolist() == [1, 2, 3]
    write_corrections(tmp_path / FILE_NAME, add_corrections((), ("a.bib", raw), text="no idea"))
    after = load(tmp_path)
    assert after.records["title"].tolist() == before.records["title"].tolist()
    assert all("correction could not be read" in reason for reason in after.problems["reason"])


def test_what_a_person_leaves_as_it_is_needs_nobody_any_more(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(DOUBTFUL)
    (tmp_path / "a.txt").write_text(f"{GOOD}\n{BROKEN}\n")
    (tmp_path / "e.txt").write_text("")
    before = load(tmp_path)
    pieces = open_issues(before.records, before.problems)
    places = [
        (one.source, identifying_text(one.raw, one.reasons[0])) for one in pieces.itertuples()
    ]
    assert [source for source, _ in places] == ["a.txt", "e.txt", "a.bib"]
    kept = add_corrections((), *places, text=None)
    write_corrections(tmp_path / FILE_NAME, kept)
    after = load(tmp_path)
    assert after.problems.empty
    assert after.records["id"].tolist() == before.records["id"].tolist()
    write_corrections(tmp_path / FILE_NAME, remove_correction(kept, kept[1]))
    assert load(tmp_path).problems["source"].tolist() == ["e.txt"]


def test_a_piece_that_needs_a_person_is_one_row_with_all_that_is_odd_and_its_whole_text(
    tmp_path: Path,
) -> None:
    long = "x" * 3000
    (tmp_path / "a.bib").write_text(f"@article{{b, title = {{Two {long}}}, {{odd}}, year = {{a")
    (tmp_path / "b.txt").write_text(f"{GOOD}\n{BROKEN}\n")
    corpus = load(tmp_path)
    pieces = open_issues(corpus.records, corpus.problems)
    assert pieces["source"].tolist() == ["b.txt", "a.bib"]
    assert len(pieces["reasons"].iloc[1]) == (corpus.problems["source"] == "a.bib").sum() > 1
    assert pieces["raw"].iloc[1] == corpus.records_of(corpus.works["id"].iloc[1])["raw"].iloc[0]


def test_a_corrected_piece_shares_its_number_with_no_other_record(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, title={A}}\n@misc{b}\n@misc{c, title={C}}\n")
    raw = load(tmp_path).problems["raw"].iloc[0]
    two = "@misc{b, title={B}}\n@misc{d, title={D}}"
    write_corrections(tmp_path / FILE_NAME, add_corrections((), ("a.bib", raw), text=two))
    after = load(tmp_path).records
    assert sorted(after["title"]) == ["A", "B", "C", "D"]
    assert after["entry"].is_unique


def test_a_correction_that_cannot_be_read_leaves_the_problem_and_says_so(folder: Path) -> None:
    write_corrections(folder / FILE_NAME, add_corrections((), ("a.txt", BROKEN), text="no idea"))
    assert "correction could not be read either" in load(folder).problems["reason"].iloc[0]


def test_a_correction_of_another_source_does_nothing(folder: Path) -> None:
    write_corrections(folder / FILE_NAME, add_corrections((), ("b.txt", BROKEN), text=GOOD))
    assert len(load(folder).problems) == 1


def test_a_later_correction_replaces_and_an_empty_one_takes_back() -> None:
    first = add_corrections((), ("a.txt", "x"), text="one")
    second = add_corrections(first, ("a.txt", "x"), text="two")
    assert second == (Correction("a.txt", passage_id("x"), "two", "x"),)
    assert add_corrections(second, ("a.txt", "x"), text=" ") == ()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    made = add_corrections((), ("a.txt", "x"), text='one\n"two"')
    made = add_corrections(made, ("ä.txt", "y"), ("ä.txt", "z"), text=None)
    write_corrections(tmp_path / FILE_NAME, made)
    assert read_corrections(tmp_path / FILE_NAME) == made
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"corrections": 3}', '{"corrections": [{"source": "a"}]}', "[" * 9999]
)
def test_a_broken_file_is_a_problem_and_the_papers_still_load(folder: Path, content: str) -> None:
    (folder / FILE_NAME).write_text(content)
    with pytest.raises(AnnotationFileError, match=FILE_NAME):
        read_corrections(folder / FILE_NAME)
    corpus = load(folder)
    assert len(corpus.records) == 1
    assert FILE_NAME in corpus.problems["source"].tolist()


def test_no_file_holds_no_entries(tmp_path: Path) -> None:
    assert read_list(tmp_path / "none.json", "entries") == []


def test_a_list_is_one_entry_a_line(tmp_path: Path) -> None:
    write_list(tmp_path / "list.json", "entries", [{"a": 1}, {"a": 2}])
    assert len((tmp_path / "list.json").read_text().splitlines()) == 4
