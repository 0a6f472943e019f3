"""Whatever paper is written in a tagged format, the same paper is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.copied_pages import read
from helpers.tagged_cases import unaccounted

Paper = dict[str, Any]

WORD = st.text("abcdeghklmnoprstuéßřж", min_size=2, max_size=8)
TEXT = st.lists(WORD, min_size=2, max_size=6).map(lambda words: " ".join(words).capitalize())
PERSON = st.tuples(WORD, WORD).map(lambda parts: ", ".join(part.capitalize() for part in parts))
FIRST_PAGE = st.integers(1, 900)
PAPERS = st.lists(
    st.fixed_dictionaries(
        {
            "title": TEXT,
            "authors": st.lists(PERSON, max_size=3).map(tuple),
            "abstract": st.none() | TEXT,
            "year": st.none() | st.integers(1900, 2030),
            "venue": st.none() | TEXT,
            "volume": st.none() | st.integers(1, 400).map(str),
            "issue": st.none() | st.sampled_from(["1", "12", "3-4", "Suppl 1"]),
            "pages": st.none()
            | FIRST_PAGE.map(lambda page: f"{page}-{page + 9}")
            | FIRST_PAGE.map(lambda page: f"e{page}"),
            "doi": st.none() | st.integers(1, 999).map("10.1234/abc.{}".format),
            "keywords": st.lists(WORD, max_size=3, unique=True).map(tuple),
        }
    ),
    min_size=1,
    max_size=3,
)


def lines(paper: Paper, tags: dict[str, str], dash: str, *, last_page: str = "") -> str:
    """A line for each field that is stated, and for each author and keyword."""
    written = []
    for field, tag in tags.items():
        values = paper[field] if isinstance(paper[field], tuple) else (paper[field],)
        written += [f"{tag}{dash}{value}\n" for value in values if value is not None]
    text = "".join(written)
    if last_page and paper["pages"] and "-" in paper["pages"]:
        first, last = paper["pages"].split("-")
        text = text.replace(
            f"{dash}{paper['pages']}\n", f"{dash}{first}\n{last_page}{dash}{last}\n"
        )
    return text


def tags(written: str) -> dict[str, str]:
    """Fields with the tags of a format, in the order of `Paper`."""
    names = "title authors abstract year venue volume issue pages doi keywords".split()
    return dict(zip(names, written.split(), strict=True))


RIS = tags("TI AU AB PY JO VL IS SP DO KW")
SMALL = {field: tag.lower() for field, tag in RIS.items()}
WOS = tags("TI AU AB PY SO VL IS BP DI DE")
NBIB = tags("TI FAU AB DP JT VI IP PG AID OT")
REFER = tags("%T %A %X %D %J %V %N %P %R %K")
OVID = tags("TI AU AB YR JN VO IP PG DI KW")
INSPEC = tags("TI AU AB PY JN VL IS PG DO ID")

#: How each format writes one paper, numbered.
WRITERS: dict[str, Callable[[int, Paper], str]] = {
    "ris": lambda _, one: f"TY  - JOUR\n{lines(one, RIS, '  - ', last_page='EP')}ER  - \n\n",
    "ris in small letters": lambda _, one: f"ty - jour\n{lines(one, SMALL, ' - ')}er - \n\n",
    "wos": lambda _, one: f"PT J\n{lines(one, WOS, ' ', last_page='EP')}ER\n\n",
    "nbib": lambda at, one: f"PMID- {at}\n{lines(one, NBIB, '- ')}SO  - X.\n\n",
    "refer": lambda _, one: f"%0 Journal Article\n{lines(one, REFER, ' ')}\n",
    "ovid": lambda at, one: f"<{at}. >\nVN  - Ovid\n{lines(one, OVID, '  - ')}\n",
    "inspec": lambda at, one: f"Record {at} of 9 - INSPEC\n\n{lines(one, INSPEC, ' ~ ')}\n",
}


@pytest.mark.parametrize("writer", list(WRITERS))
@settings(max_examples=25, deadline=None)
@given(papers=PAPERS)
def test_what_is_written_is_read(writer, papers):
    text = "".join(WRITERS[writer](number, one) for number, one in enumerate(papers, 1))
    reading = read(text)
    assert reading.format == writer.split()[0]
    assert [
        {field: getattr(one, field) for field in papers[0]} for one in reading.records
    ] == papers
    assert (reading.problems, unaccounted(text, reading.records)) == ((), [])
