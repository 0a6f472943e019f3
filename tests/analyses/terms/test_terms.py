from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.works import planted_works, works_table
from litboard.analyses import Terms, find_term_spans, key_terms
from litboard.analyses.terms.acronyms import long_form
from litboard.analyses.terms.tokens import classify_word, clean_text, split_words, word_key


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


def test_a_work_on_a_long_form_is_a_work_on_the_terms_inside_it():
    terms = key_terms(
        works_table(
            ["Large language models (LLMs).", "Language models; the LLM.", "Language model."]
        )
    )
    assert terms.works_with("language models") == ["w000", "w001", "w002"]
    assert terms.works_with("LLM") == ["w000", "w001"]


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
    ("one", "other"),
    [
        ("neural networks", "neural network"),
        ("fine-tuning", "finetuning"),
        ("chain-of-thought", "chain of thought"),
        ("user behaviour", "User behavior"),
        ("gene therapies", "gene therapy"),
        ("self-attention", "self attention"),
    ],
)
def test_variants_of_one_term_are_joined(one, other):
    terms = key_terms(works_table([f"We see {one} there.", f"We see {other} there."]))
    assert terms.find(one) == terms.find(other)
    assert terms.table["works"].iloc[terms.find(one)] == 2


def test_fragments_and_common_words_are_no_terms():
    text = (
        "Our results demonstrate that models perform better when the proposed approach is used. "
        "Experiments significantly improve state-of-the-art results in this paper. "
    )
    assert named(key_terms(works_table([text, text, text]))) == []


def test_a_compound_met_once_is_no_term_but_a_phrase_with_an_acronym_is():
    terms = key_terms(works_table(["A one-off. Graph attention networks (GAN) and a rule."]))
    assert named(terms) == ["graph attention networks"]


def test_addresses_numbers_and_markup_are_no_terms():
    text = (
        "See https://x.org/some_data, www.so.com/data; \\footnote{\\emph{a}} 23.7% 1000 $x^2$ <b>"
    )
    assert named(key_terms(works_table([text, text]))) == []


def test_a_part_that_never_stands_alone_is_no_term():
    terms = key_terms(works_table(["The alignment faking of it; alignment faking."] * 2))
    assert named(terms) == ["alignment faking"]


def test_a_word_used_by_itself_is_a_term_beside_the_longer_one():
    terms = key_terms(works_table(["A jailbreak is a universal jailbreak; jailbreaks."] * 2))
    assert {"universal jailbreak", "jailbreak"} <= set(named(terms))


def test_a_title_counts_more_than_an_abstract():
    terms = key_terms(
        works_table(
            ["On quantum gravity and on spin glasses."] * 2, titles=["Spin glasses", "On and off"]
        )
    )
    assert terms.of_work("w000")["term"].tolist() == ["spin glasses", "quantum gravity"]


def test_names_keep_their_capitals_and_sentence_heads_lose_them():
    terms = key_terms(
        works_table(
            [
                "Gene expression. Of gene expression and Markov chains.",
                "A Markov chain. Gene expression.",
            ]
        )
    )
    assert {"gene expression", "Markov chain"} <= set(named(terms))


def test_the_table_ranks_and_counts():
    works, _ = planted_works()
    terms = key_terms(works)
    assert list(terms.table.columns) == ["term", "variants", "works", "share", "score"]
    assert terms.table["score"].is_monotonic_decreasing
    assert (terms.table["share"] == terms.table["works"] / len(works)).all()
    assert terms.weights.shape == terms.counts.shape == (len(works), len(terms.table))
    assert ((terms.counts > 0).sum(axis=0) == terms.table["works"].to_numpy()).all()
    lengths = np.sqrt(terms.weights.multiply(terms.weights).sum(axis=1))
    assert np.allclose(lengths, 1)


def test_row_order_changes_nothing():
    works, _ = planted_works()
    works.loc[3, "abstract"] = "Dark matter (DM) is dark. DM and the stock market, stock markets."
    mixed = works.sample(frac=1, random_state=1).reset_index(drop=True)
    one, other = key_terms(works), key_terms(mixed)
    assert one.table.equals(other.table)
    assert all(one.of_work(work).equals(other.of_work(work)) for work in works["id"])


