from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.works import planted_works, works_table
from litboard.analyses import work_terms


def terms_of(abstract: str, *, title: str | None = None, count: int = 8) -> list[str]:
    works = works_table([abstract], titles=[title])
    return work_terms(works, count=count)["term"].tolist()


def test_a_phrase_met_once_in_one_work_is_a_term_of_that_work():
    assert "instantaneous harmonic noise" in terms_of(
        "We show how the instantaneous harmonic noise is found."
    )


def test_a_term_of_a_work_may_have_five_words():
    title = "Single phase shunt power filter for a building"
    assert terms_of("It is.", title=title)[0] == "single phase shunt power filter"


def test_what_a_work_says_first_and_again_comes_before_what_it_says_once_at_its_end():
    text = "Of protein folding. Of protein folding, and so on, and then of amino acid."
    found = terms_of(text)
    assert found[0] == "protein folding"
    assert found.index("amino acid") > 0


def test_a_part_of_a_longer_phrase_comes_behind_it():
    found = terms_of("We like quantum error correction.")
    assert found.index("quantum error correction") < found.index("error correction")


def test_an_acronym_and_its_long_form_are_one_term():
    found = terms_of("Large language models (LLMs) are here. An LLM is there. LLMs again.")
    assert [term for term in found if "LLM" in term or "language model" in term] == [
        "large language models"
    ]


def test_execution_time_and_time_series_are_terms_and_time_is_none():
    found = terms_of("The time series of the execution time; the time.")
    assert set(found) == {"time series", "execution time"}


def test_works_without_text_have_no_terms():
    assert work_terms(works_table([None, ""])).empty
    assert work_terms(works_table([])).columns.tolist() == ["id", "term", "score"]


def test_no_work_has_more_terms_than_asked_for_and_scores_are_chances():
    works, _ = planted_works()
    table = work_terms(works, count=3)
    assert table.groupby("id").size().eq(3).all()
    assert table["score"].between(0, 1, inclusive="neither").all()


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(36)))
def test_the_terms_of_a_work_do_not_depend_on_the_order_of_works(order):
    works, _ = planted_works()
    shuffled = works.iloc[order].reset_index(drop=True)
    one = work_terms(works).sort_values("id", kind="stable", ignore_index=True)
    other = work_terms(shuffled).sort_values("id", kind="stable", ignore_index=True)
    assert one.equals(other)
