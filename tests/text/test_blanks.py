from hypothesis import given
from hypothesis import strategies as st

from litboard.text import squeeze


def test_runs_of_blanks_of_any_kind_become_one_space():
    assert squeeze(" a \n b\xa0\u2003c\td ") == "a b c d"


@given(st.text(st.sampled_from(" ab\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u2028é")))
def test_a_look_at_the_text_gives_what_its_words_give(text):
    assert squeeze(text) == " ".join(text.split())
