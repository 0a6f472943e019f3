from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.works import planted_works, works_table
from litboard.analyses import Terms, key_terms, term_shares, topics, work_terms
from litboard.annotations.term_edits import TermEdit

ABSTRACTS = ["Dark matter and a jailbreak.", "Dark matter, unseen mass.", "Unseen mass; jailbreak."]
PHRASES = key_terms(planted_works()[0]).table["term"].tolist()


def terms_with(*vocabulary: TermEdit, abstracts: list[str] = ABSTRACTS) -> Terms:
    return key_terms(works_table(abstracts), vocabulary=vocabulary)


def named(terms: Terms) -> set[str]:
    return set(terms.table["term"])


def test_joined_terms_count_as_one_under_the_name_they_are_joined_to():
    terms = terms_with(TermEdit("join", "unseen mass", "dark matter"))
    assert terms.works_with("dark matter") == ["w000", "w001", "w002"]
    assert terms.find("unseen mass") == terms.find("dark matter")
    assert named(terms) == {"dark matter", "jailbreak"}


def test_a_renamed_term_is_found_by_both_names():
    terms = terms_with(TermEdit("rename", "jailbreak", "attack on a model"))
    assert "attack on a model" in named(terms)
    assert terms.find("jailbreak") == terms.find("Attack on a model")


def test_a_term_renamed_to_another_is_joined_with_it():
    terms = terms_with(TermEdit("rename", "unseen mass", "Dark Matter"))
    assert terms.works_with("Dark Matter") == ["w000", "w001", "w002"]


def test_a_banned_term_is_gone_in_all_its_spellings():
    assert named(terms_with(TermEdit("ban", "Jailbreaks"), TermEdit("ban", "jailbreak"))) == {
        "dark matter",
        "unseen mass",
    }


def test_a_spelling_that_is_split_off_is_a_term_of_its_own():
    abstracts = ["We saw self-attention there.", "We saw self attention there."] * 2
    together = terms_with(abstracts=abstracts)
    split = terms_with(TermEdit("split", "self attention"), abstracts=abstracts)
    assert together.find("self attention") == together.find("self-attention")
    assert split.works_with("self attention") == ["w001", "w003"]
    assert split.works_with("self-attention") == ["w000", "w002"]


def test_an_acronym_is_split_from_a_long_form_that_others_introduced():
    abstracts = ["Large language models (LLM) scale, an LLM.", "An LLM. The LLM."]
    split = terms_with(TermEdit("split", "LLM"), abstracts=abstracts)
    assert split.find("LLM") != split.find("large language models")


def test_later_words_act_on_what_earlier_ones_left():
    terms = terms_with(
        TermEdit("rename", "dark matter", "DM"),
        TermEdit("join", "unseen mass", "DM"),
        TermEdit("rename", "DM", "missing mass"),
    )
    assert named(terms) == {"missing mass", "jailbreak"}
    assert len(terms.works_with("missing mass")) == 3


def test_words_on_terms_the_corpus_lacks_change_nothing():
    words = [TermEdit("ban", "phlogiston"), TermEdit("join", "caloric", "heat")]
    assert terms_with(*words).table.equals(terms_with().table)


def test_the_terms_of_a_work_obey_the_vocabulary():
    words = [TermEdit("join", "unseen mass", "dark matter"), TermEdit("ban", "jailbreak")]
    table = work_terms(works_table(ABSTRACTS), vocabulary=words)
    assert "dark matter" in set(table["term"])
    assert not {"unseen mass", "jailbreak"} & set(table["term"])
    assert not table.duplicated(["id", "term"]).any()


def test_topics_and_trends_speak_in_the_words_of_the_vocabulary():
    works, _ = planted_works()
    terms = key_terms(works, vocabulary=[TermEdit("rename", "protein folding", "origami of life")])
    assert "origami of life" in set(term_shares(works, terms, ["protein folding"])["term"])
    assert not topics(works, count=3, terms=terms).weights["term"].eq("protein folding").any()


@settings(max_examples=25, deadline=None)
@given(one=st.sampled_from(PHRASES), other=st.sampled_from(PHRASES))
def test_joining_keeps_every_use_and_every_work(one, other):
    works, _ = planted_works()
    before = key_terms(works)
    after = key_terms(works, vocabulary=[TermEdit("join", one, other)])
    assert before.counts.sum() == after.counts.sum()
    assert set(after.works_with(other)) == {*before.works_with(one), *before.works_with(other)}


@pytest.mark.parametrize("wrong", [("praise", "a", ""), ("ban", " ", ""), ("join", "a", "")])
def test_a_word_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"name a|none of"):
        TermEdit(*wrong)
