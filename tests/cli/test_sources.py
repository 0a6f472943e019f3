"""`litboard works`, `records` and `problems`."""

from __future__ import annotations

from helpers.commands import lines_of
from helpers.paths import SEEDS


def test_works_come_with_the_places_of_their_records(run):
    _, out, _ = run("works", SEEDS, "--format", "jsonl")
    rows = lines_of(out)
    assert len(rows) == 25
    assert list(rows[0]) == [
        "id",
        "title",
        "authors",
        "year",
        "arxiv_id",
        "doi",
        "abstract",
        "records",
    ]
    assert all(list(one) == ["source", "entry", "lines"] for row in rows for one in row["records"])


def test_records_come_as_they_stand_with_what_was_repaired(run):
    _, out, _ = run("records", SEEDS, "--format", "jsonl")
    rows = lines_of(out)
    assert len(rows) == 40
    assert sum(len(row["repairs"]) for row in rows) == 28


def test_what_cannot_be_read_is_told_on_stderr_with_place_and_remedy(run, broken):
    code, out, err = run("works", str(broken), "--format", "jsonl")
    assert code == 1
    assert len(lines_of(out)) == 1
    check, lost, count = err.splitlines()
    assert check.startswith("a.txt, entry 1 (line 2): ")
    assert lost.startswith("b.png: this is a PNG image, not text; ")
    assert count == "litboard: 2 found, 1 read, 2 need attention"


def test_problems_are_rows_too(run, broken):
    _, out, _ = run("problems", str(broken), "--format", "jsonl")
    rows = lines_of(out)
    assert [(row["source"], row["severity"], row["code"]) for row in rows] == [
        ("a.txt", "read, please check", "abstracts.joined-line"),
        ("b.png", "not read", "file.unsupported"),
    ]


def test_a_table_of_problems_shows_their_codes(run, broken):
    _, out, _ = run("problems", str(broken))
    assert "file.unsupported" in out


def test_what_was_read_but_should_be_checked_is_no_failure(run, broken):
    (broken / "b.png").unlink()
    code, _, err = run("works", str(broken), "--format", "jsonl")
    assert code == 0
    assert err


def test_a_file_that_is_not_there_is_told_and_the_rest_is_printed(run, broken):
    code, out, err = run("works", str(broken / "a.txt"), str(broken / "gone.txt"))
    assert code == 1
    assert "gone.txt" in err
    assert "We study models" in out


def test_a_problem_is_shown_whole_with_its_code_in_a_narrow_terminal(run, broken, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    lines = run("problems", broken)[1].splitlines()
    heading = lines[0].index("Reason and remedy"), lines[0].index("Text")
    shown = " ".join(line[slice(*heading)].strip() for line in lines[1:])
    assert "this is a PNG image, not text; give the text itself" in shown
    assert "[file.unsupported]" in shown
