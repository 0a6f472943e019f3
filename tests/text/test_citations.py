import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.growth import TIMES, assert_grows_linearly
from litboard.text import Citation, read_citation
from litboard.text.citations import LONGEST

THINGS = "Journal of Things"
STYLES = {
    "{v} {n}({i}), {a}-{z}, {y}": "Google Scholar",
    "{v} {n} ({i}), {a}-{z}, {y}": "Google Scholar, spaced",
    "{v}. {y};{n}({i}):{a}-{z}.": "Vancouver",
    "{v}. {y} Jan 2;{n}({i}):{a}-{z}. doi: 10.1234/T1.": "PubMed",
    "{v}, {n}({i}), {a}–{z} ({y}). https://doi.org/10.1234/56(7)8-9": "APA",
    "{v}, vol. {n}, no. {i}, pp. {a}–{z}, Mar. {y}.": "IEEE",
    "{v} {n}, no. {i} (March {y}): {a}–{z}.": "Chicago",
    "{v} {n}.{i} ({y}): {a}-{z}.": "MLA",
    "{v} {y}, {n} ({i}), {a}–{z}.": "ACS",
    "{v}, Volume {n}, Issue {i}, pp. {a}-{z} ({y}).": "ADS",
    "{v} ({y}) {n}({i}): {a}-{z}": "Harvard",
}


@given(
    st.sampled_from(list(STYLES)),
    st.sampled_from([THINGS, "J. Thing. Res.", "Things, People & Other Things", "2D Things"]),
    st.integers(1, 1499),
    st.integers(1, 999),
    st.integers(100, 998),
    st.integers(1900, 2030),
)
@settings(deadline=None, max_examples=60)
def test_every_style_says_the_same(style, venue, volume, issue, first, year):
    text = style.format(v=venue, n=volume, i=issue, a=first, z=first + 1, y=year)
    assert read_citation(text) == Citation(
        venue, str(volume), str(issue), f"{first}-{first + 1}", year
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nature 12, 45 (2020)", Citation("Nature", "12", None, "45", 2020)),
        ("Nature 12 (2020) 45-50", Citation("Nature", "12", None, "45-50", 2020)),
        ("Phys. Rev. Lett. 116, 061102", Citation("Phys. Rev. Lett.", "116", None, "061102")),
        ("PLoS one 10 (7), e0130140, 2015", Citation("PLoS one", "10", "7", "e0130140", 2015)),
        ("Nature 12, 2020", Citation("Nature", "12", None, None, 2020)),
        ("Things 2015 (3), 1-20, 2015", Citation("Things", "2015", "3", "1-20", 2015)),
        ("ICML 2020: 1597-1607", Citation("ICML", None, None, "1597-1607", 2020)),
        (
            "Meeting on things, 1597-1607, 2020",
            Citation("Meeting on things", None, None, "1597-1607", 2020),
        ),
        ("PACMPL 4(POPL): 12:1-12:10 (2020)", Citation("PACMPL", "4", "POPL", "12:1-12:10", 2020)),
        ("Things 12 (Suppl 1), S12-S20", Citation("Things", "12", "Suppl 1", "S12-S20")),
        ("Things. 2020;12 Suppl 2:S1-S9", Citation("Things", "12", "Suppl 2", "S1-S9", 2020)),
        (
            "ACM Trans. Graph. 39, 4, Article 12 (July 2020), 15 pages.",
            Citation("ACM Trans. Graph.", "39", "4", "12", 2020),
        ),
        (
            "Journal of Things, Volume 2, Issue 1, id. 21, 5 pp. (2015).",
            Citation(THINGS, "2", "1", "21", 2015),
        ),
        ("BMJ 2021;372:n71.", Citation("BMJ", "372", None, "n71", 2021)),
    ],
)
def test_parts_may_be_missing_or_of_another_kind(text, expected):
    assert read_citation(text) == expected


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        (
            "In Proceedings of the 2019 Meeting on Things, pages 10-20, 2019",
            "Proceedings of the 2019 Meeting on Things",
        ),
        (
            "in Proc. IEEE Conf. Comput. Vis. (CVPR), Jun. 2016, pp. 770-778",
            "Proc. IEEE Conf. Comput. Vis.",
        ),
        (
            "In A. Lee and C. Dee, editors, Things of Many Kinds 30, pages 1-2. Here, 2017.",
            "Things of Many Kinds",
        ),
        (
            "In: Lee, A. (ed.) Things of Many Kinds. LNCS, vol. 12, pp. 1-2. Springer (2020)",
            "Things of Many Kinds",
        ),
        ("In Vitro Biology 12(3):45-50", "In Vitro Biology"),
        ("J Clin Invest. 2020;12:1", "J Clin Invest"),
        ("Advances in things 30, 2017", "Advances in things"),
        ("MIT Press, 2016", "MIT Press"),
        ("NeurIPS 2020", "NeurIPS"),
    ],
)
def test_the_venue_is_the_name_alone(text, venue):
    assert read_citation(text).venue == venue


@pytest.mark.parametrize(
    "text",
    [
        "arXiv preprint arXiv:1409.1556, 2014",
        "CoRR abs/1409.1556 (2014)",
        "US Patent 9,123,456, 2015",
        "Technical Report 12, 2009",
        "J Things. 2020 Jan 2:S0140-6736(20)30123-4.",
        "Springer, New York, 12 pages",
        "https://doi.org/10.1016/0304-3975(85)90003-2",
        "",
    ],
)
def test_numbers_of_another_kind_are_neither_volume_nor_pages(text):
    found = read_citation(text)
    assert (found.volume, found.issue, found.pages) == (None, None, None)


def test_of_several_years_none_is_picked():
    assert read_citation("Meeting of 2019 on Things in 2020").year is None


@pytest.mark.parametrize("unit", ["12(3), ", "2020 ", "(", "In ", "vol. 1 ", "a, ", "12-", "pp. "])
def test_hostile_text_is_read_in_time(unit):
    assert_grows_linearly(
        lambda size: read_citation(unit * (size // len(unit))), size=LONGEST // TIMES
    )


@given(st.text(max_size=100))
@settings(deadline=None, max_examples=50)
def test_no_text_makes_it_stumble(text):
    read_citation(text)
