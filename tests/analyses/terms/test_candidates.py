from __future__ import annotations

from helpers.works import works_table
from litboard.analyses import Terms, key_terms


def named(terms: Terms) -> list[str]:
    return terms.table["term"].tolist()


def test_fragments_and_common_words_are_no_terms():
    text = (
        "Our results demonstrate that models perform better when the proposed approach is used. "
        "Experiments significantly improve state-of-the-art results in this paper. "
    )
    assert named(key_terms(works_table([text, text, text]))) == []


def test_a_compound_met_once_is_no_term_but_a_phrase_with_an_acronym_is():
    terms = key_terms(works_table(["A one-off. Graph attention networks (GAN) and a rule."]))
    assert named(terms) == ["graph attention networks"]


def test_a_part_that_never_stands_alone_is_no_term():
    terms = key_terms(works_table(["The alignment faking of it; alignment faking."] * 2))
    assert named(terms) == ["alignment faking"]


def test_a_word_used_by_itself_is_a_term_beside_the_longer_one():
    terms = key_terms(works_table(["A jailbreak is a universal jailbreak; jailbreaks."] * 2))
    assert {"universal jailbreak", "jailbreak"} <= set(named(terms))
