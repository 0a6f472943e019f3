"""Each style reads a reference of its own; `fullmatch` decides, so a pattern must take it whole."""

from __future__ import annotations

import pytest

from helpers.growth import assert_grows_linearly
from litboard.readers.references.parse import split_reference
from litboard.readers.references.styles import STYLES

TITLE = "On the tea of northern ports"
#: One reference a style, of people and journals made up here.
EXAMPLES = {
    "apa": f"Ito, A., & Ek, B. (1974). {TITLE}. Acta Theae, 7(3), 12-19.",
    "quotes": f"A. Ito and B. Ek, “{TITLE},” Acta Theae, vol. 7, pp. 12–19, 1974.",
    "bare quotes": f'Aya Ito. "{TITLE}" Acta Theae 7.3 (1974): 12-19.',
    "single quotes": f"Aya Ito, ‘{TITLE}’, Acta Theae, 7.3 (1974), 12–19.",
    "gost": f"Ito A.B., Ek C. {TITLE} // Acta Theae. 1974. Vol. 7. P. 12–19.",
    "harvard": f"Ito, A. and Ek, B., 1974. {TITLE}. Acta Theae, 7(3), pp.12-19.",
    "mixed": f"Ito, A., B. Ek, and U. Rao, 1974: {TITLE}. Acta Theae, 7, 12-19.",
    "bare, bracketed year": f"Ito A, Ek B (1974) {TITLE}. Acta Theae 7:12–19",
    "bare, year": f"Ito A, Ek B. 1974. {TITLE}. Acta Theae 7:12-19.",
    "bare, colon": f"Ito A, Ek B: {TITLE}. Acta Theae 1974, 7:12-19.",
    "springer": f"Ito, A., Ek, B.: {TITLE}. Acta Theae 7(3), 12–19 (1974)",
    "nature": f"Ito, A. & Ek, B. {TITLE}. Acta Theae 7, 12–19 (1974).",
    "science": f"A. Ito, B. Ek, {TITLE}. Acta Theae 7, 12–19 (1974).",
    "capitals": f"ITO, Aya and EK, Bo, 1974. {TITLE}. Acta Theae. Vol. 7, pp. 12–19.",
    "parted": f"ITO, AYA ; EK, BO: {TITLE}. In: Acta Theae 7 (1974), S. 12–19",
    "vancouver": f"Ito A, Ek B. {TITLE}. Acta Theae. 1974;7(3):12-9.",
    "acm": f"Aya Ito and Bo Ek. 1974. {TITLE}. Acta Theae 7, 3 (1974), 12–19.",
    "group": f"Tea Research Group (1974). {TITLE}. Acta Theae, 7, 12-19.",
    "plain": f"Aya Ito and Bo Ek. {TITLE}. Acta Theae, 7(3):12–19, 1974.",
    "colon, comma": f"Ito, A., Ek, B.: {TITLE}, Acta Theae, 7, 12–19, 1974.",
    "year, volume": f"Ito, A., Ek, B. {TITLE}. Acta Theae 1974, 7, 12–19.",
    "first name, comma": f"A. Ito and B. Ek, {TITLE}, Acta Theae 7, 12 (1974).",
    "year, comma": f"Ito, A., Ek, B., 1974. {TITLE}, Acta Theae 7, 12–19",
}


@pytest.mark.parametrize("style", STYLES)
def test_each_style_matches_its_own_example_and_the_title_is_whole(style: str) -> None:
    match = STYLES[style].pattern.fullmatch(EXAMPLES[style])
    assert match
    assert match["title"].strip(" ,") == TITLE
    assert STYLES[style].names(match["authors"])


@pytest.mark.parametrize("style", STYLES)
def test_each_example_is_split_into_what_it_says(style: str) -> None:
    reference = split_reference(EXAMPLES[style])
    assert (reference.title, reference.year) == (TITLE, 1974)
    assert "Theae" in reference.place.venue
    assert reference.authors


@pytest.mark.parametrize("unit", ["Ito, A., ", "A. Ito, ", "Ito A, ", "a. b, ", "“", "(1974). "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def match(size: int) -> None:
        text = unit * size
        for style in STYLES.values():
            style.pattern.fullmatch(text)

    assert_grows_linearly(match, size=12)
