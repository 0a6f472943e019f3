from __future__ import annotations

import csv
import io
import json

import pytest

from litboard.cli.main import main
from litboard.exports import EXPORTS
from litboard.readers import FORMATS


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["formats", *arguments]) == 0
    return capsys.readouterr().out


def test_every_format_and_export_is_listed_for_programs(capsys) -> None:
    rows = [json.loads(line) for line in run(capsys, "--format", "jsonl").splitlines()]
    named = {(row["kind"], row["name"]) for row in rows}
    reads = {("reads", one.name) for one in FORMATS}
    assert named >= reads | {("writes", one.name) for one in EXPORTS}
    ris = next(row for row in rows if (row["kind"], row["name"]) == ("writes", "ris"))
    assert (ris["title"], ris["extensions"]) == ("RIS", [".ris"])
    assert all(row["title"] and row["extensions"] and row["homepage"] for row in rows)


def test_csv_has_the_same_rows_as_json_lines(capsys) -> None:
    table = run(capsys, "--format", "csv").removeprefix("\ufeff")
    names = [row["name"] for row in csv.DictReader(io.StringIO(table))]
    lines = run(capsys, "--format", "jsonl").splitlines()
    assert names == [json.loads(line)["name"] for line in lines]


def test_a_table_for_people_fits_the_width_and_names_the_homepage(capsys) -> None:
    lines = run(capsys).splitlines()
    assert max(map(len, lines)) <= 100
    assert sum(line.startswith("reads") for line in lines) >= len(FORMATS)
    assert any("dblp.org" in line for line in lines)


def test_an_unknown_export_is_refused_with_the_names_there_are(capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", "x", "--format", "docx"])
    assert ended.value.code == 2
    assert "bibtex" in capsys.readouterr().err
