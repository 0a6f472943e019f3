"""What every format promises, to be tested against each of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Any

from litboard.readers.format import Format, Parsed, Text
from litboard.schema.records import Problem, Severity

#: Characters of a hostile text, so that what takes exponential time would never end.
LETTERS = 80_000
#: The sizes whose steps are compared, in characters.
SHORT, LONG = 2_000, 8_000
#: Four times the text may take so many times the steps: quadratic code takes 16 times as many.
MOST_STEPS = 6
#: Steps that a format may take for any text, however short.
FIXED_STEPS = 2_000
#: Characters around a line that are no text.
AROUND = " \t\xa0\u200b\u2009\ufeff"


def text_of(format_: Format, content: str | bytes) -> Text:
    """Content as a format is given it."""
    if format_.binary:
        return Text(content=content if isinstance(content, bytes) else content.encode())
    return Text(content if isinstance(content, str) else content.decode())


def parse(format_: Format, content: str | bytes) -> list[Parsed]:
    """What a format makes of any content, whoever would have claimed it. It must not raise."""
    text = text_of(format_, content)
    assert 0 <= format_.detect(text) <= 1
    assert isinstance(format_.preview("x", text), list)
    return list(format_.read("x", text))


def count_steps(call: Callable[[], Any]) -> int:
    """How many lines of Python a call executes: the same number on every machine.

    What one line does inside C (a search by a pattern, say) counts as one step.
    """
    steps = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return steps


def assert_linear(format_: Format, text: str) -> None:
    """The steps for a text grow in proportion to it, and the whole of it is read to its end.

    Beginnings of `SHORT` and `LONG` characters are compared.
    """
    parse(format_, text)
    short, long = (count_steps(lambda end=end: parse(format_, text[:end])) for end in (SHORT, LONG))
    assert long <= MOST_STEPS * short + FIXED_STEPS


def assert_accounted(format_: Format, content: str | bytes) -> None:
    """Every line that is not blank is in one record, loss, label or structure.

    Where a file may be on one line, several records may share a line.
    """
    claims = Counter(_claimed(parse(format_, content)))
    for line in text_of(format_, content).lines:
        if not format_.structure.fullmatch(line.text.strip(AROUND)):
            claimed = claims[line.number]
            assert claimed == 1 or (format_.long_lines and claimed), (claimed, line)


def _claimed(parsed: Iterable[Parsed]) -> Iterable[int]:
    """The lines that records, losses, labels and structure cover; twice where two do."""
    for one in parsed:
        if not (isinstance(one, Problem) and one.severity is Severity.CHECK):
            yield from range(one.lines[0], one.lines[1] + 1)
