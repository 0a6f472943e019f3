from __future__ import annotations

import pytest

from litboard.readers.person_names import GROUP, INITIALS_LAST, join_name, turn_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ({"family": "Okonkwo", "given": "Chinwe"}, "Okonkwo, Chinwe"),
        ({"family": "Gaulle", "given": "Charles", "particle": "de"}, "de Gaulle, Charles"),
        ({"family": "Arc", "given": "Jeanne", "particle": "d'"}, "d'Arc, Jeanne"),
        ({"family": "King", "given": "Martin Luther", "suffix": "Jr."}, "King, Martin Luther Jr."),
        ({"family": "Björk"}, "Björk"),
        ({"family": "King", "suffix": "Jr."}, "King Jr."),
        ({"family": "", "given": "Madonna"}, "Madonna"),
        ({"family": "  van   Dyck ", "given": " Anna  Maria "}, "van Dyck, Anna Maria"),
    ],
)
def test_a_name_is_joined_from_its_parts(parts: dict[str, str], name: str) -> None:
    assert join_name(**parts) == name


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("Marie Skłodowska-Curie", "Skłodowska-Curie, Marie"),
        ("Skłodowska-Curie, Marie", "Skłodowska-Curie, Marie"),
        ("Plato", "Plato"),
        ("The Human Cell Atlas Consortium", "The Human Cell Atlas Consortium"),
        ("Médecins sans frontières et leurs amis de toujours", None),
        ("World Bank,", "World Bank"),
    ],
)
def test_a_person_is_turned_and_a_group_stays_whole(written: str, turned: str | None) -> None:
    assert turn_name(written) == (written if turned is None else turned)


@pytest.mark.parametrize("group", ["ATLAS Collaboration", "WHO office", "Institute of Tea", "NIH"])
def test_groups_are_known_by_a_word_that_no_person_bears(group: str) -> None:
    assert bool(GROUP.search(group)) == (group != "NIH")
    assert not GROUP.search("Grouper, Ann")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Nguyen TH", ("Nguyen", "TH", None)),
        ("van den Berg J.-P. Jr", ("van den Berg", "J.-P.", " Jr")),
        ("Nguyen Thi", None),
        ("N TH", None),
    ],
)
def test_initials_behind_a_family_name(name: str, parts: tuple[str, ...] | None) -> None:
    found = INITIALS_LAST.fullmatch(name)
    assert (found.groups() if found else None) == parts
