"""Abstracts without the headings and notices that only some databases add."""

from __future__ import annotations

import pytest

from litboard.matching.abstracts import strip_headings
from litboard.text import fold

BODY = "We measured copper in three harbours. It rose with every tide."


@pytest.mark.parametrize(
    "text",
    [
        f"Abstract: {BODY}",
        f"ABSTRACT {BODY}",
        f"Abstract\n\n{BODY}",
        f"Summary. {BODY}",
        f"SUMMARY — {BODY}",
        f"BACKGROUND: {BODY}",
        f"{BODY} © 2019 The Authors. Published by Meadow Press.",
        f"{BODY} (C) 2019 Meadow Press",
        f"{BODY} Copyright © 2019 Meadow Press.",
        f"{BODY} copyright (c) Meadow Press",
    ],
)
def test_a_heading_before_and_a_notice_behind_an_abstract_are_dropped(text: str) -> None:
    assert fold(strip_headings(text)) == fold(BODY)


def test_headings_within_a_structured_abstract_are_dropped() -> None:
    one, other = BODY.split(". ")
    text = f"MATERIALS AND METHODS: {one}. Results: {other}"
    assert fold(strip_headings(text)) == fold(BODY)


@pytest.mark.parametrize(
    "text",
    [
        "Abstract algebra is taught in three harbours.",
        "We compare two methods: one by hand, one by tide.",
        "The ratio of copper: tin was 3:1.",
        "We study the mismethods: they rose.",
        "A summary of tides follows.",
        "Copyright law differs between harbours, and we say how." + " It is long." * 40,
        "",
    ],
)
def test_words_that_are_no_heading_and_no_notice_stay(text: str) -> None:
    kept = strip_headings(text)
    assert fold(kept) == fold(text.replace("two methods:", "two :"))


def test_a_sign_far_from_the_end_is_no_notice() -> None:
    text = "Copyright © as a sign is studied here. " + BODY * 10
    assert strip_headings(text) == text
