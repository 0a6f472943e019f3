from __future__ import annotations

import json
from typing import Any

import pandas as pd

from helpers.works_to_export import read_csv
from litboard.corpus.record_tables import records_table, repairs_table
from litboard.exports.tables import records_to_jsonl, table_to_csv, table_to_jsonl
from litboard.schema.records import Record, Repair, RepairKind


def test_a_negative_number_is_no_formula():
    (row,) = read_csv(table_to_csv(pd.DataFrame({"change": [-1.5], "count": [-2]})))
    assert row == {"change": "-1.5", "count": "-2"}


def test_a_table_with_nested_rows_can_be_written():
    table = pd.DataFrame({"topic": [1], "terms": [[{"term": "a", "weight": 0.5}, {"term": "b"}]]})
    (row,) = read_csv(table_to_csv(table))
    assert row["terms"].startswith('{"term": "a", "weight": 0.5}; {"term": "b"')
    assert json.loads(table_to_jsonl(table))["terms"][0] == {"term": "a", "weight": 0.5}


def test_records_as_json_lines_say_what_was_repaired():
    repair = Repair("authors", "Sรถren", "Sören", RepairKind.EXACT, "tis_620")
    record = Record("a.txt", 1, (1, 3), "raw", authors=("Sören",), repairs=(repair,))
    text = records_to_jsonl(records_table([record]), repairs_table([record]))
    row: dict[str, Any] = json.loads(text)
    assert (row["source"], row["entry"], row["lines"], row["raw"]) == ("a.txt", 1, [1, 3], "raw")
    assert row["repairs"] == [
        {"field": "authors", "before": "Sรถren", "after": "Sören", "kind": "exact"}
    ]
