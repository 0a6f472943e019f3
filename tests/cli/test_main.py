"""The command as a whole: help, exit codes, output for programs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import litboard
from helpers.commands import TABLES, lines_of, table_of
from helpers.paths import ROOT, SEEDS
from litboard.cli.main import main

FILES = sorted(str(path) for path in SEEDS.glob("*.txt"))
READING = [*TABLES, "similar", "export", "serve"]
COMMANDS = [*READING, "demo", "formats"]


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


@pytest.mark.parametrize("command", READING)
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


@pytest.mark.parametrize("columns", [60, 100, 200])
@pytest.mark.parametrize("command", [*TABLES, "terms --per-work 3", "trends --term RLHF"])
def test_every_table_fits_the_width_and_shows_no_python(run, monkeypatch, command, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    name, *rest = command.split()
    code, out, _ = run(name, SEEDS, *rest)
    assert code == 0
    assert out.strip()
    assert max(map(len, out.splitlines())) <= columns
    assert not re.search(r"[\[{]'|\bnan\b|<NA>|None", out)


def test_the_version_is_the_one_of_the_package(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"litboard {litboard.__version__}\n"


@pytest.mark.parametrize("command", [*TABLES, "export"])
def test_output_is_the_same_twice_and_with_files_in_another_order(run, command):
    asked = ["--format", "jsonl"]
    first = run(command, *FILES, *asked)
    assert run(command, *FILES, *asked) == first
    assert run(command, *reversed(FILES), *asked) == first


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
def test_an_invalid_command_ends_with_2_and_the_usage(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    assert ended.value.code == 2
    assert "usage: litboard" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["similar", SEEDS, "--work", "nobody"],
        ["trends", SEEDS, "--term", "no such term"],
        ["topics", SEEDS, "--count", "0"],
        ["terms", SEEDS, "--per-work", "-1"],
    ],
)
def test_an_invalid_argument_ends_with_2_and_one_line(run, arguments):
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


def test_a_closed_pipe_is_no_failure():
    code = "import sys; from litboard.cli.main import main; sys.exit(main())"
    command = f"'{sys.executable}' -c '{code}' records '{SEEDS}' --format jsonl | head -c 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
