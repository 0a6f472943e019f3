"""What is one work, what is not, and what a person should look at."""

from __future__ import annotations

from typing import Any

import pytest

from helpers.papers import abstract, table
from litboard.matching import Evidence, explain, match_records

LONG = abstract(1)
TITLE = "Seasonal migration of lantern beetles across northern peat meadows"
AUTHORS = ("Moreau, Léa", "Okafor, Chidi")


def evidence(one: dict[str, Any], other: dict[str, Any]) -> Evidence:
    records = table(one, other)
    found = explain(records.iloc[0], records.iloc[1])
    assert explain(records.iloc[1], records.iloc[0]) == found
    matching = match_records(records)
    merged = matching.work_of[0] == matching.work_of[1]
    assert merged == (found.verdict == "same")
    assert len(matching.merges) == merged
    assert len(matching.candidate_pairs) == (found.verdict == "maybe")
    return found


def verdict(one: dict[str, Any], other: dict[str, Any]) -> str:
    return evidence(one, other).verdict


def paper(**given: Any) -> dict[str, Any]:
    return {"title": TITLE, "authors": AUTHORS, "year": 2019} | given


def test_equal_abstracts_are_one_work_even_when_nothing_else_is_known() -> None:
    found = evidence({"abstract": LONG}, {"abstract": LONG.upper().replace(",", " ;")})
    assert (found.rule, found.score, found.verdict) == ("same abstract", 100, "same")
    assert found.scores["abstract"] == 100
    assert found.scores["title"] is None
    assert found.detail == "abstract 100"


def test_an_abstract_alone_meets_the_same_abstract_under_a_title() -> None:
    assert verdict({"abstract": LONG}, paper(abstract=LONG)) == "same"


def test_headings_and_a_copyright_notice_do_not_change_an_abstract() -> None:
    dressed = "BACKGROUND: " + LONG + " © 2019 The Authors. Published by Meadow Press."
    assert evidence({"abstract": dressed}, {"abstract": LONG}).scores["abstract"] == 100


def test_equal_abstracts_under_clearly_different_titles_are_a_doubt() -> None:
    other = "Copper mining and the price of barley"
    assert verdict(paper(abstract=LONG), {"title": other, "abstract": LONG}) == "maybe"


def test_a_paper_renamed_by_its_authors_stays_one_work() -> None:
    other = "What beetles do in spring"
    assert verdict(paper(abstract=LONG), paper(title=other, abstract=LONG)) == "same"


def test_a_comment_printed_with_the_abstract_of_its_target_is_a_doubt() -> None:
    one = paper(abstract=LONG, doi="10.1234/a")
    other = paper(abstract=LONG, doi="10.1234/b", authors=("Lindqvist, Arvid",))
    assert verdict(one, other) == "maybe"


def test_a_very_short_abstract_is_no_evidence() -> None:
    text = "No abstract available for this article."
    assert verdict({"abstract": text}, {"abstract": text}) == "different"


def test_abstracts_that_differ_by_a_few_letters_are_one_work() -> None:
    other = LONG.replace("measured", "measure", 2).replace("near", "by", 1)
    assert evidence({"abstract": LONG}, {"abstract": other}).rule == "nearly the same abstract"


def test_short_abstracts_made_to_one_pattern_are_a_doubt() -> None:
    text = "We report the draft genome sequence of strain {}, isolated from meadow soil in spring, "
    text += "and annotate its genes with care."
    assert verdict({"abstract": text.format("K12")}, {"abstract": text.format("K19")}) == "maybe"


def test_an_abstract_cut_at_its_end_is_the_whole_one() -> None:
    found = evidence({"abstract": LONG}, {"abstract": LONG[:230] + "…"})
    assert (found.rule, found.verdict) == ("same abstract, one truncated", "same")


def test_a_common_first_sentence_is_not_a_cut_abstract() -> None:
    assert verdict({"abstract": LONG}, {"abstract": LONG[:120]}) == "different"


def test_an_abstract_and_a_title_cannot_be_compared() -> None:
    found = evidence({"abstract": LONG}, {"title": TITLE, "authors": AUTHORS})
    assert found.verdict == "different"
    assert set(found.scores.values()) == {None}
    assert found.detail == ""


