from __future__ import annotations

import pytest

from helpers.works import works_table
from litboard.analyses import Terms, key_terms
from litboard.analyses.terms.acronyms import long_form
from litboard.analyses.terms.tokens import split_words


def named(terms: Terms) -> list[str]:
    return terms.table["term"].tolist()


def variants(terms: Terms, term: str) -> set[str]:
    return set(terms.table["variants"].iloc[terms.find(term)])


def test_an_acronym_in_brackets_joins_its_long_form_everywhere():
    terms = key_terms(
        works_table(
            ["Large language models (LLMs) are big.", "An LLM is here, and LLMs are there."]
        )
    )
    assert named(terms)[0] == "large language models"
    assert variants(terms, "LLM") >= {"large language models", "LLM", "LLMs"}
    assert terms.works_with("large language models") == ["w000", "w001"]


def test_an_acronym_may_stand_for_more_than_three_words():
    terms = key_terms(
        works_table(
            [
                "We use reinforcement learning from human feedback (RLHF), and RLHF again.",
                "Of RL from Human Feedback (RLHF); and reinforcement learning (RL).",
                "RLHF alone.",
            ]
        )
    )
    assert terms.works_with("RLHF") == ["w000", "w001", "w002"]
    assert terms.find("reinforcement learning from human feedback") == terms.find("RLHF")
    assert "RLHF" in named(terms)  # the long form is too long to read in a chart


def test_an_acronym_defined_in_two_ways_joins_neither():
    terms = key_terms(
        works_table(
            [
                "Principal components (PC) and PC.",
                "Personal computers (PC) and PC.",
                "Principal components, personal computers.",
            ]
        )
    )
    assert "PC" not in variants(terms, "principal components") | variants(
        terms, "personal computers"
    )
    assert "PC" in named(terms)


def test_a_capital_at_the_head_of_a_sentence_is_no_acronym():
    terms = key_terms(
        works_table(["Information technology (IT) matters. It is it. It was it.", "It is. It was."])
    )
    assert terms.works_with("information technology") == ["w000"]


@pytest.mark.parametrize(
    ("acronym", "before", "long"),
    [
        ("LMs", "as language models", "language model"),
        (
            "RLHF",
            "with reinforcement learning from human feedback",
            "reinforcement learning from human feedback",
        ),
        ("CoT", "produce step-by-step, Chain-of-Thought", "chain of thought"),
        ("RL", "in deep reinforcement learning", "reinforcement learning"),
        ("XYZ", "nothing of the kind", ""),
    ],
)
def test_long_forms_are_found_before_the_bracket(acronym, before, long):
    assert " ".join(long_form(acronym, split_words(before))) == long
