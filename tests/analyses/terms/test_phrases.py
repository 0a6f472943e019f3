from __future__ import annotations

import numpy as np

from litboard.analyses.terms.phrases import (
    Occurrences,
    ends_run,
    find_phrases,
    is_delimited,
    is_nested,
    join_spellings,
    phrase_key,
    select_occurrences,
    written_form,
)
from litboard.analyses.terms.stream import classify_stream, read_stream


def read(text: str):
    return classify_stream(read_stream([(0, False, text)]), {})


def forms(text: str, *, max_words: int = 3) -> list[str]:
    classified = read(text)
    phrases = find_phrases(classified, max_words=max_words)
    return [
        written_form(classified, int(start), int(size))
        for start, size in zip(phrases.start, phrases.size, strict=True)
    ]


def test_phrases_end_at_stop_words_and_contain_all_nested_ones():
    assert sorted(forms("the solar wind turbulence of a galaxy")) == [
        "galaxy",
        "solar",
        "solar wind",
        "solar wind turbulence",
        "turbulence",
        "wind",
        "wind turbulence",
    ]


def test_a_word_that_is_too_general_alone_is_only_in_longer_phrases():
    assert sorted(forms("the dark matter halo")) == [
        "dark matter",
        "dark matter halo",
        "halo",
        "matter halo",
    ]


def test_no_phrase_is_longer_than_asked_for():
    assert max(len(form.split()) for form in forms("neutron star merger rate", max_words=2)) == 2


def test_equal_phrases_have_one_number_whatever_their_plural():
    classified = read("spin glass. spin glasses")
    phrases = find_phrases(classified, max_words=2)
    pairs = phrases.gram[phrases.size == 2]
    assert len(pairs) == 2
    assert pairs[0] == pairs[1]


def test_phrases_that_differ_only_in_a_hyphen_or_space_are_joined():
    classified = read("graph-cut; graph cut; graphcut")
    phrases = join_spellings(classified, find_phrases(classified, max_words=2))
    same = [
        gram
        for gram, start, size in zip(phrases.gram, phrases.start, phrases.size, strict=True)
        if phrase_key(classified, int(start), int(size)).replace(" ", "") == "graphcut"
    ]
    assert len(same) == 3
    assert len(set(same)) == 1


def test_an_occurrence_inside_a_longer_one_is_nested():
    phrases = Occurrences(np.array([0, 1, 2, 1]), np.array([1, 2, 1, 7]), np.array([1, 1, 2, 1]))
    assert is_nested(phrases, 9).tolist() == [True, True, False, False]


def test_a_delimited_phrase_has_breaks_on_both_sides():
    classified = read("of spin glass and spin glass theory")
    phrases = find_phrases(classified, max_words=2)
    by_form = {
        (written_form(classified, int(start), int(size)), int(start)): at
        for at, (start, size) in enumerate(zip(phrases.start, phrases.size, strict=True))
    }
    first, second = sorted(at for form, at in by_form if form == "spin glass")
    whole, last = is_delimited(classified, phrases), ends_run(classified, phrases)
    assert whole[by_form["spin glass", first]]
    assert not whole[by_form["spin glass", second]]
    assert not last[by_form["spin glass", second]]


def test_selected_occurrences_keep_their_order():
    phrases = Occurrences(np.array([3, 4, 5]), np.array([0, 1, 2]), np.array([1, 1, 1]))
    chosen = select_occurrences(phrases, np.array([True, False, True]))
    assert (chosen.gram.tolist(), chosen.start.tolist()) == ([3, 5], [0, 2])


def test_possessives_are_not_part_of_a_written_form():
    classified = read("Bayes's rule")
    assert written_form(classified, 1, 2) == "Bayes rule"