def test_records_without_anything_to_compare_stay_alone() -> None:
    matching = match_records(table({}, {}, {"year": 2019}, {"year": 2019}))
    assert len(set(matching.work_of)) == 4
    assert matching.candidate_pairs.empty


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("doi", "10.1234/ABC.5", "https://doi.org/10.1234/abc.5"),
        ("doi", "10.1002/14651858.CD002273.pub2", "10.1002/14651858.CD002273.pub3"),
        ("arxiv_id", "2301.01234v1", "arXiv:2301.01234v3"),
        ("arxiv_id", "cs.CL/0301012", "cs.cl/0301012v2"),
        ("pmid", "1234567", "PMID: 1234567"),
    ],
)
def test_one_id_in_two_spellings_is_one_work(field: str, one: str, other: str) -> None:
    assert verdict({field: one}, {field: other, "title": TITLE}) == "same"


def test_an_arxiv_id_is_known_by_its_doi_and_its_address() -> None:
    doi = {"doi": "10.48550/arXiv.2301.01234"}
    assert verdict(doi, {"arxiv_id": "2301.01234"}) == "same"
    assert verdict(doi, {"url": "https://arxiv.org/abs/2301.01234v2"}) == "same"


def test_a_supplement_under_the_doi_of_its_article_is_a_doubt() -> None:
    supplement = paper(title="Supplementary material: " + TITLE)
    assert verdict(paper(doi="10.1234/x"), supplement | {"doi": "10.1234/x"}) == "maybe"


def test_one_doi_under_clearly_different_titles_is_a_doubt() -> None:
    other = paper(doi="10.1234/x", title="Copper mining and the price of barley")
    assert verdict(paper(doi="10.1234/x"), other) == "maybe"


def test_one_doi_for_a_whole_issue_joins_nothing() -> None:
    other = {"title": "Copper mining and the price of barley", "authors": ["Lindqvist, Arvid"]}
    assert verdict(paper(doi="10.1234/x"), other | {"doi": "10.1234/x"}) == "different"


def test_one_title_with_the_same_authors_is_one_work() -> None:
    assert evidence(paper(), paper(year=2020)).rule == "same title and authors"


@pytest.mark.parametrize(
    "authors",
    [
        ("Moreau, L.",),
        ("Léa Moreau", "Chidi Okafor"),
        ("Okafor, C.", "Moreau, L."),
        ("Moreau, Lea", "Okafo, Chidi"),
        ("Mor\N{REPLACEMENT CHARACTER}au, Léa", "Okafor, Chidi"),
        ("Léa, Moreau", "Chidi, Okafor"),
    ],
)
def test_authors_are_the_same_cut_reordered_abbreviated_misspelt_or_damaged(
    authors: tuple[str, ...],
) -> None:
    assert verdict(paper(), paper(authors=authors)) == "same"


def test_a_preprint_and_its_article_are_one_work() -> None:
    preprint = paper(doi="10.48550/arXiv.1901.01234", venue="arXiv", year=2017)
    article = paper(doi="10.1234/meadow.7", venue="Journal of Meadows", year=2020)
    assert verdict(preprint, article) == "same"


def test_one_title_many_years_apart_is_a_doubt() -> None:
    assert verdict(paper(), paper(year=2009)) == "maybe"


def test_one_title_twice_in_one_journal_years_apart_is_a_doubt() -> None:
    venue = "Journal of Meadows"
    assert verdict(paper(venue=venue), paper(venue=venue, year=2021)) == "maybe"


def test_one_title_under_two_article_dois_is_a_doubt() -> None:
    assert verdict(paper(doi="10.1234/a"), paper(doi="10.1234/b")) == "maybe"


def test_one_title_under_two_arxiv_ids_is_a_doubt() -> None:
    one, other = paper(arxiv_id="1901.00001"), paper(arxiv_id="1901.00002")
    assert verdict(one, other) == "maybe"


def test_one_title_over_unrelated_abstracts_is_a_doubt() -> None:
    other = "Quite another matter is told here. " * 14
    assert verdict(paper(abstract=LONG), paper(abstract=other)) == "maybe"


def test_one_title_by_other_people_is_another_work() -> None:
    assert verdict(paper(), paper(authors=("Lindqvist, Arvid", "Tanaka, Yui"))) == "different"


def test_a_telling_title_is_enough_where_authors_are_missing() -> None:
    assert verdict(paper(), paper(authors=())) == "same"


def test_a_short_title_is_a_doubt_where_authors_are_missing() -> None:
    one = paper(title="Deep learning")
    assert verdict(one, paper(title="Deep Learning", authors=())) == "maybe"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Beetles of the northern meadows: Part I", "Beetles of the northern meadows: Part II"),
        ("Beetles of the northern meadows, part one", "Beetles of the northern meadows, part 2"),
        ("Beetles of the northern meadows A", "Beetles of the northern meadows B"),
        ("Findings of the shared task 2019", "Findings of the shared task 2020"),
        ("Beetles of the northern meadows", "Beetles of the northern meadows 2"),
        ("Beetles of the northern meadows", "Beetles of the northern meadows. Part A"),
        ("Vitamin B in northern meadow beetles", "Vitamin D in northern meadow beetles"),
    ],
)
def test_a_series_of_papers_is_not_one_paper(one: str, other: str) -> None:
    assert verdict(paper(title=one), paper(title=other)) == "different"