def test_the_count_keeps_the_best():
    works, _ = planted_works()
    whole, best = key_terms(works), key_terms(works, count=4)
    assert named(best) == named(whole)[:4]
    assert best.weights.shape[1] == 4


def test_rare_terms_can_be_asked_away():
    works = works_table(["Spin glass, spin glass, dark matter.", "Dark matter."])
    assert named(key_terms(works, min_works=2)) == ["dark matter"]


@pytest.mark.parametrize("abstracts", [[], [None], [None, "x"], ["", "…"]])
def test_works_without_words_have_no_terms(abstracts):
    terms = key_terms(works_table(abstracts))
    assert named(terms) == []
    assert terms.weights.shape == (len(abstracts), 0)
    assert all(terms.of_work(work).empty for work in terms.work_ids)


def test_unknown_names_are_named_in_the_error():
    terms = key_terms(works_table(["Dark matter and dark matter."]))
    with pytest.raises(KeyError, match="no key term 'light'"):
        terms.works_with("light")
    with pytest.raises(KeyError, match="no work 'w9'"):
        terms.of_work("w9")


def test_html_of_terms_is_escaped():
    terms = key_terms(works_table(["Dark matter, dark matter."]))
    terms.table.loc[0, "term"] = "<script>"
    assert "<script>" not in terms._repr_html_()


def test_marks_take_the_longest_term_and_every_form():
    text = "Large language models beat language-models; one LLM."
    known = {"LLM": ["large language model", "LLM"], "language model": ["language models"]}
    marked = [(text[start:end], term) for start, end, term in find_term_spans(text, known)]
    assert marked == [
        ("Large language models", "LLM"),
        ("language-models", "language model"),
        ("LLM", "LLM"),
    ]


@given(st.text(alphabet="ab LM.s-'", max_size=60))
@settings(max_examples=60, deadline=None)
def test_marks_never_overlap_and_quote_the_text(text):
    known = {"a": ["a", "a b"], "LM": ["LM", "LMs"], "b": ["b-a"]}
    end = 0
    for start, stop, term in find_term_spans(text, known):
        assert end <= start < stop <= len(text)
        assert term in known
        end = stop


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(text):
    terms = key_terms(works_table([text, text]))
    assert (terms.table["works"] == 2).all()


def test_spellings_of_a_work_are_those_of_its_terms():
    terms = key_terms(works_table(["Dark matter. Of dark matters.", "Spin glass, spin glass."]))
    assert terms.spellings_of("w000") == {"dark matter": ["dark matter", "dark matters"]}


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


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("analyses", "analysis"),
        ("biases", "bias"),
        ("LLMs", "llm"),
        ("Bayes's", "bayes"),
        ("studies", "study"),
        ("classes", "class"),
        ("semantics", "semantics"),
        ("naïve", "naive"),
    ],
)
def test_words_share_a_key_with_their_plural(word, key):
    assert word_key(word) == key


def test_adjectives_open_terms_and_never_end_them():
    assert not any(
        classify_word(word).ends for word in ("harmful", "supervised", "domain-specific")
    )
    assert classify_word("signal").ends
    assert classify_word("harmful").opens


def test_cleaning_leaves_words_to_be_read():
    assert split_words(clean_text("see https://a.b/c_d, <i>gene</i> \\textbf{x} a_b c")) == (
        "see . . gene . . { x } . c".split()
    )


@pytest.mark.parametrize(
    "text",
    [
        "(Ab " + "a" * 20_000,
        "a-" * 10_000,
        "a@" * 10_000,
        "$ <a " * 5_000,
        "(AB" * 9_000,
        "((AB)" * 4_000,
        "&a" * 9_000,
        "_a" * 9_000,
        "x.c" * 9_000,
    ],
)
def test_hostile_text_takes_no_longer_than_its_length(text):
    from time import process_time

    start = process_time()
    key_terms(works_table([text]))
    assert process_time() - start < 2


def test_importing_the_analyses_loads_no_heavy_library():
    import subprocess
    import sys

    code = "import sys, litboard.analyses; print({'scipy', 'sklearn'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


def test_the_works_of_all_terms_are_those_of_each():
    terms = key_terms(planted_works(each=4)[0])
    works = terms.works_by_term()
    assert list(works) == named(terms)
    assert all(works[term] == terms.works_with(term) for term in works)
