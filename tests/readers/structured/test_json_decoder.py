from __future__ import annotations

import pytest

from litboard.readers.structured.json_decoder import NEAR, FarError, LaxDecoder, mend_surrogates


def decode(text: str) -> tuple[object, list[str]]:
    decoder = LaxDecoder(text)
    value, end = decoder.decode(0)
    assert end == len(text)
    return value, [note.code for note in decoder.notes]


@pytest.mark.parametrize(
    ("text", "value", "codes"),
    [
        ('{"a": 1, "b": [2.5, null]}', {"a": 1, "b": [2.5, None]}, []),
        ('{"a": 1, "a": 2}', {"a": 2}, ["json.repeated-key"]),
        ('{"a": NaN, "b": -Infinity}', {"a": None, "b": None}, ["json.constant"] * 2),
        (f'{{"a": {"9" * 19}}}', {"a": "9" * 19}, ["json.long-number"]),
        (f'{{"a": {"9" * 18}}}', {"a": int("9" * 18)}, []),
        ('{"a": "one\ttwo\nthree"}', {"a": "one\ttwo\nthree"}, []),
    ],
)
def test_values_off_the_standard_are_read_and_noted(text, value, codes) -> None:
    assert decode(text) == (value, codes)


def test_one_note_is_kept_once() -> None:
    assert decode("[NaN, NaN]")[1] == ["json.constant"]


def test_an_error_names_its_place_in_the_whole_text() -> None:
    text = " " * 50_000 + '{"a": }'
    with pytest.raises(FarError) as caught:
        LaxDecoder(text).decode_near(50_000)
    assert caught.value.pos == 50_006


def test_a_value_longer_than_what_is_looked_at_first_is_read_whole() -> None:
    text = '{"a": "' + "é" * (2 * NEAR) + '"}'
    value, end = LaxDecoder(text).decode_near(0)
    assert (len(value["a"]), end) == (2 * NEAR, len(text))


@pytest.mark.parametrize(
    ("escaped", "mended"),
    [
        (r"\ud83c\udf75 tea", r"\ud83c\udf75 tea"),
        (r"\ud83c tea", r"\ufffd tea"),
        (r"\udf75 tea", r"\ufffd tea"),
        (r"\\ud83c is text", r"\\ud83c is text"),
        ("no escapes", "no escapes"),
    ],
)
def test_half_of_a_letter_is_marked_as_lost(escaped: str, mended: str) -> None:
    assert mend_surrogates(escaped) == mended
