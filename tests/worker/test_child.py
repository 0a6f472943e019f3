"""The other process, as the one that starts it sees it: pickles in, pickles out."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from collections.abc import Iterable
from functools import partial

import pytest

from helpers.worker_calls import read_all
from litboard.schema.records import Reading, Source
from litboard.worker import child
from litboard.worker.process import FAILED, Limits, Refusal
from litboard.worker.progress import Progress

SOURCES = [Source("a", b"one"), Source("b", b"two")]


def start(*questions: object) -> tuple[list[object], int]:
    """All answers of a process that was asked these questions, and how it ended."""
    asked = b"".join(map(pickle.dumps, questions))
    done = subprocess.run(
        [sys.executable, "-m", "litboard.worker.child"], input=asked, capture_output=True,
        check=False, timeout=60,
    )  # fmt: skip
    answers, stream = [], io.BytesIO(done.stdout)
    while stream.tell() < len(done.stdout):
        answers.append(pickle.load(stream))  # noqa: S301 -- from our own process
    return answers, done.returncode


def test_a_call_that_cannot_be_read_ends_the_process_without_an_answer() -> None:
    answers, code = start((Limits(), {}))
    assert (answers, code) == ([], FAILED)


def guarded(read: object, refused: dict[int, Refusal]) -> list[Reading]:
    each = child._guard(lambda read, sources: [read(one) for one in sources], Limits(), refused)
    return list(each(read, SOURCES))


@pytest.fixture(autouse=True)
def no_timer(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were set as limits, in place of a timer that would end the tests."""
    seconds: list[float] = []
    monkeypatch.setattr(
        child.faulthandler, "dump_traceback_later", lambda after, **_: seconds.append(after)
    )
    return seconds


def test_a_refused_source_is_a_problem_with_its_code_and_the_others_are_read() -> None:
    refused = {0: Refusal("reading.timed-out", "reading it took too long")}
    first, second = guarded(lambda source: Reading(source.name, "ris"), refused)
    assert [one.code for one in first.problems] == ["reading.timed-out"]
    assert (first.size, second.format, second.problems) == (3, "ris", ())


def test_a_source_that_takes_too_much_memory_is_a_problem() -> None:
    def read(source: Source) -> Reading:
        if source.name == "a":
            raise MemoryError
        return Reading(source.name)

    first, second = guarded(read, {})
    assert [one.code for one in first.problems] == ["reading.out-of-memory"]
    assert second.problems == ()


def test_each_source_has_time_by_its_size_and_what_follows_has_more(no_timer) -> None:
    guarded(lambda source: Reading(source.name), {})
    limits = Limits()
    assert no_timer == [
        limits.seconds_for(3), limits.seconds_for(3), child.AFTERWARDS * limits.seconds_for(6),
    ]  # fmt: skip


def test_the_answers_are_progress_and_at_last_the_result() -> None:
    asked = io.BytesIO(pickle.dumps((Limits(), {})) + pickle.dumps(partial(read_all, SOURCES)))
    given = _Kept()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(child, "_limit_memory", lambda size: None)
        patch.setattr(child, "_end_with", lambda questions: None)
        child._answer(asked, given)
    given.seek(0)
    answers = [pickle.load(given) for _ in range(4)]  # noqa: S301 -- from our own process
    assert [type(one) for one in answers[:3]] == [Progress] * 3
    assert [one.source for one in answers[3][0]] == ["a", "b"]


class _Kept(io.BytesIO):
    """Standard output that can be read afterwards."""


def test_sources_are_read_one_after_the_other() -> None:
    order: list[str] = []

    def each(read: object, sources: Iterable[Source]) -> Iterable[Reading]:
        for source in sources:
            order.append(source.name)
            yield read(source)

    list(child._guard(each, Limits(), {})(lambda source: Reading(source.name), SOURCES))
    assert order == ["a", "b"]
