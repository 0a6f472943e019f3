import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litboard.text import first_sentence, fold
from litboard.text.fold import PLAIN_LETTERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Naïve  Bayes", "naive bayes"),
        ("Łukasz Øvergård", "lukasz overgard"),
        ("Straße", "STRASSE"),
        ("self‑supervised—learning", "self-supervised - learning"),
        ("“Don’t” ask", '"Don\'t" ask'),
        ("ﬁne‐tuning", "fine-tuning"),
        ("Ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("İstanbul", "istanbul"),
        ("Sören", "So\u0308ren"),
        ("data\u00adbase", "database"),
        ("Đặng þór æon œuvre ħal ıssız", "dang thor aeon oeuvre hal issiz"),
        ("ΣΟΦΟΣ", "σοφοσ"),
    ],
)
def test_spellings_that_differ_only_in_dress_fold_to_one(one, other):
    assert fold(one) == fold(other) == fold(other).strip()


def test_letters_of_every_script_stay():
    assert fold("深度学习：方法") == "深度学习 方法"
    assert fold("Глубокое обучение!") == "глубокое обучение"
    assert fold("ภาษาที่") == unicodedata.normalize("NFC", "ภาษาที่")
    assert fold("ガイド") == "ガイド"
    assert fold("한국어 모델") == "한국어 모델"


def test_numbers_tell_titles_apart():
    assert fold("BERT 2") != fold("BERT 3")


def test_the_table_of_plain_letters_leads_to_ascii_only():
    assert all(plain.isascii() and plain.isalpha() for plain in PLAIN_LETTERS.values())


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    once = fold(text)
    assert fold(once) == once
    assert once == " ".join(once.split())


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_fast_path_agrees_with_the_slow_one(text):
    slow = "".join(c if c.isalnum() else " " for c in text.casefold())
    assert fold(text) == " ".join(slow.split())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("We test it. It works.", "We test it."),
        ("Rules (i.e. Laws) bind. Next.", "Rules (i.e. Laws) bind."),
        ("As Smith et al. Showed, it holds. Next.", "As Smith et al. Showed, it holds."),
        ("The U.S. Senate met. Then left.", "The U.S. Senate met."),
        ("We studied the U.S. We found much.", "We studied the U.S."),
        ("Version 2.0 is out. Get it.", "Version 2.0 is out."),
        ("J. K. Rowling wrote it. It sold.", "J. K. Rowling wrote it."),
        ('She said "stop." Then he left.', 'She said "stop."'),
        ("Is it so? Yes.", "Is it so?"),
        ("我们提出方法。它有效。", "我们提出方法。"),
        ("No end here", "No end here"),
        ("  Spaced \n out.  Next.", "Spaced out."),
        ("Seen in Fig. 3 below. Next.", "Seen in Fig. 3 below."),
        ("", ""),
    ],
)
def test_the_first_sentence_ends_where_a_reader_would_end_it(text, sentence):
    assert first_sentence(text) == sentence


def test_a_long_sentence_is_cut_at_the_end_of_a_word():
    cut = first_sentence("alpha beta, gamma delta", most=12)
    assert cut == "alpha beta…"


@given(st.text(), st.integers(1, 60))
def test_a_sentence_is_never_longer_than_asked_and_never_empty(text, most):
    sentence = first_sentence(text, most=most)
    assert len(sentence) <= max(most, 2)
    assert bool(sentence) == bool(text.split())
