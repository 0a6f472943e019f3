"""Every registered format keeps every promise that formats make, with its own sample.

A new format is tested here without a line of its own, and one without a sample fails.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.promises import LONG, assert_accounted, assert_linear, count_steps, parse
from litboard.readers import Format, all_formats, read_source
from litboard.schema.records import Reading, Record, Severity, Source

FORMATS = all_formats()
TEXTS = [one for one in FORMATS if not one.binary]
#: Formats in which a line belongs to one record alone.
LINES = [one for one in TEXTS if not one.long_lines or one.name == "bibtex"]
every_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda one: one.name)
every_text_format = pytest.mark.parametrize("format_", TEXTS, ids=lambda one: one.name)
every_line_format = pytest.mark.parametrize("format_", LINES, ids=lambda one: one.name)

#: Formats whose file is one mapping, so that two of them in a row repeat its keys.
ONE_MAPPING = {"cff", "csl_yaml"}
LISTS = [one for one in TEXTS if one.name not in ONE_MAPPING]
every_list_format = pytest.mark.parametrize("format_", LISTS, ids=lambda one: one.name)

#: How many lines at the beginning of a sample are of the page it was copied from.
PAGE_LINES = {"abstracts": 1, "entries": 1, "scholar_profile": 4, "semantic_scholar": 1}

NOISE = ("", "   ", "-", "—", "[3]", "Lorem ipsum dolor sit amet.", "2020", "Smith, J.", "{", "}")
HOSTILE = ("{", "[", "<", '"', "\\", "(", "a, b. ", "A. Lee and ", "1 2 3 ", "- ", "é", "\n", "% ")


def sample_of(format_: Format) -> str:
    assert isinstance(format_.sample, str)
    return format_.sample


def read_sample(format_: Format, content: str | bytes) -> Reading:
    """The content under a name that tells nothing of its format."""
    return read_source(Source("x", content if isinstance(content, bytes) else content.encode()))


@every_format
def test_a_format_describes_itself(format_: Format) -> None:
    assert format_.name.isidentifier()
    assert format_.title
    assert format_.written_by
    assert format_.covers
    assert format_.extensions
    assert all(one.startswith(".") and one == one.lower() for one in format_.extensions)
    assert format_.homepage.startswith("https://")
    assert format_.sample


def test_no_two_formats_have_the_same_name_or_title() -> None:
    assert len({one.name for one in FORMATS}) == len({one.title for one in FORMATS}) == len(FORMATS)


@every_format
def test_its_sample_is_recognised_and_read_whole(format_: Format) -> None:
    reading = read_sample(format_, format_.sample)
    assert reading.format == format_.name
    assert reading.records
    assert [one for one in reading.problems if one.severity is Severity.LOST] == []
    assert all(one.title or one.abstract for one in reading.records)


@every_format
def test_prose_and_nothing_are_not_in_the_format(format_: Format) -> None:
    for text in ("x", "We met on 1 May 2020 - it rained. " * 20, ""):
        reading = read_sample(format_, text)
        assert reading.format != format_.name


@every_format
def test_its_sample_may_be_cut_off_anywhere(format_: Format) -> None:
    # A binary file is opened in a process of its own, which takes a second.
    step = len(format_.sample) // 3 if format_.binary else 1
    for end in range(0, len(format_.sample), step):
        assert_accounted(format_, format_.sample[:end])


@every_format
def test_its_sample_may_be_reversed(format_: Format) -> None:
    parse(format_, format_.sample[::-1])


@every_line_format
def test_the_characters_of_its_sample_may_be_in_reverse_order(format_: Format) -> None:
    assert_accounted(format_, sample_of(format_)[::-1])


@every_text_format
@given(text=st.text(max_size=200))
def test_no_text_makes_it_raise(format_: Format, text: str) -> None:
    parse(format_, text)


@every_text_format
@given(data=st.data())
def test_lines_in_any_order_and_among_others_do_not_make_it_raise(
    format_: Format, data: st.DataObject
) -> None:
    lines = st.sampled_from([*sample_of(format_).split("\n"), *NOISE])
    parse(format_, "\n".join(data.draw(st.lists(lines, max_size=30))))


@every_line_format
@given(data=st.data())
def test_lines_in_any_order_and_among_others_are_each_accounted_for(
    format_: Format, data: st.DataObject
) -> None:
    lines = st.sampled_from([*sample_of(format_).split("\n"), *NOISE])
    assert_accounted(format_, "\n".join(data.draw(st.lists(lines, max_size=30))))


@every_text_format
def test_the_sample_of_any_other_format_does_not_make_it_raise(format_: Format) -> None:
    for other in TEXTS:
        parse(format_, sample_of(other))


@every_list_format
def test_two_samples_in_a_row_have_the_records_of_both(format_: Format) -> None:
    sample = sample_of(format_)
    once = [one for one in parse(format_, sample) if isinstance(one, Record)]
    again = "\n".join(sample.split("\n")[PAGE_LINES.get(format_.name, 0) :])
    twice = [one for one in parse(format_, f"{sample}\n{again}") if isinstance(one, Record)]
    assert [one.title for one in twice] == [one.title for one in once] * 2
    assert [one.entry for one in twice] == list(range(1, len(twice) + 1))


@every_list_format
def test_four_times_the_records_take_four_times_the_steps(format_: Format) -> None:
    sample = f"{sample_of(format_)}\n"
    assert_linear(format_, sample * (LONG // len(sample) + 1))


@pytest.mark.parametrize("unit", HOSTILE)
@every_text_format
def test_four_times_the_hostile_text_takes_four_times_the_steps(format_: Format, unit: str) -> None:
    assert_linear(format_, sample_of(format_) + unit * (LONG // len(unit)))


def test_steps_count_the_lines_that_a_call_executes() -> None:
    def square(count: int) -> None:
        for _ in range(count):
            for _ in range(count):
                pass

    assert count_steps(lambda: square(40)) > 12 * count_steps(lambda: square(10))
