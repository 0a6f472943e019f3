"""A reading in a process of its own shows progress, can be stopped, and costs nobody else."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import pytest

from helpers.worker_calls import fail, read_all, read_and_hang
from litboard.corpus.corpus import Corpus
from litboard.corpus.loading import load
from litboard.schema.records import Reading, Source
from litboard.worker import process
from litboard.worker.process import BackgroundTask, Limits, ReadingStoppedError

#: Nothing here takes a millisecond, or else it takes a minute.
QUICK = Limits(seconds=0.6)
PATIENCE = 60


def sources(*contents: str) -> list[Source]:
    return [Source(f"{number} {one}", one.encode()) for number, one in enumerate(contents, 1)]


def read(*contents: str, limits: Limits = QUICK) -> list[Reading]:
    return BackgroundTask(partial(read_all, sources(*contents)), limits=limits).result()


def reasons(readings: list[Reading]) -> dict[str, str]:
    return {one.source: problem.reason for one in readings for problem in one.problems}


def test_a_corpus_read_apart_is_the_same_corpus(seeds: Corpus, copied_seeds: Path) -> None:
    corpus = BackgroundTask(partial(load, copied_seeds)).result()
    assert corpus.works.equals(seeds.works)
    assert corpus.problems.equals(seeds.problems)


def test_the_progress_ends_with_all_sources_and_bytes() -> None:
    job = BackgroundTask(partial(read_all, sources("one", "talks", "three")))
    assert [one.source for one in job.result()] == ["1 one", "2 talks", "3 three"]
    assert job.ended
    assert job.progress.finished
    assert job.progress.bytes_done == job.progress.bytes == 13


def test_a_source_that_takes_too_long_is_a_problem_and_the_others_are_read() -> None:
    readings = read("one", "slow", "three")
    assert [one.source for one in readings] == ["1 one", "2 slow", "3 three"]
    assert reasons(readings) == {"2 slow": "reading it took too long"}
    assert all(problem.remedy for one in readings for problem in one.problems)


def test_a_source_that_ends_the_process_is_a_problem_and_the_others_are_read() -> None:
    readings = read("dies", "two", "dies")
    assert set(reasons(readings)) == {"1 dies", "3 dies"}
    assert "memory" in reasons(readings)["1 dies"]


def test_a_source_that_takes_all_memory_is_a_problem_and_the_others_are_read() -> None:
    assert set(reasons(read("greedy", "two"))) == {"1 greedy"}


def test_after_many_that_had_to_be_stopped_the_rest_is_told_and_not_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "MOST_REFUSED", 2)
    told = reasons(read("dies", "dies", "three", "dies"))
    assert list(told) == ["1 dies", "2 dies", "3 three", "4 dies"]
    assert "not tried" in told["3 three"]


def test_a_large_source_has_more_time() -> None:
    limits = Limits(seconds=10, bytes_a_second=100)
    assert limits.seconds_for(0) == 10
    assert limits.seconds_for(1000) == 20


def test_a_reading_that_is_stopped_gives_nothing_and_ends_at_once() -> None:
    job = BackgroundTask(partial(read_all, sources("one", "slow")))
    while job.progress.done < 1:
        time.sleep(0.01)
    assert job.progress.name == "2 slow"
    job.stop()
    assert job.wait(PATIENCE)
    with pytest.raises(ReadingStoppedError, match="was stopped"):
        job.result()


def test_what_comes_after_the_reading_ends_in_time_too() -> None:
    job = BackgroundTask(partial(read_and_hang, sources("one")), limits=Limits(seconds=0.03))
    with pytest.raises(ReadingStoppedError, match="too long"):
        job.result()


def test_a_call_that_fails_is_an_error_and_no_wait() -> None:
    with pytest.raises(ReadingStoppedError, match="failed"):
        BackgroundTask(fail).result()


def test_a_call_that_cannot_be_sent_is_an_error_and_no_wait() -> None:
    with pytest.raises((AttributeError, TypeError)):
        BackgroundTask(lambda each: None).result()


def test_so_many_go_on_at_once_and_one_that_waits_can_be_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = [BackgroundTask(partial(read_all, sources("slow"))) for _ in range(process.MOST_AT_ONCE)]
    while any(one.waiting for one in slow):
        time.sleep(0.01)
    third = BackgroundTask(partial(read_all, sources("one")))
    assert not third.wait(0.3)
    assert third.waiting
    fourth = BackgroundTask(partial(read_all, sources("one")))
    fourth.stop()
    with pytest.raises(ReadingStoppedError):
        fourth.result()
    for one in slow:
        one.stop()
    assert len(third.result()) == 1
