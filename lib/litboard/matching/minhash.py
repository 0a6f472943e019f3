"""MinHash signatures: short keys of sets of shingles that similar sets share (Broder 1997)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Hashes = npt.NDArray[np.uint64]
#: Half a hash distinguishes shingles well enough and takes half the time.
Shingles = npt.NDArray[np.uint32]
Offsets = npt.NDArray[np.int64]

#: Any odd number spreads bits; this one is 2**64 divided by the golden ratio (Knuth, TAOCP 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SEED = 20240229
_HALF = np.uint64(32)


def word_shingles(texts: Sequence[str], *, width: int) -> tuple[Shingles, Offsets]:
    """A hash for every run of `width` words, all texts end to end, and where each text begins.

    A text of fewer words has none. Hashes are the same in every run and on every machine.
    """
    split = pc.split_pattern(pa.array(texts, pa.large_string()), " ")
    words = pc.list_flatten(split).dictionary_encode()
    hashes = _hash_words(words.dictionary.to_pylist())
    counts = np.asarray(pc.list_value_length(split), dtype=np.int64)
    return _shingles(hashes[np.asarray(words.indices)], counts, width)


def _hash_words(words: Sequence[str]) -> Hashes:
    """A hash for each word: the sum of its letters, each mixed with its position."""
    letters, counts = _letters_of(words)
    starts = np.cumsum(counts) - counts
    places = np.arange(len(letters)) - np.repeat(starts, counts)
    sums = np.zeros(len(words), dtype=np.uint64)
    filled = np.flatnonzero(counts)
    if len(filled):
        spread = _mix(letters + (places.astype(np.uint64) << _HALF))
        sums[filled] = np.add.reduceat(spread, starts[filled])
    return _mix(sums + counts.astype(np.uint64))


def _letters_of(texts: Sequence[str]) -> tuple[Hashes, Offsets]:
    """The letters of texts end to end, each as a number from 1, and how many each text has."""
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "replace"), dtype=np.uint32)
    counts = np.fromiter(map(len, texts), np.int64, len(texts))
    return letters.astype(np.uint64) + np.uint64(1), counts


def letter_shingles(texts: Sequence[str], *, width: int) -> tuple[Shingles, Offsets]:
    """A hash for every run of `width` letters, all texts end to end, and where each begins."""
    letters, counts = _letters_of(texts)
    return _shingles(_mix(letters), counts, width)


def _mix(values: Hashes) -> Hashes:
    """Spread every bit over the whole number (the finisher of Stafford's variant 13)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _shingles(tokens: Hashes, counts: Offsets, width: int) -> tuple[Shingles, Offsets]:
    length = max(len(tokens) - width + 1, 0)
    run = np.zeros(length, dtype=np.uint64)
    for step in range(width):
        run = _mix(run * _SPREAD + tokens[step : step + length])
    # A run that begins near the end of a text would reach into the next one.
    ends = np.repeat(np.cumsum(counts), counts)[:length]
    inside = np.arange(length) + width <= ends
    kept = np.maximum(counts - width + 1, 0)
    offsets = np.concatenate(([0], np.cumsum(kept)))
    return (run[inside] >> _HALF).astype(np.uint32), offsets.astype(np.int64)


def minhash_bands(shingles: Shingles, offsets: Offsets, *, bands: int, rows: int) -> Hashes:
    """A key a band and text, an array (bands, texts); 0 for a text without shingles.

    Two texts that share a part j of their shingles share some band with probability
    1 - (1 - j**rows)**bands (Leskovec, Rajaraman and Ullman, ch. 3).
    """
    count = len(offsets) - 1
    keys = np.zeros((bands, count), dtype=np.uint64)
    filled = np.flatnonzero(np.diff(offsets))
    if not len(filled):
        return keys
    generator = np.random.Generator(np.random.PCG64(_SEED))
    factors = generator.integers(1, 2**31, (bands, rows), dtype=np.uint32) * np.uint32(2)
    factors += np.uint32(1)
    starts = offsets[:-1][filled]
    for band in range(bands):
        key = np.full(len(filled), np.uint64(band + 1))
        for factor in factors[band]:
            # A product by an odd number is a fair enough permutation of hashes.
            least = np.minimum.reduceat(shingles * factor, starts)
            key = _mix(key * _SPREAD + least)
        keys[band, filled] = key | np.uint64(1)
    return keys