def test_parts_of_a_series_under_one_abstract_are_a_doubt() -> None:
    one = paper(title=TITLE + ", Part I", abstract=LONG)
    assert verdict(one, paper(title=TITLE + ", Part II", abstract=LONG)) == "maybe"


def test_a_number_in_two_spellings_is_one_number() -> None:
    one = paper(title="Carbon from CO2 in two northern meadows: Part II")
    assert verdict(one, paper(title="Carbon from CO 2 in 2 Northern Meadows: part 2")) == "same"


@pytest.mark.parametrize(
    "opening",
    ["Erratum: ", "Correction to: ", "Comment on ", "Reply to: ", "Response to ", "Retraction: "],
)
def test_a_notice_on_a_paper_is_not_the_paper(opening: str) -> None:
    assert verdict(paper(), paper(title=opening + TITLE)) == "different"


@pytest.mark.parametrize("ending", [": Reply", " (Protocol)", ": study protocol", ". A Rejoinder"])
def test_a_notice_is_told_by_the_end_of_its_title_too(ending: str) -> None:
    assert verdict(paper(), paper(title=TITLE + ending)) == "different"
    assert verdict(paper(doi="10.1000/x"), paper(title=TITLE + ending, doi="10.1000/x")) == "maybe"


def test_the_last_word_of_a_title_is_no_notice_by_itself() -> None:
    title = "Copper and the growth of sparrows under a new feeding protocol"
    assert verdict(paper(title=title), paper(title=title.replace(" and the", " & the"))) == "same"
    assert verdict(paper(title=title), paper(title=title[:48])) != "different"


def test_what_a_catalogue_appends_to_a_title_is_no_part_of_it() -> None:
    appended = TITLE + ". [Review] [20 refs] [Erratum appears in J Meadows. 2010 May;20(5):77]"
    assert verdict(paper(), paper(title=appended)) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Growth of copper moss in rats", "Growth of copper moss in mice"),
        ("Treatment of hypertension in herons", "Treatment of hypotension in herons"),
        ("Sparrows fed before postoperative sleep", "Sparrows fed before preoperative sleep"),
        ("Meadow walks with guides and lanterns", "Meadow walks without guides and lanterns"),
        ("Lanterns attract northern beetles", "Lanterns do not attract northern beetles"),
    ],
)
def test_a_word_in_the_place_of_another_makes_another_title(one: str, other: str) -> None:
    assert verdict(paper(title=one), paper(title=other)) == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prednisone for the beetles of meadows", "Prednisolone for the beetles of meadows"),
        ("Methyl orange in northern meadow soil", "Ethyl orange in northern meadow soil"),
        ("Expressiveness of the northern herons", "xpressiveness of the northern herons"),
    ],
)
def test_a_word_that_may_be_another_or_misspelt_is_a_doubt(one: str, other: str) -> None:
    assert verdict(paper(title=one), paper(title=other)) == "maybe"
    stranger = paper(title=other, authors=("Lindqvist, Arvid",))
    assert verdict(paper(title=one), stranger) == "different"


def test_a_misspelt_title_is_the_same_title() -> None:
    assert verdict(paper(), paper(title=TITLE.replace("migration", "migratoin"))) == "same"


@pytest.mark.parametrize("title", ["Editorial", "Editor's comments", "Annual report 2019"])
def test_a_general_title_by_other_people_is_another_work(title: str) -> None:
    other = paper(title=title, authors=("Lindqvist, Arvid",))
    assert verdict(paper(title=title), other) == "different"


def test_a_general_title_by_the_same_people_is_a_doubt_within_a_year_and_no_more() -> None:
    one = paper(title="Editorial")
    assert verdict(one, one) == "maybe"
    assert verdict(one, paper(title="Editorial", year=2020)) == "different"


def test_a_yearly_report_is_another_work_every_year() -> None:
    title = "Annual report of the northern meadow registry"
    assert verdict(paper(title=title), paper(title=title, year=2020)) == "different"


def test_a_lost_subtitle_is_added_where_all_else_agrees() -> None:
    venue = "Journal of Meadows"
    longer = paper(title=TITLE + ": a field study", venue=venue)
    assert verdict(paper(venue=venue), longer) == "same"
    assert verdict(paper(), paper(title=TITLE + ": a field study")) == "maybe"
