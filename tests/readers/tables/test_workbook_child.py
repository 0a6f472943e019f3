"""The process that opens workbooks, as a command: bytes in, lines of JSON out."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys

import pytest

from helpers.workbooks import sheet, workbook
from litboard.readers.tables import workbook_child


def run(content: bytes) -> tuple[int, list[object], str]:
    done = subprocess.run(
        [sys.executable, "-I", workbook_child.__file__], input=content, capture_output=True,
        check=False, timeout=60,
    )  # fmt: skip
    return (
        done.returncode,
        [json.loads(line) for line in done.stdout.splitlines()],
        (done.stderr.decode()),
    )


def test_rows_come_with_sheet_number_and_the_formulas_that_have_no_value() -> None:
    formula = "<f>A1&amp;&quot;x&quot;</f><v></v>"
    code, rows, _ = run(workbook(sheet([["Title", 1974.0], [], ["Tea", formula]])))
    assert code == 0
    assert rows == [
        ["S1", 1, ["Title", "1974"], []], ["S1", 3, ["Tea", ""], ['=A1&"x"']], "end",
    ]  # fmt: skip


def test_what_is_no_workbook_ends_with_the_reason_and_without_an_end() -> None:
    code, rows, error = run(b"PK\x03\x04 and nothing else")
    assert (code, rows) == (1, [])
    assert "damaged" in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2019.0, "2019"),
        (0.5, "0.5"),
        (True, "TRUE"),
        (datetime.date(2019, 5, 1), "2019-05-01"),
        ("a_x000D_\nb", "a\nb"),
        ("", ""),
    ],
)
def test_a_cell_is_what_a_person_sees(value: object, text: str) -> None:
    assert workbook_child._to_text(value) == text


def test_more_cells_than_any_export_has_are_refused(monkeypatch, capsys) -> None:
    monkeypatch.setattr(workbook_child, "MAX_CELLS", 3)
    monkeypatch.setattr(workbook_child, "_limit_memory", lambda: None)
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": _Bytes(sheet([["a", "b"]] * 2))}))
    assert workbook_child.main() == 1
    assert "more than 3 cells" in capsys.readouterr().err


class _Bytes:
    """Standard input with one workbook in it."""

    def __init__(self, rows: str) -> None:
        self.content = workbook(rows)

    def read(self) -> bytes:
        return self.content
