from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.paths import ROOT
from litboard.annotations.lookups import (
    LookupAnswer,
    LookupFileError,
    is_lookup_file,
    parse_lookups,
    read_lookups,
    write_lookups,
)
from litboard.corpus.fill_gaps import match_lookups

ABSTRACT = "We study how models of language answer questions that nobody has asked them before."
START = "We study how models of language answer"


def works(*rows: dict[str, Any]) -> pd.DataFrame:
    empty = dict.fromkeys(("title", "abstract", "doi", "arxiv_id"))
    full = [{"id": f"w{number}"} | empty | row for number, row in enumerate(rows)]
    table = pd.DataFrame(full, columns=["id", *empty])
    return table.astype("str")


def matched(rows: list[dict[str, Any]], *found: LookupAnswer) -> list[tuple[str, int, str]]:
    return list(match_lookups(works(*rows), found).itertuples(index=False, name=None))


def stored(*entries: Any, **other: Any) -> bytes:
    content = {"kind": "litboard lookups", "version": 1, "found": list(entries)} | other
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    ("row", "found", "how"),
    [
        ({"doi": "10.1000/ABC"}, {"doi": "10.1000/abc"}, "same DOI"),
        ({"arxiv_id": "2401.00001"}, {"arxiv_id": "2401.00001"}, "same arXiv id"),
        ({"arxiv_id": "2401.00001v2"}, {"arxiv_id": "2401.00001"}, "same arXiv id"),
        ({"title": "QUESTIONS nobody asked!"}, {}, "same title"),
        ({"abstract": ABSTRACT}, {"abstract_start": START}, "same opening of the abstract"),
        ({"title": "Questions nobodyy asked"}, {}, "title 98 of 100"),
    ],
)
def test_a_finding_is_matched_and_says_how(row, found, how):
    assert matched(
        [{"title": "Else"}, row], LookupAnswer("s", "Questions nobody asked", **found)
    ) == [("w1", 0, how)]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"title": "Another thing", "abstract": ABSTRACT}, {"abstract_start": START}),
        ({"title": "Another thing", "doi": "10.1000/abc"}, {"doi": "10.1000/abc"}),
        ({"title": "Another thing", "arxiv_id": "2401.00001"}, {"arxiv_id": "2401.00001"}),
    ],
)
def test_a_finding_whose_title_contradicts_is_left_out(row, found):
    assert matched([row], LookupAnswer("s", "Questions nobody asked", **found)) == []


def test_parts_of_a_series_do_not_meet():
    title = "A long title of a series of papers on one and the same thing, part {}"
    assert matched([{"title": title.format("2")}], LookupAnswer("s", title.format("1"))) == []
    assert matched([{"title": title.format("II")}], LookupAnswer("s", title.format("I"))) == []


@pytest.mark.parametrize(
    "row", [{"title": "Questions nobody asked"}, {"abstract": ABSTRACT}, {"doi": "10.1000/abc"}]
)
def test_a_finding_that_fits_two_works_is_left_out(row):
    found = LookupAnswer("s", "Questions nobody asked", doi="10.1000/abc", abstract_start=START)
    assert matched([row, row], found) == []


def test_words_that_many_abstracts_open_with_match_nothing():
    assert (
        matched([{"abstract": ABSTRACT}], LookupAnswer("s", "T", abstract_start="We study how"))
        == []
    )


def test_an_opening_that_goes_on_otherwise_matches_nothing():
    found = LookupAnswer("s", "T", abstract_start=f"{START} exams")
    assert matched([{"abstract": ABSTRACT}], found) == []


def test_a_finding_with_a_title_of_signs_matches_no_untitled_work():
    assert matched([{"abstract": ABSTRACT}], LookupAnswer("s", "???")) == []


def test_of_two_findings_for_one_work_the_first_counts():
    pair = [LookupAnswer("s", "Questions nobody asked", year) for year in (2020, 2021)]
    assert matched([{"title": "Questions nobody asked"}], *pair) == [("w0", 0, "same title")]


def test_nothing_found_and_no_works_make_an_empty_table():
    assert matched([{"title": "T"}]) == []
    assert matched([], LookupAnswer("s", "T")) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "kind"),
        (b'{"kind": "else"}', "kind"),
        (stored(version=2), "version"),
        (stored(found=None), "found"),
        (stored(found={"title": "T"}), "found"),
        (stored({"title": "T"}, {"title": None}), "answer 2: no title"),
        (stored("T"), "answer 1: no title"),
        (stored({"title": " "}), "answer 1: no title"),
    ],
)
def test_a_broken_file_is_named_with_the_place_and_a_remedy(content, says):
    with pytest.raises(LookupFileError, match=says) as error:
        parse_lookups(content, "lookups.json")
    assert str(error.value).startswith("lookups.json")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("year", "2024"),
        ("year", True),
        ("year", 10**30),
        ("year", 2024.0),
        ("year", 12),
        ("arxiv_id", "../../etc"),
        ("arxiv_id", 2401.00001),
        ("doi", "javascript:alert(1)"),
        ("doi", "10.1000/a b"),
        ("abstract_start", 5),
        ("retrieved", ["today"]),
    ],
)
def test_a_value_that_makes_no_sense_is_left_out(field, value):
    (one,) = parse_lookups(stored({"title": "T", "service": "s", field: value}), "lookups.json")
    assert one == LookupAnswer("s", "T")


def test_half_a_character_becomes_a_question_mark():
    content = stored().replace(b"[]", rb'[{"title": "T \ud800"}]')
    assert parse_lookups(content, "lookups.json")[0].title == "T ?"


def test_no_file_means_nothing_found(tmp_path):
    assert read_lookups(tmp_path / "lookups.json") == ()


TEXTS = st.text(min_size=1).map(str.strip).filter(bool)
FINDINGS = st.builds(
    LookupAnswer,
    TEXTS,
    TEXTS,
    st.none() | st.integers(1000, 2999),
    st.none() | st.just("2401.00001"),
    st.none() | st.just("10.1000/xyz"),
    st.none() | TEXTS,
    st.none() | st.just("2024-01-31"),
)


@given(st.lists(FINDINGS, max_size=5), st.randoms())
def test_what_is_written_is_read_again_whatever_order_it_came_in(tmp_path_factory, found, random):
    path = tmp_path_factory.mktemp("corpus") / "lookups.json"
    write_lookups(path, found)
    first = path.read_bytes()
    assert sorted(map(repr, read_lookups(path))) == sorted(map(repr, found))
    random.shuffle(found)
    write_lookups(path, found)
    assert path.read_bytes() == first


def test_the_file_of_the_seeds_is_as_we_would_write_it(tmp_path):
    kept = ROOT / "seeds" / "lookups.json"
    write_lookups(tmp_path / "lookups.json", read_lookups(kept))
    assert (tmp_path / "lookups.json").read_bytes() == kept.read_bytes()


def test_a_lookup_file_is_told_from_a_source():
    assert is_lookup_file(stored())
    assert not is_lookup_file(b"Abstract: lookups of litboards")


def test_a_finding_is_called_by_its_service_and_its_best_name():
    assert (
        LookupAnswer("arxiv", "T", arxiv_id="2401.00001", doi="10.1/x").name == "arxiv 2401.00001"
    )
    assert LookupAnswer("crossref", "T", doi="10.1/x").name == "crossref 10.1/x"
    assert LookupAnswer("crossref", "T").name == "crossref T"
