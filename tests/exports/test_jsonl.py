from __future__ import annotations

import json

from hypothesis import given

from helpers.corpora import works_of
from helpers.works_to_export import HOSTILE_WORKS, WORK
from litboard.corpus.record_tables import records_table
from litboard.exports.jsonl import to_jsonl
from litboard.schema.records import Record

RECORDS = [Record("a.txt", 2, (4, 6), "raw", title="T"), Record("b.txt", 1, (1, 1), "waw")]


def test_json_lines_have_these_fields_in_this_order_with_the_places_of_the_records():
    records = records_table(RECORDS)
    works = works_of([{**WORK, "records": list(records["id"])}])
    (line,) = to_jsonl(works, records).splitlines()
    assert list(json.loads(line).items()) == [
        ("id", "w0"),
        ("title", WORK["title"]),
        ("authors", WORK["authors"]),
        ("year", 2023),
        ("arxiv_id", "2310.13548"),
        ("doi", "10.1000/a_b"),
        ("abstract", WORK["abstract"]),
        (
            "records",
            [
                {"source": "a.txt", "entry": 2, "lines": [4, 6]},
                {"source": "b.txt", "entry": 1, "lines": [1, 1]},
            ],
        ),
    ]


def test_json_lines_of_a_work_without_anything_are_null():
    (line,) = to_jsonl(works_of([{}]), records_table([])).splitlines()
    read = json.loads(line)
    assert {name for name, value in read.items() if value is None} == {
        "title",
        "year",
        "arxiv_id",
        "doi",
        "abstract",
    }
    assert (read["authors"], read["records"]) == ([], [])


@given(HOSTILE_WORKS)
def test_json_lines_are_one_line_a_work_for_any_reader(rows):
    lines = to_jsonl(works_of(rows), records_table([])).splitlines()
    assert [json.loads(line)["title"] for line in lines] == [row["title"] for row in rows]
