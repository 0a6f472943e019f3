from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from helpers.works import planted_works, works_table
from litboard.analyses import Terms, Topics, key_terms, topics
from litboard.analyses.disk_cache import (
    FOLDER,
    MANIFEST,
    MOST_STORED,
    cache_key,
    cached,
    read_cached,
    write_cached,
)
from litboard.annotations.term_edits import TermEdit

WORKS, _ = planted_works(each=5)
TERMS = key_terms(WORKS)
TOPICS = topics(WORKS, count=3, terms=TERMS)


def key_of(number: int) -> str:
    return f"{number:032x}"


def store(home: Path, topic: Topics = TOPICS, *, number: int = 1, slow: float = 0) -> Topics:
    return cached(lambda: topic, Topics, home=home, name="topics", key=key_of(number), slow=slow)


def stored_folders(home: Path) -> list[str]:
    return sorted(path.name for path in (home / FOLDER).iterdir())


def test_stored_terms_and_topics_are_read_as_they_were_written(tmp_path: Path):
    assert write_cached(tmp_path / "k" / "terms", TERMS)
    assert write_cached(tmp_path / "k" / "topics", TOPICS)
    terms, found = (
        read_cached(tmp_path / "k" / "terms", Terms),
        read_cached(tmp_path / "k" / "topics", Topics),
    )
    assert terms is not None
    assert found is not None
    pd.testing.assert_frame_equal(terms.table, TERMS.table)
    for one, other in ((terms.weights, TERMS.weights), (terms.counts, TERMS.counts)):
        assert (one != other).nnz == 0
        assert one.dtype == other.dtype
    assert terms.of_work("w001").equals(TERMS.of_work("w001"))
    for name in ("table", "weights", "assignments", "curve"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(TOPICS, name))
    assert np.array_equal(found.mix, TOPICS.mix)
    assert found.count == TOPICS.count


def test_the_topics_of_no_works_can_be_stored_too(tmp_path: Path):
    nothing = works_table([])
    terms = key_terms(nothing)
    empty = topics(nothing, terms=terms)
    assert write_cached(tmp_path / "k" / "topics", empty)
    found = read_cached(tmp_path / "k" / "topics", Topics)
    assert found is not None
    assert found.mix.shape == empty.mix.shape


def test_a_stored_result_is_not_computed_again(tmp_path: Path):
    store(tmp_path)

    def never() -> Topics:
        raise AssertionError("made again")

    again = cached(never, Topics, home=tmp_path, name="topics", key=key_of(1))
    assert np.array_equal(again.mix, TOPICS.mix)


def test_a_result_that_took_little_time_is_not_stored(tmp_path: Path):
    store(tmp_path, slow=60)
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize("name", [MANIFEST, "mix.parquet", "table.parquet"])
@pytest.mark.parametrize("content", [b"", b"{}", b"PAR1 no more", None])
def test_a_damaged_result_is_computed_again(tmp_path: Path, name: str, content: bytes | None):
    store(tmp_path)
    file = tmp_path / FOLDER / f"topics-{key_of(1)}" / name
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    assert store(tmp_path) is TOPICS


def test_without_a_folder_to_write_to_results_are_computed_each_time(tmp_path: Path):
    (tmp_path / FOLDER).write_text("a file, and no folder")
    assert store(tmp_path) is TOPICS
    assert cached(lambda: TOPICS, Topics, home=None, name="topics", key="x") is TOPICS
    assert not write_cached(tmp_path / "no" / "such" / "folder", TOPICS)


def test_only_the_latest_results_stay_and_other_folders_are_not_removed(tmp_path: Path):
    (tmp_path / FOLDER / "topics-mine").mkdir(parents=True)
    for number in range(MOST_STORED + 2):
        store(tmp_path, number=number)
        folder = tmp_path / FOLDER / f"topics-{key_of(number)}"
        os.utime(folder, (number, number))
    latest = [f"topics-{key_of(number)}" for number in range(2, MOST_STORED + 2)]
    assert stored_folders(tmp_path) == [*latest, "topics-mine"]


def test_a_key_differs_with_texts_edits_and_options_and_not_with_anything_else():
    other = WORKS.assign(abstract=["Another text.", *WORKS["abstract"].iloc[1:]])
    keys = [
        cache_key(WORKS, ()),
        cache_key(other, ()),
        cache_key(WORKS, (), count=3),
        cache_key(WORKS, (), count=4),
        cache_key(WORKS, (TermEdit("ban", "dark matter"),)),
        cache_key(WORKS.iloc[::-1], ()),
        cache_key(WORKS.head(3), ()),
    ]
    assert len(set(keys)) == len(keys)
    assert cache_key(WORKS.copy(), ()) == keys[0]
    assert cache_key(WORKS.assign(year=2020), ()) == keys[0]
