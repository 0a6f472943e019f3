from __future__ import annotations

from dataclasses import FrozenInstanceError
from urllib.parse import parse_qs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litboard.corpus.selection import LISTS, Selection, search_parts

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
VALUES = st.lists(WORDS, unique=True, max_size=3).map(tuple)
YEARS = st.none() | st.lists(st.integers(1000, 2999), min_size=2, max_size=2).map(
    lambda years: tuple(sorted(years))
)
IDS = st.lists(st.from_regex(r"[0-9a-z]{1,13}", fullmatch=True), unique=True).map(tuple)
SELECTIONS = st.builds(
    Selection,
    text=st.text(st.characters(codec="utf-8")).map(str.strip),
    years=YEARS,
    works=IDS,
    **dict.fromkeys(LISTS, VALUES),
)


@settings(deadline=None)
@given(SELECTIONS)
def test_a_selection_comes_back_from_its_address(selection):
    assert Selection.from_query(selection.to_query()) == selection
    query = parse_qs(selection.to_query_string(), keep_blank_values=True)
    assert Selection.from_query(query) == selection


NONSENSE = st.dictionaries(
    st.sampled_from([*LISTS, "text", "years", "works", "else"]), st.lists(st.text())
)


@settings(deadline=None)
@given(NONSENSE)
def test_no_address_raises_and_reading_it_again_changes_nothing(query):
    selection = Selection.from_query(query)
    assert Selection.from_query(selection.to_query()) == selection


@pytest.mark.parametrize(
    "query",
    [
        {"years": ["last year"]},
        {"years": ["20222024"]},
        {"years": ["0001-0002"]},
        {"years": ["-2024"]},
        {"years": []},
        {"text": ["  "]},
        {"authors": [""]},
        {"order": ["66"]},
        {},
    ],
)
def test_what_makes_no_sense_is_passed_over(query):
    assert Selection.from_query(query) == Selection()


@pytest.mark.parametrize(
    ("text", "years"),
    [("2022-2024", (2022, 2024)), ("2024-2022", (2022, 2024)), (" 2022 ", (2022, 2022))],
)
def test_years_are_read_in_either_order(text, years):
    assert Selection.from_query({"years": [text]}).years == years


def test_an_empty_filter_takes_no_room_in_the_address():
    assert Selection().to_query_string() == ""
    assert Selection(text="a b", years=(2022, 2024)).to_query_string() == "text=a+b&years=2022-2024"


def test_the_address_does_not_depend_on_how_filters_were_set():
    one = Selection().with_value("topics", "a").with_value("authors", "Lee, Ann")
    other = Selection().with_value("authors", "Lee, Ann").with_value("topics", "a")
    assert one.to_query_string() == other.to_query_string()


def test_only_a_selection_with_a_filter_is_true():
    assert not Selection()
    assert all([Selection(text="a"), Selection(years=(1, 2)), Selection(terms=("a",))])


@settings(deadline=None)
@given(SELECTIONS, st.sampled_from(LISTS), WORDS)
def test_what_is_added_can_be_taken_off(selection, name, value):
    added = selection.with_value(name, value)
    assert value in getattr(added, name)
    assert added.with_value(name, value) == added
    if value not in getattr(selection, name):
        assert added.without(name, value) == selection
    assert getattr(added.without(name), name) == ()


def test_text_and_years_are_taken_off_whole():
    selection = Selection(text="a", years=(2022, 2024), terms=("b",))
    assert selection.without("text").without("years", "") == Selection(terms=("b",))


def test_one_value_of_a_list_is_taken_off_without_the_others():
    selection = Selection(terms=("t", "u"), topics=("v",))
    assert selection.without("terms", "t") == Selection(terms=("u",), topics=("v",))
    assert selection.without("terms") == Selection(topics=("v",))


def test_of_several_parameters_of_one_name_the_first_counts():
    query = {"text": ["a", "b"], "years": ["2022", "2024"], "works": ["w1", "w2"]}
    assert Selection.from_query(query) == Selection(text="a", years=(2022, 2022), works=("w1",))


@pytest.mark.parametrize("years", ["2022-0001", "0001-2022"])
def test_years_of_which_one_is_impossible_are_ignored(years):
    assert Selection.from_query({"years": [years]}).years is None


def test_a_selection_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Selection().text = "a"


def test_chosen_works_stand_in_one_parameter_and_make_one_chip():
    selection = Selection(works=("v1dr", "e9k_", "x-y"))
    assert selection.to_query_string() == "works=v1dr.e9k_.x-y"
    assert selection.chips() == [("works", "", "3 chosen works")]
    assert Selection(works=("a",)).chips() == [("works", "", "1 chosen work")]
    assert not selection.without("works", None)


def test_an_address_of_chosen_works_stays_short():
    many = Selection.from_query({"works": [".".join(f"{at:012d}" for at in range(3000))]})
    assert len(many.works) == 400
    assert len(many.to_query_string()) < 6000
    assert Selection.from_query({"works": ["a", "b"]}).works == ("a",)


def test_there_is_a_chip_for_every_filter_and_each_takes_its_own_off():
    selection = Selection("a", ("Lee, Ann",), (2022, 2024), ("s",), ("v",), ("t", "u"), ("w",))
    chips = selection.chips()
    assert [words for _, _, words in chips] == [
        "search: a",
        "years: 2022 to 2024",
        "author: Lee, Ann",
        "source: s",
        "venue: v",
        "term: t",
        "term: u",
        "topic: w",
    ]
    for name, value, _ in chips:
        selection = selection.without(name, value)
    assert not selection
    assert Selection(years=(2024, 2024)).chips()[0][2] == "years: 2024"


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("red team", [" red ", " team "], []),
        ('"red team"', [" red team "], []),
        ('"red team*"', [" red team"], []),
        ('"red team', [" red team "], []),
        ("jail*", [" jail"], []),
        ("a -b", [" a "], [" b "]),
        ('-"red team"', [], [" red team "]),
        ("-jail*", [], [" jail"]),
        ("well-known", [" well known "], []),
        ("Évaluer", [" evaluer "], []),
        ('- * "" -* () [ .*', [], []),
        ("", [], []),
    ],
)
def test_a_search_is_taken_apart(text, wanted, unwanted):
    assert search_parts(text) == (wanted, unwanted)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_search(text):
    wanted, unwanted = search_parts(text)
    assert all(part.startswith(" ") and part.strip() for part in (*wanted, *unwanted))
