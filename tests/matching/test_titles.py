"""What in a title tells works apart: numbers, notices, titles that many works have."""

from __future__ import annotations

import pytest

from litboard.matching.titles import (
    fold_title,
    is_cut,
    is_generic,
    is_periodic,
    marks_clash,
    marks_differ,
    notices_differ,
    read_notice,
    read_second,
    strip_appended,
)


@pytest.mark.parametrize(
    "written",
    [
        "Copper in herons [Article in German]",
        "Copper in herons (Review).",
        "Copper in herons [Review] [20 refs]",
        "Copper in herons. [Erratum appears in J Tides. 2010 May;20(5):77]",
        "Copper in herons*",
        "Copper in herons †",
        "Copper in herons 1",
        "<i>Copper</i> in herons",
        "Lee (1996). Copper in herons",
        "COPPER IN HERONS",
        "\\emph{Copper} in herons",
    ],
)
def test_what_catalogues_add_is_no_part_of_a_title(written: str) -> None:
    assert fold_title(written) == "copper in herons"


@pytest.mark.parametrize(
    "title",
    ["Copper in herons: part 1", "Grade 1", "Copper [in herons]", "Copper (in three towns)"],
)
def test_what_belongs_to_a_title_stays(title: str) -> None:
    assert strip_appended(title) == title


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Tides, Part II", "tides part 2"),
        ("Tides, part two", "tides part 2"),
        ("Tides I", "tides 1"),
        ("I and the tides", "i and the tides"),
        ("β-carotene", "beta carotene"),
        ("Copper & tin", "copper and tin"),
    ],
)
def test_numbers_greek_letters_and_signs_are_written_in_one_way(written: str, folded: str) -> None:
    assert fold_title(written) == folded


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("Kupfer in Geigen [Copper in old violins]", "copper in old violins"),
        ("Kupfer in alten Geigen = Copper in old violins", "copper in old violins"),
        ("Kupfer in Geigen [violins of a town]", "violins of a town"),
        ("Kupfer in Geigen [old violins today]. [Article in German]", "old violins today"),
        ("Kupfer in Geigen [in violins]", ""),
        ("Copper in violins", ""),
    ],
)
def test_the_second_title_of_a_record_in_two_languages(title: str, second: str) -> None:
    assert read_second(title) == second


@pytest.mark.parametrize("title", ["Copper in her...", "Copper in her… ", 'Copper in "her..."'])
def test_an_export_says_that_it_cut_a_title(title: str) -> None:
    assert is_cut(title)
    assert not is_cut("Copper in herons.")


@pytest.mark.parametrize(
    ("one", "other", "differ", "clash"),
    [
        ("shared task 2019", "shared task 2020", True, True),
        ("tides part 1", "tides part 2", True, True),
        ("tides", "tides 2", True, False),
        ("tides part a", "tides part b", True, True),
        ("vitamin b in herons", "vitamin d in herons", True, True),
        ("co 2 in herons", "co2 in herons", False, False),
        ("str1ngs of herons", "strings of herons", False, False),
        ("a heron s tide", "heron tide", False, False),
        ("tides 02", "tides 2", False, False),
        ("tides", "herons", False, False),
    ],
)
def test_numbers_and_letters_tell_parts_of_a_series_apart(
    one: str, other: str, differ: bool, clash: bool
) -> None:
    assert marks_differ(one, other) is marks_differ(other, one) is differ
    assert marks_clash(one, other) is marks_clash(other, one) is clash


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("erratum to tides", "correction"),
        ("retracted tides", "retraction"),
        ("author s reply", "reply"),
        ("tides a comment on herons", "comment"),
        ("replying to nobody", ""),
        ("correctional tides", ""),
        ("tides", ""),
    ],
)
def test_a_notice_is_read_from_the_words_of_a_title(title: str, kind: str) -> None:
    assert read_notice(title)[0] == kind


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("copper in herons", "erratum copper in herons", True),
        ("copper in herons", "copper in herons reply", True),
        ("copper in herons", "copper in herons a study protocol", True),
        ("copper in herons under a protocol", "copper in herons under a protocol", False),
        ("review of herons", "a review of herons", False),
        ("erratum tides", "corrigendum tides", False),
    ],
)
def test_one_title_announces_a_notice_and_the_other_does_not(
    one: str, other: str, differ: bool
) -> None:
    assert notices_differ(one, other) is notices_differ(other, one) is differ


def test_generic_titles_have_no_words_of_their_own() -> None:
    assert is_generic("editorial")
    assert is_generic("annual report 2019")
    assert not is_generic("annual report of herons")


@pytest.mark.parametrize(
    ("title", "periodic"),
    [
        ("annual report of the heron registry", True),
        ("statistics of herons", True),
        ("yearbook", True),
        ("herons and their annual migration", False),
        ("the statistics of herons", False),
    ],
)
def test_periodic_titles_come_with_every_year(title: str, periodic: bool) -> None:
    assert is_periodic(title) is periodic
