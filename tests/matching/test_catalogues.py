"""How catalogues differ on one paper, and how different papers look alike in them."""

from __future__ import annotations

from typing import Any

import pytest

from helpers.papers import abstract, table
from litboard.matching import explain, match_records

TITLE = "Seasonal migration of lantern beetles across northern peat meadows"
AUTHORS = ("Moreau, Léa", "Okafor, Chidi", "Tanaka, Yui")


def paper(**given: Any) -> dict[str, Any]:
    return {"title": TITLE, "authors": AUTHORS, "year": 2019} | given


def verdict(one: dict[str, Any], other: dict[str, Any]) -> str:
    records = table(one, other)
    found = explain(records.iloc[0], records.iloc[1])
    assert explain(records.iloc[1], records.iloc[0]) == found
    merged = len(set(match_records(records).work_of)) == 1
    assert merged == (found.verdict == "same"), found
    return found.verdict


@pytest.mark.parametrize(
    "title",
    [
        f"[{TITLE}]",
        f"{TITLE} [abstract]",
        f"{TITLE}. [Article in German]",
        f"{TITLE} (Review)",
        f"{TITLE}*",
        f"{TITLE} 1",
        f"Moreau (2019). {TITLE}",
        f"<i>{TITLE}</i>",
        f"\\emph{{{TITLE}}}",
        TITLE.upper(),
        TITLE.replace("across", "acros s"),
        TITLE.replace("Seasonal", "Seasona"),
        f"{TITLE[:-4]}...",
        TITLE[:-3],
    ],
)
def test_a_title_is_the_same_dressed_marked_misread_or_cut_off(title: str) -> None:
    assert verdict(paper(), paper(title=title)) == "same"


@pytest.mark.parametrize("form", ["{0} [{1}]", "{0} = {1}", "{0} [{1}]. [Article in German]"])
def test_a_title_in_two_languages_is_known_by_either(form: str) -> None:
    german = "Wanderungen der Laternenkäfer über nördliche Torfwiesen im Lauf der Jahreszeiten"
    both = paper(title=form.format(german, TITLE), venue="Meadows")
    assert verdict(both, paper(venue="Meadows")) == "same"
    assert verdict(both, paper(title=german, venue="Meadows")) == "same"
    assert verdict(both, paper(authors=("Lindqvist, Arvid",))) == "different"


def test_two_works_of_one_series_named_in_brackets_are_two() -> None:
    series = "[Reports on the animals of the northern peat meadows]"
    one = paper(title=f"Copper in the feathers of young herons {series}")
    other = paper(title=f"Songs that sparrows sing at harbours {series}")
    assert verdict(one, other) == "different"


def test_an_explanation_in_brackets_is_no_title() -> None:
    one = paper(title=f"{TITLE} [northern peat]")
    assert verdict(one, paper(title="Northern peat")) == "different"


def test_a_digit_within_a_word_is_a_letter_misread_and_at_its_end_a_name() -> None:
    assert verdict(paper(), paper(title=TITLE.replace("lantern", "lan1ern"))) == "same"
    assert verdict(paper(title=f"{TITLE}: CO2"), paper(title=f"{TITLE}: CO3")) == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Effects of β-carotene on tumours in herons",
            "Effects of beta-carotene on tumors in herons",
        ),
        ("Behaviour of anaemic herons: a programme", "Behavior of anemic herons: a program"),
        ("Randomised oesophageal surgery in herons", "Randomized esophageal surgery in herons"),
        ("The $\\alpha$-helix of lantern proteins", "The alpha-helix of lantern proteins"),
        ("Barley & copper in northern harbours", "Barley and copper in northern harbors"),
    ],
)
def test_greek_letters_and_british_spelling_change_nothing(one: str, other: str) -> None:
    assert verdict(paper(title=one), paper(title=other)) == "same"


@pytest.mark.parametrize(
    "authors",
    [
        ("Moreau, L.", "et al."),
        ("Moreau L.Okafor C.Tanaka Y.",),
        ("Léa, Moreau", "Chidi, Okafor", "Yui, Tanaka"),
        ("Léa, M.", "Chidi, O.", "Yui, T."),
        ("The Lantern Beetle Collaboration",),
        (),
    ],
)
def test_authors_are_the_same_shortened_run_together_turned_around_or_a_group(
    authors: tuple[str, ...],
) -> None:
    assert verdict(paper(), paper(authors=authors)) == "same"


def test_a_preprint_retitled_when_printed_is_one_work() -> None:
    text = abstract(1, 12)
    preprint = paper(abstract=text, venue="arXiv", year=2018)
    printed = paper(
        title=TITLE.replace("Seasonal", "Yearly"),
        venue="Journal of Meadows",
        volume="3",
        abstract=text.replace("measured", "counted").replace("near", "close to"),
    )
    assert verdict(preprint, printed) == "same"


def test_abstracts_of_a_congress_share_the_doi_of_its_supplement() -> None:
    one = paper(doi="10.1234/suppl.1", pages="S51", volume="30")
    other = {
        "title": "Copper in the water of three harbours",
        "authors": ("Lindqvist, Arvid",),
        "year": 2019,
        "doi": "10.1234/suppl.1",
        "pages": "S52",
        "volume": "30",
    }
    assert verdict(one, other) == "different"


def test_a_series_by_the_same_authors_is_not_one_paper() -> None:
    one = paper(title="Lantern beetles of northern meadows: diet", venue="Journal of Meadows")
    other = one | {"title": "Lantern beetles of northern meadows: sleep", "year": 2020}
    assert verdict(one, other) == "different"


def test_a_boiler_plate_abstract_does_not_join_different_papers() -> None:
    text = "To help you keep up with the reactions to drugs we list what was reported on. " * 2
    one = paper(abstract=text, doi="10.1234/a")
    other = {"title": "Copper and its salts", "authors": ("Lindqvist, A.",), "doi": "10.1234/b"}
    assert verdict(one, other | {"abstract": text}) == "maybe"


def test_a_subtitle_left_out_is_no_other_title_where_the_id_agrees() -> None:
    whole = paper(title="Lantern beetles: a study of their ways across northern meadows")
    assert (
        verdict(whole | {"doi": "10.1234/x"}, paper(title="Lantern beetles", doi="10.1234/x"))
        == "same"
    )


def test_a_review_of_something_is_no_notice_on_a_paper_that_says_so_too() -> None:
    one = paper(title="Review of lantern beetles in northern meadows", abstract=abstract(3))
    assert (
        verdict(one, one | {"title": "A review of lantern beetles in northern meadows"}) == "same"
    )


@pytest.mark.parametrize(("share", "other"), [("same", paper()), ("maybe", paper(year=2009))])
def test_what_is_surer_is_more_probable(share: str, other: dict[str, Any]) -> None:
    records = table(paper(), other, paper(title="Copper in the water of three harbours"))
    found = explain(records.iloc[0], records.iloc[1])
    assert found.verdict == share
    stranger = explain(records.iloc[0], records.iloc[2])
    assert 0 <= stranger.probability < found.probability <= 1
    assert (found.probability > 0.9) == (share == "same")
