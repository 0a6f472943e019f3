"""Identifiers, years and markup in any spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard.text import clean_markup, find_arxiv_id, find_doi, find_year


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.1000/ABC.1", "10.1000/abc.1"),
        ("https://doi.org/10.1000/abc.1", "10.1000/abc.1"),
        ("http://dx.doi.org/10.1000%2Fabc", "10.1000/abc"),
        ("doi: 10.1000/abc.", "10.1000/abc"),
        ("(see 10.1000/abc)", "10.1000/abc"),
        ("10.1016/0304-3975(85)90003-2", "10.1016/0304-3975(85)90003-2"),
        ("10.1000/abc; 10.1000/def", "10.1000/abc"),
        (
            "10.1002/(SICI)1(2)49:8<693::AID-A4>3.0.CO;2-O",
            "10.1002/(sici)1(2)49:8<693::aid-a4>3.0.co;2-o",
        ),
        ("10.1175/1520(1998)126&lt;0001:A&gt;2.0.CO;2", "10.1175/1520(1998)126<0001:a>2.0.co;2"),
        ("<b>10.1000/abc</b><i>x</i>", "10.1000/abc"),
        ("version 10.2 of it", None),
        ("10.1000/", None),
        (None, None),
    ],
)
def test_a_doi_is_read_in_any_spelling(written: str | None, doi: str | None) -> None:
    assert find_doi(written) == doi


@pytest.mark.parametrize(
    ("written", "arxiv_id"),
    [
        ("arXiv:2212.08073v2 [cs.CL]", "2212.08073"),
        ("https://arxiv.org/abs/2212.08073", "2212.08073"),
        ("arXiv preprint arXiv:1706.03762", "1706.03762"),
        ("10.48550/arXiv.2212.08073", "2212.08073"),
        ("arxiv.org/pdf/hep-th/9901001v1", "hep-th/9901001"),
        ("pages 2212.08073", None),
        ("arXiv:2213.00001", None),
    ],
)
def test_an_arxiv_id_is_read_where_arxiv_is_named(written: str, arxiv_id: str | None) -> None:
    assert find_arxiv_id(written) == arxiv_id


def test_a_bare_arxiv_id_is_read_only_where_it_is_asked_for() -> None:
    assert find_arxiv_id("2212.08073v1", bare=True) == "2212.08073"
    assert find_arxiv_id("2212.08073") is None


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2021", 2021),
        (2021, 2021),
        ("2021-03-04", 2021),
        ("12 Mar 1998", 1998),
        ("20210304", 2021),
        ("20211399", None),
        ("in press", None),
        ("9999", None),
        ("n.d.", None),
        (None, None),
    ],
)
def test_a_year_is_read_from_dates_and_nothing_else(written: str, year: int | None) -> None:
    assert find_year(written) == year


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("CO<sub>2</sub> in <i>E. coli</i>", "CO2 in E. coli"),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", " One.  Two. "),
        ("p &lt; 0.05 &amp; q", "p < 0.05 & q"),
        ("a < b > c", "a < b > c"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("&amp;lt;i&amp;gt;x&amp;lt;/i&amp;gt;", "x"),
    ],
)
def test_markup_is_read_and_comparisons_stay(written: str, shown: str) -> None:
    assert clean_markup(written) == shown


@given(st.text(alphabet="abc <>&;/p12.", max_size=60))
def test_text_without_tags_and_entities_stays_as_it_is(text: str) -> None:
    if "&" not in text and "<" not in text:
        assert clean_markup(text) == text
