"""Who waits for many sources is told how far their reading has come."""

from __future__ import annotations

import pytest

from litboard.corpus.ingest import read_each, read_sources
from litboard.schema.records import Source
from litboard.worker import progress
from litboard.worker.progress import Progress, with_progress

SOURCES = [
    Source(f"{name}.txt", f"Abstract:Models {name} read other models again. ".encode() * number)
    for number, name in enumerate("abc", 1)
]
SIZES = [len(source.content) for source in SOURCES]


def test_every_source_is_told_before_it_is_read_and_the_end_after_all() -> None:
    told: list[Progress] = []
    read_sources(SOURCES, each=with_progress(told.append))
    assert [(one.done, one.name) for one in told] == [
        (0, "a.txt"),
        (1, "b.txt"),
        (2, "c.txt"),
        (3, ""),
    ]
    assert {(one.sources, one.bytes) for one in told} == {(3, sum(SIZES))}
    assert [one.bytes_done for one in told] == [0, SIZES[0], sum(SIZES[:2]), sum(SIZES)]
    assert [one.finished for one in told] == [False, False, False, True]


def test_the_share_counts_bytes_and_nothing_is_nothing_done() -> None:
    assert Progress(1, 2, 30, 40).share == 0.75
    assert Progress().share == 0.0
    assert not Progress().finished


def test_a_long_source_is_told_of_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN", 0)
    rows = "".join(f"Paper {number} of things,2020\n" for number in range(8))
    sources = [SOURCES[0], Source("b.csv", f"Title,Year\n{rows}".encode())]
    told: list[Progress] = []
    read_sources(sources, each=with_progress(told.append))
    within = [one for one in told if one.name == "b.csv"]
    shares = [one.bytes_done for one in within]
    assert len(set(shares)) == len(shares) == 9
    assert shares == sorted(shares)
    assert shares[0] == SIZES[0]
    assert shares[-1] <= within[0].bytes
    assert {one.done for one in within} == {1}


def test_nobody_is_told_of_a_source_read_for_somebody_else() -> None:
    told: list[Progress] = []
    read_sources(SOURCES, each=with_progress(told.append))
    count = len(told)
    read_sources(SOURCES)
    assert len(told) == count


def test_watching_changes_nothing_of_what_is_read() -> None:
    watched = read_sources(SOURCES, each=with_progress(lambda one: None))
    assert watched.records.equals(read_sources(SOURCES).records)


def test_sources_looked_at_one_by_one_are_told_of_as_one() -> None:
    told: list[Progress] = []
    stated = read_each(SOURCES, each=with_progress(told.append))
    assert [one.sources["source"].tolist() for one in stated] == [["a.txt"], ["b.txt"], ["c.txt"]]
    assert told[-1] == Progress(3, 3, sum(SIZES), sum(SIZES))
