"""Why two records are one work or not, as a notebook tells it."""

from __future__ import annotations

import pytest

from litboard.corpus import audit
from litboard.corpus.corpus import Corpus
from litboard.corpus.loading import read_text

TEXT = (
    "Abstract:We study how models of language answer questions that nobody has asked before. They "
    "guess, and say so where they are trained to; a reader learns to tell the two apart.\n"
)


def test_what_joined_two_records_is_told_with_the_scores_by_field(seeds: Corpus):
    a, b = seeds.work(audit.groups(seeds.works)[0])["records"][:2]
    told = seeds.explain(a, b)
    assert (told.evidence.verdict, told.verdict, told.together) == ("same", None, True)
    assert repr(told).startswith(f"One work, by the rule “{told.evidence.rule}” (")
    assert "They are one work now." in repr(told)
    assert "\n  abstract: 100" in repr(told)


def test_two_works_are_compared_by_the_records_that_speak_strongest_for_one(seeds: Corpus):
    one, other = audit.groups(seeds.works)[:2]
    told = seeds.explain(one, other)
    assert told.a["id"] in seeds.work(one)["records"]
    assert told.b["id"] in seeds.work(other)["records"]
    assert (told.evidence.verdict, told.together) == ("different", False)
    assert repr(told).startswith("Two works, by the rule")


def test_a_persons_word_is_told_and_counts(seeds: Corpus):
    a, b = seeds.work(audit.groups(seeds.works)[-1])["records"]
    told = seeds.decide(a, b, verdict="different").explain(a, b)
    assert (told.verdict, told.together) == ("different", False)
    assert "A person decided: different. They are two works now." in repr(told)


def test_a_record_is_not_compared_with_itself(seeds: Corpus):
    with pytest.raises(ValueError, match="on both sides: name two records or works"):
        seeds.explain(seeds.records["id"].iloc[0], seeds.records["id"].iloc[0])
    with pytest.raises(KeyError, match="no record and no work nobody"):
        seeds.explain(seeds.records["id"].iloc[0], "nobody")


def test_what_a_notebook_shows_is_no_html_of_the_papers():
    corpus = read_text(TEXT + TEXT.replace("guess", "<script>alert(1)</script>"), name="<b>")
    html = corpus.explain(*corpus.records["id"])._repr_html_()
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html
