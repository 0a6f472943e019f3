"""Works for the tests of exports: a whole one, and hostile ones."""

from __future__ import annotations

import csv
import io

from hypothesis import strategies as st

WORK = {
    "title": "Towards understanding sycophancy",
    "authors": ["Sharma, Mrinank", "Tong, Meg"],
    "year": 2023,
    "venue": "ICLR",
    "volume": "12",
    "issue": "3",
    "pages": "45-50",
    "abstract": "We ask.\nThey answer.",
    "doi": "10.1000/a_b",
    "arxiv_id": "2310.13548",
    "url": "https://example.org/a_b?c=1&d=2",
    "keywords": ["x", "y"],
    "notes": ["Read again.", "Lent to Ann & Bo"],
}

HOSTILE = st.text(
    st.one_of(st.sampled_from('{}\\%$&#_^~"@=,;\n\r\t\u2028 -+and'), st.characters(codec="utf-8")),
    max_size=20,
)
HOSTILE_WORK = st.fixed_dictionaries(
    {
        "title": st.none() | HOSTILE,
        "authors": st.lists(HOSTILE, max_size=3),
        "year": st.none() | st.integers(1000, 2999),
        "venue": st.none() | HOSTILE,
        "volume": st.none() | HOSTILE,
        "issue": st.none() | HOSTILE,
        "pages": st.none() | HOSTILE,
        "abstract": st.none() | HOSTILE,
        "url": st.none() | HOSTILE,
        "doi": st.none() | HOSTILE,
        "keywords": st.lists(HOSTILE, max_size=2),
        "notes": st.lists(HOSTILE, max_size=2),
    }
)
HOSTILE_WORKS = st.lists(HOSTILE_WORK, max_size=3)


def read_csv(text: str) -> list[dict[str, str]]:
    """The rows of CSV with a byte order mark."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))
