"""`litboard export`."""

from __future__ import annotations

import pytest

from helpers.paths import SEEDS


@pytest.mark.parametrize(
    ("format_", "mark", "count"),
    [("bibtex", "\n@", 24), ("ris", "ER  - ", 25), ("csv", "\r\n", 26), ("jsonl", "\n", 25)],
)
def test_an_export_holds_every_work(run, format_, mark, count):
    code, out, _ = run("export", SEEDS, "--format", format_)
    assert code == 0
    assert out.count(mark) == count
