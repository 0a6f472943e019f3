"""Records side by side: the fields that are equal, and the differences word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import Any

import streamlit as st

from litboard.corpus.works import published_in
from litboard.dashboard.layout.markdown import DIFFERENCE, bulleted, escape_markdown, highlight
from litboard.text import differing_spans

Record = dict[str, Any]

#: Up to so many records are in columns; more would be too narrow to read.
SIDE_BY_SIDE = 3

#: Records of one work that are compared; the Papers page shows them all.
RECORDS_SHOWN = 12

#: Names of a list, and characters of a text, that are shown.
NAMES_SHOWN, LONGEST_TEXT = 8, 1_500

#: Equal texts up to this length share one line.
SHORT = 160

#: Fields that are compared, in this order: name on the page → column of the record.
FIELDS = {
    "Title": "title", "Authors": "authors", "Year": "year", "Published in": "place",
    "DOI": "doi", "arXiv id": "arxiv_id", "PubMed id": "pmid", "Kind": "kind",
    "Keywords": "keywords", "Notes": "notes", "Link": "url", "Abstract": "abstract",
}  # fmt: skip


def letter_of(place: int) -> str:
    """The name of a record on the page: A to Z, then a number."""
    return ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)


def draw_records(records: Sequence[Record]) -> None:
    """The place of each record, the fields that are equal, and those that differ."""
    shown = records[:RECORDS_SHOWN]
    _draw_places(shown, len(records))
    texts_of = {
        name: [text_of(record, column) for record in shown] for name, column in FIELDS.items()
    }
    equal = {
        name: texts[0] for name, texts in texts_of.items() if texts[0] and len(set(texts)) == 1
    }
    _draw_equal({name: text for name, text in equal.items() if len(text) <= SHORT}, len(shown))
    for name, texts in texts_of.items():
        if len(set(texts)) > 1:
            with st.container(gap=None):
                _draw_differences(name, texts)
        elif name in equal and len(texts[0]) > SHORT:
            with st.expander(f"{name}, same in {_all_of(len(shown))}"):
                st.markdown(escape_markdown(texts[0][:LONGEST_TEXT]))


def _draw_equal(texts: Mapping[str, str], count: int) -> None:
    """The fields with equal short texts, in one line."""
    if texts:
        with st.container(gap=None):
            st.caption(f"Same in {_all_of(count)}")
            st.markdown(
                " · ".join(f"{name}: **{escape_markdown(text)}**" for name, text in texts.items())
            )


def _all_of(count: int) -> str:
    return "both" if count == 2 else f"all {count}"


def text_of(record: Record, column: str) -> str:
    """One field of a record as a line of text; empty if the record does not state it."""
    value = published_in(record) if column == "place" else record[column]
    if isinstance(value, list):
        more = len(value) - NAMES_SHOWN
        return "; ".join(value[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    return "" if value is None else str(value)


def _draw_places(records: Sequence[Record], count: int) -> None:
    lines = [
        f"**{letter_of(place)}** · {escape_markdown(record['source'])}, entry {record['entry']}, "
        f"{_lines(record['first_line'], record['last_line'])}"
        for place, record in enumerate(records)
    ]
    if len(lines) <= SIDE_BY_SIDE:
        for column, line in zip(st.columns(len(lines)), lines, strict=True):
            column.markdown(line)
    else:
        more = [f"{count - len(lines)} more records"] if count > len(lines) else []
        st.markdown(bulleted([*lines, *more]))


def _lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _draw_differences(name: str, texts: Sequence[str]) -> None:
    """A field that differs: one column per record, or each distinct text once."""
    st.caption(name)
    letters: dict[str, list[str]] = {}
    for place, text in enumerate(texts):
        letters.setdefault(text, []).append(letter_of(place))
    if len(texts) <= SIDE_BY_SIDE:
        for place, column in enumerate(st.columns(len(texts))):
            shown = _against(texts[place], _other(texts, place))
            column.markdown(f"**{letter_of(place)}** · {shown}")
    else:
        base = next(text for text in letters if text)
        for text, owners in letters.items():
            st.markdown(f"**{', '.join(owners)}** · {_against(text, base)}")


def _other(texts: Sequence[str], place: int) -> str:
    """The text to compare with: the first other one that is not empty."""
    others = (text for text in texts if text and text != texts[place])
    return next(others, "")


def _against(text: str, other: str) -> str:
    """Markdown of a text with the words highlighted that another text does not have."""
    if not text:
        return "*not stated*"
    shown = text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"
    spans = differing_spans(shown, other)[0] if other and text != other else []
    return highlight(shown, spans, style=DIFFERENCE)
