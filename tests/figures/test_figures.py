from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.figure_tables import DRAWN, EMPTY
from litboard import figures

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<b>bold</b>",
    '<a href="http://x.test">x</a>',
    "&lt;b&gt;",
]
NAMES = sorted(DRAWN)


class Tags(HTMLParser):
    """The oracle: what a lenient reader of markup finds in a text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)


def strings(part: Any, key: str = "") -> Iterator[str]:
    """Every text of a figure that may be drawn: ids in customdata never are."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, value in part.items():
            if name != "customdata":
                yield from strings(value, name)
    elif isinstance(part, list):
        for value in part:
            yield from strings(value, key)


def keys(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from part
    for value in (
        part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    ):
        yield from keys(value)


def spec(figure: Any) -> Any:
    return json.loads(figure.to_json())


def test_every_public_figure_is_held_to_these_tests() -> None:
    helpers = {"COLORS", "Figure", "color_text", "escape_html", "topic_color"}
    assert set(figures.__all__) - helpers == set(DRAWN) == set(EMPTY)


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_states_what_it_shows_with_its_leading_number(name: str) -> None:
    leading = {
        "works_per_year": ["8 works", "2019 to 2022", "2022 (5 works)"],
        "term_bars": ["3 terms", "“model” in 7 works"],
        "term_trend": ["2021 to 2023", "“red team” 50 % in 2023 (1 of 2)"],
        "term_shares": ["2 groups", "“model” 80 % in “red team.ris” (4 of 5)"],
        "term_changes": ["3 terms", "clear for 2", "“red team” +60 points (20 % to 80 %)"],
        "topic_shares": ["2 topics", "“red team” 6 works, 75 %"],
        "topic_terms": ["2 heaviest", "“red team” (100 %) and “attack” (50 %)"],
        "topic_curve": ["2 to 4 topics", "3 chosen", "stability 0.80"],
        "topic_map": ["4 works in 2 topics", "“red team” 2 works", "1 work in no topic"],
        "topic_trend": ["each topic, 2021 to 2022", "“red team” 50 % in 2022 (1 of 2)"],
        "topic_groups": ["2 topics", "“probes” 62 % in “red team” (5 of 8)"],
        "topic_tree": ["1 theme of 2 topics", "“red team” 2 topics, 8 works"],
        "topic_mix": ["2 works by 2 topics", "sure for 1 and unsure for 1"],
        "source_overlap": ["2 sources", "“a.bib” 9 works", "share 4 works"],
    }
    alt = DRAWN[name]("red team").layout.meta["alt"]
    assert [part for part in leading[name] if part not in alt] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_from_a_paper_becomes_markup(name: str, hostile: str) -> None:
    for text in strings(spec(DRAWN[name](hostile))):
        found = Tags()
        found.feed(text)
        assert set(found.tags) <= {"br"}, text


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"works_per_year", "topic_curve"}))
def test_a_tag_in_a_name_is_shown_as_its_letters(name: str) -> None:
    assert any("&lt;b&gt;" in text for text in strings(spec(DRAWN[name]("<b>"))))


@settings(max_examples=15, deadline=None)
@given(text=st.text(st.sampled_from("<>&$a/b \n\x00\u202e%{}="), max_size=30))
def test_any_text_is_drawn_as_text(text: str) -> None:
    for name in ("term_trend", "term_shares", "topic_shares", "topic_mix", "source_overlap"):
        drawn = spec(DRAWN[name](text))
        del drawn["layout"]["meta"]  # read aloud, never drawn
        assert not any(set("<>$") & set(words.replace("<br>", "")) for words in strings(drawn))


@pytest.mark.parametrize("name", NAMES)
def test_no_template_is_filled_with_text_from_a_paper(name: str) -> None:
    assert not {
        key for key in keys(spec(DRAWN[name]("%{customdata}"))) if key.endswith("template")
    } - {"template"}


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_shows_the_page_through_and_is_clicked_not_dragged(name: str) -> None:
    layout = spec(DRAWN[name]("red team"))["layout"]
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0, 0, 0, 0)"
    assert (layout["clickmode"], layout["dragmode"]) == ("event+select", False)
    assert layout["uirevision"] == spec(EMPTY[name]())["layout"]["uirevision"]
    axes = [value for key, value in layout.items() if key[:5] in ("xaxis", "yaxis")]
    # A map is moved and looked at closely.
    assert all(axis["fixedrange"] is (name != "topic_map") for axis in axes)


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_has_its_id_and_its_words(name: str) -> None:
    marked = [trace for trace in DRAWN[name]("red team").data if trace.customdata is not None]
    assert marked
    for trace in marked:
        assert len(trace.customdata) == len(trace.x) == len(trace.y) == len(trace.hovertext)
        assert trace.unselected.marker.opacity < trace.selected.marker.opacity


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_gives_a_sentence(name: str) -> None:
    figure = EMPTY[name]()
    [words] = figure.layout.annotations
    assert words.text == figure.layout.meta["alt"]
    assert words.text.endswith(".")
    assert len(figure.data) == 0


@pytest.mark.parametrize("name", NAMES)
def test_drawing_leaves_no_trace_and_repeats_itself(name: str) -> None:
    assert DRAWN[name]("red team").to_json() == DRAWN[name]("red team").to_json()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_text_is_coloured_for_a_theme_and_marks_are_not(name: str, theme: Any) -> None:
    figure = DRAWN[name]("red team")
    coloured = figures.color_text(figure, theme)
    assert coloured.layout.font.color != figure.layout.font.color
    assert {axis.tickfont.color for axis in coloured.select_xaxes()} == {coloured.layout.font.color}
    assert coloured.layout.meta == figure.layout.meta
    assert [trace.marker for trace in coloured.data] == [trace.marker for trace in figure.data]


def test_without_a_theme_text_keeps_its_colour() -> None:
    figure = figures.works_per_year(pd.DataFrame({"year": [2020], "works": [1]}))
    assert figures.color_text(figure, None) == figure


def test_the_old_name_of_colouring_text_warns_and_still_works() -> None:
    with pytest.warns(DeprecationWarning, match="inked is now litboard.figures.color_text"):
        assert figures.inked is figures.color_text
