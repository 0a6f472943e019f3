from __future__ import annotations

import pytest

from litboard.readers.bibtex.names import split_bibtex_names


@pytest.mark.parametrize(
    ("field", "people"),
    [
        ("Aya Ito and Bo Ek", ("Ito, Aya", "Ek, Bo")),
        ("Ito, Aya and Ek, Bo and others", ("Ito, Aya", "Ek, Bo")),
        ("Ludwig van der Rohe", ("van der Rohe, Ludwig",)),
        ("van der Rohe, Ludwig", ("van der Rohe, Ludwig",)),
        ("King, Jr., Martin Luther", ("King Jr., Martin Luther",)),
        ("King, Martin Luther, Jr.", ("King Jr., Martin Luther",)),
        ("{World Health Organization} and Ito, Aya", ("World Health Organization", "Ito, Aya")),
        ("{Tom and Sons} and Ito, Aya", ("Tom and Sons", "Ito, Aya")),
        ("Ito, A.; Ek, B.", ("Ito, A.", "Ek, B.")),
        ("A. Ito, B. Ek, and C. Rao", ("Ito, A.", "Ek, B.", "Rao, C.")),
        ("Ito A and Ek B. C.", ("Ito, A", "Ek, B. C.")),
        ("family=Gogh, given=Vincent, prefix=van", ("van Gogh, Vincent",)),
        ("Aya~Ito AND Bo\nEk", ("Ito, Aya", "Ek, Bo")),
        ("Ito, Aya et al.", ("Ito, Aya",)),
        ("Plato", ("Plato",)),
        ("", ()),
    ],
)  # fmt: skip
def test_people_are_parted_and_turned_in_every_form(field: str, people: tuple[str, ...]) -> None:
    assert split_bibtex_names(field) == people


def test_an_entity_of_html_parts_no_names() -> None:
    assert split_bibtex_names("M&uuml;ller, Eva and Ek, Bo") == ("M&uuml;ller, Eva", "Ek, Bo")


def test_latex_in_braces_is_no_group() -> None:
    assert split_bibtex_names(r"{\'E}mile Zola") == (r"Zola, {\'E}mile",)


def test_a_name_is_repaired_whole_before_it_is_parted() -> None:
    seen: list[str] = []

    def repair(text: str) -> str:
        seen.append(text)
        return text.replace("?", "é")

    assert split_bibtex_names("Zola, ?mile and {Caf? Noir}", repair=repair) == (
        "Zola, émile", "Café Noir",
    )  # fmt: skip
    assert seen == ["Zola, ?mile", "Caf? Noir"]
