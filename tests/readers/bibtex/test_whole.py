from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from litboard.readers.bibtex import scan as scan_module
from litboard.readers.bibtex.whole import DEPTH, read_whole

BITS = st.lists(st.sampled_from([*'{}"\\#,=@%() \n1aé', '{"}', "{a}", "\\{", "x = ", ", y={"]))
VALUES = st.one_of(
    BITS.map("".join).map("{{{}}}".format),
    BITS.map("".join).map('"{}"'.format),
    st.sampled_from(["1998", "jan", "IJCAI-83", 'jan # "~1"', "{a} # b", "", "in press", '{{"}}']),
)
NAMES = st.sampled_from(["title", "Note", "x:", "early access date", "url+", '"title"', "2nd"])
FIELDS = st.tuples(NAMES, st.sampled_from([" = ", "=", "==", " "]), VALUES).map("".join)
ENTRIES = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["@article{k,", "@Book(k 1,", "@misc{,", "@a{k(2)", "%@a{k,", "@string{"]),
    st.lists(FIELDS, max_size=4).map(",\n".join),
    st.sampled_from(["", ",", ",,", "\n% x\n"]),
    st.sampled_from(["}", ")", "", "}}"]),
    st.sampled_from(["\n", "", " ", " b = {c}\n", "\n@article{z, title = {Z}}\n"]),
)


@given(st.lists(ENTRIES, min_size=1, max_size=3).map("".join))
@example('@a{k, title = "{\\"a} \\" b"}\n')
@example('@a(k, title = {a ) b}, year = "(1)")\n')
@example("@a{k, title = {a}} b = {c}\n")
@example("@a{k, title = {" + "{" * DEPTH + "b" + "}" * DEPTH + "}}\n")
def test_an_entry_read_in_one_step_is_what_careful_reading_finds(text):
    quick = list(scan_module.scan(text))
    with patch.object(scan_module, "read_whole", lambda *_: None):
        assert list(scan_module.scan(text)) == quick


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("k, title = {A {B} c}, year = 2001,\n}", (("title", "A {B} c"), ("year", "2001"))),
        ('k, Title = "A {"}B{"}"}', (("title", 'A {"}B{"}'),)),
        ("k, month = jan}", (("month", (("jan", False),)),)),
        ("k}", ()),
    ],
)
def test_a_well_formed_entry_is_read_in_one_step(body, fields):
    assert read_whole(body, 0, len(body), "}") == ("k", fields, len(body))


@pytest.mark.parametrize(
    "body",
    [
        "k, title = {A}} x",
        "k, title = {A",
        "k, title = {A} year = 1}",
        ", title = {A}}",
        'k, title = "A" # b}',
        "k, title {A}}",
        "k, title = {A},, year = 1}",
    ],
)
def test_what_is_odd_is_left_to_careful_reading(body):
    assert read_whole(body, 0, len(body), "}") is None
