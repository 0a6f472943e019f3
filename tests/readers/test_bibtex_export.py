from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from making import works_of
from readers.pages import read

from litboard.exports import to_bibtex

SIGNS = "aBé 1-`'$%&#_{}\\~^\"@=("
TEXTS = st.text(st.sampled_from(SIGNS), min_size=1, max_size=14).map(
    lambda text: " ".join(["A", *text.split(), "z"])
)
NAMES = st.text(st.sampled_from("abéß"), min_size=2, max_size=8)
WORKS = st.fixed_dictionaries(
    {"title": TEXTS},
    optional={
        "authors": st.lists(st.tuples(NAMES, NAMES).map(", ".join), max_size=3),
        "year": st.integers(1900, 2030),
        "venue": TEXTS.map("J {}".format),
        "volume": st.integers(1, 300).map(str),
        "issue": st.integers(1, 99).map(str),
        "pages": st.sampled_from(["123-130", "e17", "S1-S12", "5"]),
        "doi": st.sampled_from(["10.1000/a_b(1)", "10.1002/1(2)3<4::a>5.0"]),
        "url": st.just("https://example.org/a_b~c#d"),
        "abstract": TEXTS,
    },
)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORKS, min_size=1, max_size=3))
@example([{"title": "A --- ``b'' ~ {c} \\d $5 & z"}])
def test_works_written_as_bibtex_are_read_as_they_were(rows):
    records = read(to_bibtex(works_of(rows))).records
    assert [
        {name: value for name in row if (value := _plain(getattr(record, name)))}
        for record, row in zip(records, rows, strict=True)
    ] == [{name: value for name, value in row.items() if value} for row in rows]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
