"""The colours measured: WCAG 2.2 for contrast, Machado et al. (2009) for colour blindness."""

from __future__ import annotations

import tomllib
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from helpers import figure_tables as tables
from helpers.figure_tables import ids
from helpers.paths import ROOT
from litboard import figures
from litboard.figures import COLORS
from litboard.figures.palette import ACCENT, CONTRAST, TEXT, UNCLEAR, tinted
from litboard.figures.theme import TEXT_COLOR

THEME: dict[str, Any] = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))[
    "theme"
]
MODES = ("light", "dark")
WORDS = ("redTextColor", "orangeTextColor", "yellowTextColor", "blueTextColor", "greenTextColor")
WORDS += ("violetTextColor", "grayTextColor", "linkColor", "textColor", "codeTextColor")
CAPTION = 0.6  # the strength at which Streamlit writes a caption

#: Machado, Oliveira and Fernandes, IEEE TVCG 15(6), 2009, table for severity 1.0.
BLIND = {
    "none": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
APART = 0.055  # in Oklab; about 2.5 times what is just noticed on large areas (0.02)


def channels(color: str) -> np.ndarray:
    return np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255


def linear(color: str) -> np.ndarray:
    rgb = channels(color)
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(float(linear(color) @ [0.2126, 0.7152, 0.0722]) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def laid(color: str, strength: float, page: str) -> str:
    mixed = channels(color) * strength + channels(page) * (1 - strength)
    return "#" + "".join(f"{round(255 * part):02x}" for part in mixed)


def oklab(rgb: np.ndarray) -> np.ndarray:
    to_cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
    to_lab = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
    return np.asarray(to_lab) @ np.cbrt(np.asarray(to_cones) @ np.clip(rgb, 0, 1))


def test_the_measure_of_contrast_agrees_with_its_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("color", [*COLORS, UNCLEAR])
def test_every_mark_is_seen_on_the_page(color: str, mode: str) -> None:
    assert contrast(color, THEME[mode]["backgroundColor"]) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("part", [*WORDS, "primaryColor"])
def test_every_colour_of_words_passes_aa_on_the_page(part: str, mode: str) -> None:
    assert contrast(THEME[mode][part], THEME[mode]["backgroundColor"]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("page", ["backgroundColor", "secondaryBackgroundColor"])
def test_a_caption_passes_aa(page: str, mode: str) -> None:
    theme = THEME[mode]
    for background in (theme[page], theme["sidebar"][page]):
        assert contrast(laid(theme["textColor"], CAPTION, background), background) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_white_chips_in_the_sidebar_pass_aa(mode: str) -> None:
    chip = THEME[mode]["sidebar"].get("primaryColor", THEME[mode]["primaryColor"])
    assert contrast(chip, "#ffffff") >= 4.5
    assert contrast(chip, THEME[mode]["sidebar"]["backgroundColor"]) >= 3


@pytest.mark.parametrize("mode", MODES)
def test_ink_is_stronger_than_aa_asks(mode: str) -> None:
    assert contrast(TEXT_COLOR[mode], THEME[mode]["backgroundColor"]) >= 7


def test_words_without_a_theme_can_be_read_on_white_and_on_black() -> None:
    assert contrast(TEXT, "#ffffff") >= 4.5
    assert contrast(TEXT, "#111111") >= 4


@pytest.mark.parametrize("blindness", sorted(BLIND))
def test_any_two_colours_stay_apart(blindness: str) -> None:
    seen = {color: oklab(np.asarray(BLIND[blindness]) @ linear(color)) for color in COLORS}
    nearest = min(float(np.linalg.norm(seen[a] - seen[b])) for a, b in combinations(COLORS, 2))
    assert nearest >= APART


@pytest.mark.parametrize("mode", MODES)
def test_numbers_on_the_strongest_cell_can_be_read(mode: str) -> None:
    from litboard.figures.source_overlap import STRONGEST

    cell = laid(ACCENT, STRONGEST, THEME[mode]["backgroundColor"])
    assert contrast(TEXT_COLOR[mode], cell) >= 4.5


def test_the_dashboard_uses_the_colours_of_the_figures() -> None:
    assert tuple(THEME["chartCategoricalColors"]) == COLORS
    assert len(set(COLORS)) == 10
    assert {ACCENT, CONTRAST} <= set(COLORS)


@pytest.mark.parametrize(("strength", "alpha"), [(-1, "0.000"), (0.5, "0.500"), (7, "1.000")])
def test_a_tint_is_held_within_its_ends(strength: float, alpha: str) -> None:
    assert tinted("#2a7f95", strength) == f"rgba(42, 127, 149, {alpha})"


def test_a_topic_has_one_colour_in_every_figure() -> None:
    [bars] = figures.topic_shares(tables.topics()).data
    [terms] = figures.topic_terms(tables.weights(), 1).data
    assert bars.marker.color[1] == terms.marker.color == figures.topic_color(1)
    assert ids(bars) == [[0], [1]]


def test_colours_begin_again_after_the_tenth() -> None:
    assert figures.topic_color(10) == figures.topic_color(0) != figures.topic_color(1)
