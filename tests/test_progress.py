"""Who waits for many sources is told how far their reading has come."""

from __future__ import annotations

from litboard.progress import Progress, telling
from litboard.records import Source
from litboard.stated import read_each, read_sources

SOURCES = [
    Source(f"{name}.txt", f"Abstract:Models {name} read other models again. ".encode() * number)
    for number, name in enumerate("abc", 1)
]
SIZES = [len(source.content) for source in SOURCES]


def test_every_source_is_told_before_it_is_read_and_the_end_after_all() -> None:
    told: list[Progress] = []
    read_sources(SOURCES, each=telling(told.append))
    assert [(one.done, one.name) for one in told] == [
        (0, "a.txt"), (1, "b.txt"), (2, "c.txt"), (3, ""),
    ]  # fmt: skip
    assert {(one.sources, one.bytes) for one in told} == {(3, sum(SIZES))}
    assert [one.bytes_done for one in told] == [0, SIZES[0], sum(SIZES[:2]), sum(SIZES)]
    assert [one.finished for one in told] == [False, False, False, True]


def test_the_share_counts_bytes_and_nothing_is_nothing_done() -> None:
    assert Progress(1, 2, 30, 40).share == 0.75
    assert Progress().share == 0.0
    assert not Progress().finished


def test_watching_changes_nothing_of_what_is_read() -> None:
    watched = read_sources(SOURCES, each=telling(lambda progress: None))
    assert watched.records.equals(read_sources(SOURCES).records)


def test_sources_looked_at_one_by_one_are_told_of_as_one() -> None:
    told: list[Progress] = []
    stated = read_each(SOURCES, each=telling(told.append))
    assert [one.sources["source"].tolist() for one in stated] == [["a.txt"], ["b.txt"], ["c.txt"]]
    assert told[-1] == Progress(3, 3, sum(SIZES), sum(SIZES))
