"""Pairs worth comparing: all that are alike, and no more than grow with the records."""

from __future__ import annotations

import time

import numpy as np

from helpers.papers import WORDS, abstract, table
from litboard.matching import match_records
from litboard.matching.blocking import candidate_pairs, copy_pairs
from litboard.matching.minhash import letter_shingles, minhash_bands, word_shingles
from litboard.matching.prepared import prepare_records
from litboard.matching.settings import DEFAULT

# Computed once and written down.
WORD_HASH = 4176110620
LETTER_HASH = 1337721764


def pairs_of(*papers: dict[str, object]) -> set[tuple[int, int]]:
    left, right = candidate_pairs(prepare_records(table(*papers)))
    return set(zip(left.tolist(), right.tolist(), strict=True))


def test_shared_ids_titles_and_abstracts_bring_records_together() -> None:
    one = {"doi": "10.1234/a", "title": "Copper", "abstract": abstract(1)}
    for field in one:
        assert pairs_of({field: one[field]}, {"pmid": "7"}, one) == {(0, 2)}


def test_missing_fields_bring_nothing_together() -> None:
    assert pairs_of({}, {}, {"year": 2019}, {"year": 2019}) == set()


def test_near_abstracts_meet_though_beginning_and_end_differ() -> None:
    met = 0
    for seed in range(20):
        text = abstract(seed, 12)
        words = text.split()
        for place in range(0, len(words), 40):
            words[place] = "changed"
        met += (0, 1) in pairs_of({"abstract": text}, {"abstract": " ".join(words)})
    assert met >= 19


def test_misspelt_titles_meet() -> None:
    title = "Seasonal migration of lantern beetles across meadows"
    wrong = title.replace("Seasonal", "Saesonal")
    assert pairs_of({"title": title}, {"title": wrong}) == {(0, 1)}


def test_a_small_block_is_compared_in_full_and_a_large_one_by_its_neighbours() -> None:
    small = pairs_of(*[{"pmid": "7"}] * DEFAULT.block_limit)
    assert len(small) == DEFAULT.block_limit * (DEFAULT.block_limit - 1) // 2
    large = pairs_of(*[{"pmid": "7"}] * 500)
    assert len(large) == sum(500 - lag for lag in range(1, DEFAULT.block_window + 1))
    assert {(row, row + 1) for row in range(499)} <= large


def test_copies_are_equal_in_all_that_is_compared() -> None:
    one = {"title": "Copper", "year": 2019, "authors": ("Moreau, Léa",)}
    others = [one | {"year": 2020}, one | {"authors": ("Moreau, Luc",)}, one | {"doi": "10.1234/a"}]
    earlier, later = copy_pairs(prepare_records(table(one, *others, one | {"source": "b"}, one)))
    assert list(zip(earlier.tolist(), later.tolist(), strict=True)) == [(0, 4), (4, 5)]


def test_shingles_of_one_text_do_not_reach_into_the_next() -> None:
    hashes, offsets = word_shingles(["a b c d", "a b", "", "b c d"], width=3)
    assert offsets.tolist() == [0, 2, 2, 2, 3]
    assert hashes[1] == hashes[2] != hashes[0]
    letters, offsets = letter_shingles(["abcd", "bcd", "bc"], width=3)
    assert offsets.tolist() == [0, 2, 3, 3]
    assert letters[1] == letters[2] != letters[0]


def test_hashes_are_the_same_in_every_run_and_on_every_machine() -> None:
    hashes, _ = word_shingles(["one two"], width=2)
    letters, _ = letter_shingles(["onetwo"], width=6)
    assert [int(hashes[0]), int(letters[0])] == [WORD_HASH, LETTER_HASH]


def test_bands_collide_as_often_as_the_texts_are_alike() -> None:
    generator = np.random.default_rng(3)
    texts = []
    for _ in range(300):
        words = [f"w{n}" for n in generator.integers(0, 10**9, 120)]
        texts += [" ".join(words[:100]), " ".join(words[20:])]
    keys = minhash_bands(*word_shingles(texts, width=1), bands=9, rows=4)
    met = (keys[:, ::2] == keys[:, 1::2]).any(axis=0).mean()
    alike = 80 / 120
    assert abs(met - (1 - (1 - alike**4) ** 9)) < 0.08


def test_texts_without_shingles_have_no_key() -> None:
    keys = minhash_bands(*word_shingles(["", "one two three four"], width=3), bands=2, rows=2)
    assert (keys[:, 0] == 0).all()
    assert (keys[:, 1] != 0).all()


def test_four_times_the_records_take_nowhere_near_sixteen_times_as_long() -> None:
    def seconds(count: int) -> float:
        papers = [
            {"title": f"{WORDS[n % 24]} {WORDS[n % 23]} {n}", "abstract": abstract(n, 2)}
            for n in range(count)
        ]
        records = table(*papers, *papers[: count // 4])
        started = time.process_time()
        matching = match_records(records)
        assert len(set(matching.work_of)) == count
        return time.process_time() - started

    seconds(100)
    assert seconds(2000) < 10 * max(seconds(500), 0.02)
