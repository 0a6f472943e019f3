"""Records side by side: what is equal, and where they differ."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from helpers.pages import run_script
from litboard.dashboard.views.duplicates.compare import letter_of, text_of


def draw(*titles: str, **fields: object) -> AppTest:
    """Records that differ in their titles only, drawn for comparison."""
    return run_script(
        "from litboard.dashboard.views.duplicates import compare\n"
        "empty = dict.fromkeys(compare.FIELDS.values()) | dict.fromkeys(\n"
        "    ['venue', 'volume', 'issue', 'pages', 'publisher'])\n"
        "place = dict(source='a.bib', entry=1, first_line=1, last_line=3)\n"
        f"records = [empty | place | {fields!r} | {{'title': one}} for one in {titles!r}]\n"
        "compare.draw_records(records)"
    )


def test_records_are_named_by_letters_and_then_by_numbers() -> None:
    assert [letter_of(place) for place in (0, 25, 26)] == ["A", "Z", "27"]


def test_long_lists_are_shortened_and_missing_fields_are_empty() -> None:
    record = {"authors": [f"Author {number}" for number in range(10)], "doi": None}
    assert text_of(record, "authors").endswith("Author 7 and 2 more")
    assert text_of(record, "doi") == ""


def test_differing_words_are_highlighted_in_both_records() -> None:
    app = draw("Copper in violins", "Copper in cellos")
    shown = [one.value for one in app.markdown]
    assert "**A** · Copper in :orange-background[violins]" in shown
    assert "**B** · Copper in :orange-background[cellos]" in shown


def test_equal_fields_share_one_line() -> None:
    app = draw("Copper", "Copper", year=2020)
    assert "Title: **Copper** · Year: **2020**" in [one.value for one in app.markdown]
    assert "Same in both" in [one.value for one in app.caption]


def test_a_text_that_one_record_lacks_is_said_to_be_missing() -> None:
    assert "**B** · *not stated*" in [one.value for one in draw("Copper", "").markdown]


def test_more_than_three_records_are_listed_by_distinct_text() -> None:
    app = draw("Copper", "Copper", "Copper", "Copper and tin")
    shown = [one.value for one in app.markdown]
    assert "**A, B, C** · Copper" in shown
    assert "**D** · Copper :orange-background[and tin]" in shown
