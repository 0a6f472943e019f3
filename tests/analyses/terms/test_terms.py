from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.growth import assert_grows_linearly
from helpers.works import planted_works, works_table
from litboard.analyses import Terms, key_terms
from litboard.analyses.terms.documents import read_words


def named(terms: Terms) -> list[str]:
    return terms.table["term"].tolist()


def test_a_work_on_a_long_form_is_a_work_on_the_terms_inside_it():
    terms = key_terms(
        works_table(
            ["Large language models (LLMs).", "Language models; the LLM.", "Language model."]
        )
    )
    assert terms.works_with("language models") == ["w000", "w001", "w002"]
    assert terms.works_with("LLM") == ["w000", "w001"]


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


def test_addresses_numbers_and_markup_are_no_terms():
    text = (
        "See https://x.org/some_data, www.so.com/data; \\footnote{\\emph{a}} 23.7% 1000 $x^2$ <b>"
    )
    assert named(key_terms(works_table([text, text]))) == []


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


@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    terms = key_terms(works_table([text, text]))
    assert (terms.table["works"] == 2).all()


def test_spellings_of_a_work_are_those_of_its_terms():
    terms = key_terms(works_table(["Dark matter. Of dark matters.", "Spin glass, spin glass."]))
    assert terms.spellings_of("w000") == {"dark matter": ["dark matter", "dark matters"]}


@pytest.mark.parametrize(
    "pattern",
    ["a", "a-", "a@", "$ <a ", "(AB", "((AB)", "&a", "_a", "x.c", "https://a", "\\a", "www."],
)
def test_the_time_to_read_a_text_grows_with_its_length_whatever_is_in_it(pattern):
    assert_grows_linearly(
        lambda size: read_words(works_table(["(Ab " + pattern * (size // len(pattern))])),
        size=1_000,
    )


def test_importing_the_analyses_loads_no_heavy_library():
    import subprocess
    import sys

    code = "import sys, litboard.analyses; print({'scipy', 'sklearn'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_works_of_all_terms_are_those_of_each():
    terms = key_terms(planted_works(each=4)[0])
    works = terms.works_by_term()
    assert list(works) == named(terms)
    assert all(works[term] == terms.works_with(term) for term in works)
