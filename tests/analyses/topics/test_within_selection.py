from __future__ import annotations

import pytest

from helpers.corpora import works_of
from litboard.analyses import Topics, border_works, key_terms, terms_among, topics, topics_among
from litboard.corpus.corpus import Corpus


@pytest.fixture(scope="module")
def found(seeds: Corpus) -> Topics:
    return topics(seeds.works)


def test_terms_are_counted_among_the_chosen_works_only() -> None:
    works = works_of(
        [
            {"title": "Dark matter halos", "abstract": "Dark matter halos bend light."},
            {"title": "Dark matter halos again", "abstract": "Dark matter halos once more."},
            {"title": "Spin glass models", "abstract": "A spin glass is frustrated. Spin glass."},
        ]
    )
    terms = key_terms(works)
    among = terms_among(terms, ["w1", "w2"]).set_index("term")
    assert among.loc["dark matter halos", "works"] == 1
    assert among.loc["dark matter halos", "share"] == 0.5
    assert "spin glass" not in terms_among(terms, ["w0"])["term"].tolist()


def test_all_works_give_back_the_whole(seeds: Corpus, found: Topics) -> None:
    among = topics_among(found, seeds.works["id"])
    assert among["works"].tolist() == found.table["works"].tolist()
    assert among["share"].sum() == pytest.approx(1)


def test_topics_keep_name_and_order_in_a_selection(found: Topics) -> None:
    among = topics_among(found, found.works_of(1))
    assert among["name"].tolist() == found.table["name"].tolist()
    assert among.loc[among["works"] > 0, "topic"].tolist() == [1]


def test_works_on_the_border_are_unsure_and_have_a_share_of_the_topic(found: Topics) -> None:
    rows = found.assignments.set_index("id")
    count = 0
    for topic in found.table["topic"]:
        for work in border_works(found, topic)["id"]:
            count += 1
            assert not rows.loc[work, "sure"]
            assert topic in (rows.loc[work, "topic"], rows.loc[work, "second"])
    assert count > 0


def test_an_outlier_is_in_no_topic(found: Topics) -> None:
    outlier = found.assignments.set_index("label")["topic"]
    assert outlier.filter(like="DeepChrome").tolist() == [-1]
