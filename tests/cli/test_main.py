from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import litboard
from helpers.paths import ROOT
from litboard.cli.main import main
from litboard.corpus.loading import load

SEEDS = str(ROOT / "seeds")
FILES = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))

TABLES = ["works", "records", "problems", "duplicates", "terms", "trends", "topics"]
COMMANDS = [*TABLES, "similar", "export", "serve"]


@pytest.fixture
def run(capsys):
    """Run the command; gives exit code, what it printed, and what it said."""

    def run_it(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


@pytest.fixture
def broken(tmp_path):
    """A folder with one paper, one file that is none, and one entry to check."""
    (tmp_path / "a.txt").write_text("Abstract:We study models that answer.\nIn two lines.\n")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path


def lines_of(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def table_of(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))


def help_of(capsys, *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_help_names_every_command_and_no_other(capsys):
    text = help_of(capsys)
    listed = re.findall(r"^    (\w+)\b", text, re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)
    assert "exit codes" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(capsys, command):
    assert "CORPUS" in help_of(capsys, command)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command):
    assert f"litboard {command} " in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", TABLES)
def test_every_table_is_readable_by_machines_in_both_formats(run, command):
    code, out, err = run(command, SEEDS, "--format", "jsonl")
    assert (code, err) == (0, "")
    rows = lines_of(out)
    code, out, err = run(command, SEEDS, "--format", "csv")
    assert (code, err) == (0, "")
    assert len(table_of(out)) == len(rows)
    assert bool(rows) == (command != "problems")


@pytest.mark.parametrize("command", TABLES)
def test_every_table_is_shown_to_people(run, command):
    code, out, _ = run(command, SEEDS)
    assert code == 0
    assert out.strip()
    assert len(out.splitlines()) <= 52


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


def test_terms_may_be_asked_for_each_work(run):
    _, out, _ = run("terms", SEEDS, "--per-work", "3", "--format", "jsonl")
    rows = lines_of(out)
    assert len(rows) == 25
    assert all(len(row["terms"]) <= 3 for row in rows)
    _, out, _ = run("terms", SEEDS, "--per-work", "3", "--format", "csv")
    assert len(table_of(out)) == 25


def test_topics_come_in_the_number_asked_for(run):
    _, out, _ = run("topics", SEEDS, "--count", "3", "--format", "jsonl")
    *rows, rest = lines_of(out)
    assert [row["topic"] for row in rows] == [0, 1, 2]
    assert all(row["terms"] and row["distinctive"] and row["works"] for row in rows)
    assert rest["topic"] == -1
    listed = [work["id"] for row in [*rows, rest] for work in row["works"]]
    assert len(listed) == len(set(listed)) == 25


def test_a_trend_is_that_of_the_terms_asked_for(run):
    term = lines_of(run("terms", SEEDS, "--format", "jsonl")[1])[0]["term"]
    code, out, _ = run("trends", SEEDS, "--term", str(term), "--format", "jsonl")
    assert code == 0
    assert {row["term"] for row in lines_of(out)} == {term}


def test_similar_works_are_those_of_the_work_asked_for(run):
    work = str(lines_of(run("works", SEEDS, "--format", "jsonl")[1])[0]["id"])
    code, out, _ = run("similar", SEEDS, "--work", work, "--format", "jsonl")
    rows = lines_of(out)
    assert code == 0
    assert rows
    assert work not in {row["id"] for row in rows}


def test_topics_are_named_as_the_reader_said(run, copied_seeds):
    corpus = load(copied_seeds)
    corpus.with_topic_edits(litboard.edited_topics(corpus).rename(0, "First")).save_topic_edits()
    code, out, _ = run("topics", str(copied_seeds), "--format", "jsonl")
    assert code == 0
    assert lines_of(out)[0]["name"] == "First"


def test_works_like_several_are_recommended_with_the_reasons(run, seeds):
    first, second = seeds.works["id"].iloc[:2]
    code, out, _ = run("similar", SEEDS, "--work", first, "--work", second, "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [row["id"] for row in rows] == seeds.recommend([first, second]).works["id"].tolist()
    assert all(row["because"] for row in rows)


@pytest.mark.parametrize(
    ("format_", "mark", "count"),
    [("bibtex", "\n@", 24), ("ris", "ER  - ", 25), ("csv", "\r\n", 26), ("jsonl", "\n", 25)],
)
def test_an_export_holds_every_work(run, format_, mark, count):
    code, out, _ = run("export", SEEDS, "--format", format_)
    assert code == 0
    assert out.count(mark) == count


@pytest.mark.parametrize("command", [*TABLES, "export"])
def test_output_is_the_same_twice_and_with_files_in_another_order(run, command):
    asked = ["--format", "jsonl"]
    first = run(command, *FILES, *asked)
    assert run(command, *FILES, *asked) == first
    assert run(command, *reversed(FILES), *asked) == first


def test_what_cannot_be_read_is_told_on_stderr_with_place_and_remedy(run, broken):
    code, out, err = run("works", str(broken), "--format", "jsonl")
    assert code == 1
    assert len(lines_of(out)) == 1
    check, lost, count = err.splitlines()
    assert check.startswith("a.txt, entry 1 (line 2): ")
    assert lost.startswith("b.png: this is a PNG image, not text; ")
    assert count == "litboard: 2 found, 1 read, 2 need you"


def test_problems_are_rows_too(run, broken):
    _, out, _ = run("problems", str(broken), "--format", "jsonl")
    rows = lines_of(out)
    assert [(row["source"], row["severity"]) for row in rows] == [
        ("a.txt", "read, please check"),
        ("b.png", "not read"),
    ]


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


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["works"],
        ["nothing", SEEDS],
        ["works", SEEDS, "--format", "xml"],
        ["similar", SEEDS],
        ["topics", SEEDS, "--count", "many"],
    ],
)
def test_a_command_that_makes_no_sense_ends_with_2_and_a_hint(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: litboard" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["similar", SEEDS, "--work", "nobody"],
        ["trends", SEEDS, "--term", "no such term"],
        ["topics", SEEDS, "--count", "0"],
        pytest.param(["terms", SEEDS, "--per-work", "-1"]),
    ],
)
def test_a_value_that_makes_no_sense_ends_with_2_and_one_line(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("litboard: ")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", TABLES)
def test_a_corpus_of_nothing_is_no_failure(run, tmp_path, command):
    code, out, err = run(command, str(tmp_path), "--format", "jsonl")
    assert (code, out, err) == (0, "", "")


@pytest.mark.parametrize("command", TABLES)
def test_a_corpus_of_one_paper_is_no_failure(run, tmp_path, command):
    (tmp_path / "a.txt").write_text("Abstract:We study models that answer questions.\n")
    code, _, err = run(command, str(tmp_path), "--format", "jsonl")
    assert (code, err) == (0, "")


def test_the_dashboard_is_served_on_the_folders_and_the_port_asked_for(monkeypatch):
    called = {}

    def call(command, *, env, cwd):
        called.update(command=command, env=env, cwd=cwd)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    assert main(["serve", SEEDS, "--port", "8599"]) == 0
    assert called["env"]["LITBOARD_CORPUS"] == SEEDS
    assert "8599" in called["command"]
    assert (Path(called["cwd"]) / "app.py").exists()


@pytest.mark.parametrize(("asked", "said"), [(["--shared-library"], "1"), ([], None)])
def test_a_library_is_shared_only_where_it_is_asked_for(monkeypatch, asked, said):
    monkeypatch.delenv("LITBOARD_SHARED_LIBRARY", raising=False)
    called = {}
    monkeypatch.setattr(subprocess, "call", lambda command, **given: called.update(given) or 0)
    assert main(["serve", SEEDS, *asked]) == 0
    assert called["env"].get("LITBOARD_SHARED_LIBRARY") == said


def test_the_end_of_a_server_by_control_c_is_no_failure(monkeypatch, capsys):
    def interrupt(command, **given):
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "call", interrupt)
    assert main(["serve", SEEDS]) == 0
    assert capsys.readouterr().err == ""


def test_a_closed_pipe_is_no_failure():
    code = "import sys; from litboard.cli.main import main; sys.exit(main())"
    command = f"'{sys.executable}' -c '{code}' records '{SEEDS}' --format jsonl | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
