"""Names of venues compared: abbreviations, initials, conferences, preprint servers."""

from __future__ import annotations

import pytest

from litboard.matching.venues import compare_venues, is_conference, is_preprint_venue, is_updated
from litboard.text import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J Thorac Cardiovasc Surg", "The Journal of Thoracic and Cardiovascular Surgery"),
        ("Jthoraccardiovascsurg", "The Journal of Thoracic and Cardiovascular Surgery"),
        ("Dtsch Med Wochenschr", "Deutsche medizinische Wochenschrift (1946)"),
        ("JAMA", "Journal of the American Medical Association"),
        ("BMJ", "British Medical Journal"),
        ("STOC 93", "Proceedings of the 25th annual ACM Symposium on Theory of Computing"),
        ("In COLT-91", "Proceedings of the fourth Workshop on Computational Learning Theory"),
        ("ICIS: Transforming Society", "International Conference on Information Systems"),
        ("Stroke", "Stroke"),
    ],
)
def test_a_venue_and_its_abbreviation_are_one_place(one: str, other: str) -> None:
    assert compare_venues(fold(one), fold(other)) == compare_venues(fold(other), fold(one)) == 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chest", "Stroke"),
        ("Workshop of Digital Studies", "Journal of Digital Studies"),
        ("J Surg", "Journal of Medicine"),
        ("JAMA", "Journal of Meadow Ecology"),
        ("Surg Thorac", "Thoracic Medicine"),
    ],
)
def test_other_names_are_other_places(one: str, other: str) -> None:
    assert compare_venues(fold(one), fold(other)) == compare_venues(fold(other), fold(one)) < 90


@pytest.mark.parametrize(
    "name", ["arXiv", "bioRxiv", "SSRN Electronic Journal", "Tech. Rep. 12", "Working Paper"]
)
def test_preprint_servers_and_series_of_reports_are_known(name: str) -> None:
    assert is_preprint_venue(fold(name))


def test_a_journal_is_no_preprint_server_no_conference_and_no_updated_library() -> None:
    name = fold("Journal of Northern Reports")
    assert not is_preprint_venue(name)
    assert not is_preprint_venue("")
    assert not is_conference(name)
    assert not is_updated(name)


@pytest.mark.parametrize("name", ["Proc. of Tides", "Symposium on Tides", "Annual Meeting", "ICIS"])
def test_conferences_are_known(name: str) -> None:
    assert is_conference(fold(name))


def test_the_library_that_updates_its_reviews_is_known() -> None:
    assert is_updated(fold("The Cochrane Database of Systematic Reviews"))
    assert not is_updated(fold("A review of the Cochrane Library"))
