"""MinHash: shingles of one text each, stable hashes, and bands that collide as predicted."""

from __future__ import annotations

import numpy as np

from litboard.matching.minhash import letter_shingles, minhash_bands, word_shingles

# Computed once and written down.
WORD_HASH = 4176110620
LETTER_HASH = 1337721764


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
