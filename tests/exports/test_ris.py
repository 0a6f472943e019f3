from __future__ import annotations

import re

from hypothesis import given

from helpers.corpora import works_of
from helpers.works_to_export import HOSTILE_WORKS, WORK
from litboard.exports.ris import to_ris


def test_a_work_is_an_entry_of_ris():
    assert to_ris(works_of([WORK])).split("\r\n") == [
        "TY  - JOUR",
        "AU  - Sharma, Mrinank",
        "AU  - Tong, Meg",
        "TI  - Towards understanding sycophancy",
        "PY  - 2023",
        "T2  - ICLR",
        "VL  - 12",
        "IS  - 3",
        "DO  - 10.1000/a_b",
        "UR  - https://example.org/a_b?c=1&d=2",
        "AB  - We ask. They answer.",
        "SP  - 45",
        "EP  - 50",
        "KW  - x",
        "KW  - y",
        "N1  - Read again.",
        "N1  - Lent to Ann & Bo",
        "AN  - arXiv:2310.13548",
        "ID  - w0",
        "ER  - ",
        "",
        "",
    ]


@given(HOSTILE_WORKS)
def test_no_text_begins_a_tag_of_ris(rows):
    lines = to_ris(works_of(rows)).splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) or not line for line in lines)
    ends = [line for line in lines if line.startswith("ER")]
    assert ends == ["ER  - "] * len(rows)
    authors = [line for line in lines if line.startswith("AU")]
    assert len(authors) == sum(len(row["authors"]) for row in rows)
