"""`litboard duplicates`: list, decide and take back, as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers.corpora import SUBJECTS, bibtex_entry, doubtful_bibtex
from litboard.cli.main import main


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with three near misses and one paper that stands there twice."""
    twice = [
        bibtex_entry("t", title="Tides and lanterns", doi="10.1000/1"),
        bibtex_entry("u", title="Tides and lanterns.", doi="10.1000/1"),
    ]
    (tmp_path / "papers.bib").write_text(doubtful_bibtex() + "".join(twice))
    return tmp_path


@pytest.fixture
def duplicates(papers, capsys):
    """Run the command on the folder; gives exit code, the rows it printed, and what it said."""

    def run(*arguments: str) -> tuple[int, list[dict[str, object]], str]:
        code = main(["duplicates", str(papers), "--format", "jsonl", *arguments])
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err

    return run


def test_what_was_joined_is_listed_and_what_is_in_doubt_when_asked_for(duplicates):
    assert [row["rule"] for row in duplicates()[1]] == ["same DOI"]
    code, rows, err = duplicates("--open")
    assert (code, err) == (0, "")
    assert {row["title_a"] for row in rows} == set(SUBJECTS)
    assert all(0 <= row["probability"] <= 1 for row in rows)


def test_a_decision_is_kept_told_obeyed_and_taken_back(duplicates):
    first = duplicates("--open")[1][0]
    code, rows, err = duplicates("--same", first["a"], first["b"])
    assert (code, [row["verdict"] for row in rows]) == (0, ["same"])
    assert "7 works before, 6 now" in err
    assert len(duplicates("--open")[1]) == 2
    assert len(duplicates()[1]) == 2
    code, rows, err = duplicates("--undo")
    assert (code, [row["a"] for row in rows]) == (0, [first["a"]])
    assert "6 works before, 7 now" in err
    assert len(duplicates("--open")[1]) == 3


def test_what_is_called_different_is_no_longer_in_doubt(duplicates):
    first = duplicates("--open")[1][0]
    assert duplicates("--different", first["a"], first["b"])[0] == 0
    assert len(duplicates("--open")[1]) == 2


def test_a_work_is_split_by_its_id(duplicates, papers, capsys):
    main(["works", str(papers), "--format", "jsonl"])
    works = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    work = next(work for work in works if len(work["records"]) == 2)
    code, rows, err = duplicates("--split", work["id"])
    assert (code, [row["verdict"] for row in rows]) == (0, ["different"])
    assert "7 works before, 8 now" in err
    single = next(work for work in works if len(work["records"]) == 1)
    assert duplicates("--split", single["id"])[::2] == (
        2,
        f"litboard: --split {single['id']}: the work has one record\n",
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--same", "nobody", "lost"], "holds no record and no work nobody"),
        (["--same", "nobody"], "name two records or works"),
        (["--undo"], "--undo: no decision has been made on this corpus"),
    ],
)
def test_what_makes_no_sense_ends_with_2_and_one_line(duplicates, papers, asked, said):
    code, rows, err = duplicates(*asked)
    assert (code, rows) == (2, [])
    assert said in err
    assert len(err.splitlines()) == 1
    assert not (papers / "decisions.json").exists()


def test_a_corpus_without_near_misses_says_so(tmp_path, capsys):
    assert main(["duplicates", str(tmp_path), "--open"]) == 0
    assert capsys.readouterr().out == "none\n"


def test_decisions_on_single_files_have_no_place(papers, capsys):
    file = str(papers / "papers.bib")
    main(["duplicates", file, "--open", "--format", "jsonl"])
    pair = json.loads(capsys.readouterr().out.splitlines()[0])
    assert main(["duplicates", file, "--same", pair["a"], pair["b"]]) == 2
    assert "name a folder" in capsys.readouterr().err


def test_a_broken_file_of_decisions_is_left_as_it_is(duplicates, papers):
    pair = duplicates("--open")[1][0]
    (papers / "decisions.json").write_text("{oops")
    code, _, err = duplicates("--same", pair["a"], pair["b"])
    assert code == 2
    assert "repair the file or move it away" in err
    assert (papers / "decisions.json").read_text() == "{oops"
