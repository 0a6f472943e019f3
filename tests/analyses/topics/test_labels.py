from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.works import planted_works
from litboard.analyses import Terms, key_terms
from litboard.analyses.topics.labels import JOINER, UNNAMED, name_topics, term_strengths


def terms_named(*names: str) -> Terms:
    """Terms of which only the names count."""
    table = pd.DataFrame({"term": pd.Series(names, dtype="str")})
    nothing = np.zeros((0, len(names)))
    return Terms(table, nothing, nothing, np.array([], dtype=str))


def test_a_term_names_only_the_topic_in_which_it_is_strongest():
    strengths = np.array([[0.9, 0.8, 0.0], [0.0, 0.85, 0.5]])
    assert name_topics(strengths, terms_named("alpha", "beta", "gamma")) == [
        "alpha",
        f"beta{JOINER}gamma",
    ]


def test_a_weak_third_term_is_left_out_and_a_fourth_never_named():
    names = terms_named("alpha", "beta", "gamma", "delta")
    assert name_topics(np.array([[1.0, 0.1, 0.2, 0.0]]), names) == [f"alpha{JOINER}gamma"]
    assert name_topics(np.array([[1.0, 0.9, 0.8, 0.7]]), names) == [
        JOINER.join(["alpha", "beta", "gamma"])
    ]


def test_a_term_that_repeats_a_word_of_the_name_is_skipped():
    names = terms_named("universal jailbreaks", "jailbreak", "red team")
    assert name_topics(np.array([[1.0, 0.9, 0.8]]), names) == [
        f"universal jailbreaks{JOINER}red team"
    ]


def test_a_topic_without_terms_says_so_with_its_number():
    assert name_topics(np.zeros((2, 1)), terms_named("alpha")) == [f"{UNNAMED} 1", f"{UNNAMED} 2"]


def test_terms_of_one_field_are_strong_in_its_topic_alone():
    works, fields = planted_works(each=6)
    terms = key_terms(works)
    mix = np.array([[field == one for one in ("galaxies", "markets")] for field in fields], float)
    strengths = term_strengths(terms, works["id"], mix)
    assert strengths.shape == (2, len(terms.table))
    assert strengths[0, terms.find("dark matter")] > 0
    assert strengths[1, terms.find("dark matter")] == 0
    assert strengths[:, terms.find("protein folding")].tolist() == [0, 0]
