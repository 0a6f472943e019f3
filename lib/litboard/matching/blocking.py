"""Blocking: candidate pairs share a blocking key, so that not all pairs need be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from litboard.matching.minhash import Hashes, letter_shingles, minhash_bands, word_shingles
from litboard.matching.prepared import PreparedRecords, as_objects
from litboard.matching.settings import DEFAULT, MatchSettings
from litboard.typing import Rows, Texts

#: First letters of a title that are a blocking key: a title without its subtitle meets the whole.
TITLE_HEAD = 25

#: First letters of a title that, with the same pages and year, are a blocking key.
OPENING_LETTERS = 5

#: First letters of an abstract, compared by runs of letters: a truncated abstract shares them
#: with the whole one, and a text written without spaces has no words to compare.
HEAD_LENGTH = 200
_HEAD_SHINGLE, _HEAD_BANDS, _HEAD_ROWS = 5, 6, 4

#: Abstracts with a ratio of 95 share about 3 of 4 runs of 3 words: 98 % of such pairs share a band.
_ABSTRACT_SHINGLE, _ABSTRACT_BANDS, _ABSTRACT_ROWS = 3, 9, 4
#: A misspelt word changes 4 to 8 of the runs of 4 letters of a title; where 3 of 4 runs are shared,
#: 95 % of the pairs share a band.
_TITLE_SHINGLE, _TITLE_BANDS, _TITLE_ROWS = 4, 8, 4


#: Texts whose shingles are in memory together: few enough for the processor's cache.
_PART = 5_000
#: Pairs held in memory before duplicates are removed.
_WAITING = 20_000_000


def candidate_pairs(
    records: PreparedRecords, settings: MatchSettings = DEFAULT
) -> tuple[Rows, Rows]:
    """The pairs that share a blocking key: rows (left, right), left < right, each once, sorted.

    Rows must be in an order that does not depend on the input (see `canonical_order`): large
    blocks are walked in that order.
    """
    count = len(records)
    codes, waiting = [_neighbours(records)], 0
    for keys in _blocking_keys(records):
        for left, right in _pair_up(keys, settings.block_limit, settings.block_window):
            codes.append(left * count + right)
            waiting += len(left)
        if waiting > _WAITING:
            codes, waiting = [np.unique(np.concatenate(codes))], 0
    pairs = np.unique(np.concatenate(codes))
    return pairs // max(count, 1), pairs % max(count, 1)


def _neighbours(records: PreparedRecords) -> Rows:
    """Each titled row with the next: in sorted order a late misspelling is next to its title."""
    titled = records.title_key != ""
    rows = np.flatnonzero(titled[:-1] & titled[1:])
    return rows * len(records) + rows + 1


def copy_pairs(records: PreparedRecords) -> tuple[Rows, Rows]:
    """Each record and its next copy, all compared fields being equal: rows (earlier, later)."""
    numbers = (records.year, records.volume, records.issue, records.first_page, records.last_page)
    columns = [
        records.title, records.abstract, records.authors, records.venue, records.doi,
        records.arxiv_id, records.pmid, records.preprint, records.supplement, records.article,
        *(np.nan_to_num(number, nan=-1.0) for number in numbers),
    ]  # fmt: skip
    values = zip(*(column.tolist() for column in columns), strict=True)
    # Equal hashes are only candidates: the rules judge each pair.
    codes = np.fromiter(map(hash, values), np.int64, len(records))
    rows = np.argsort(codes, kind="stable")
    equal = np.flatnonzero(np.diff(codes[rows]) == 0)
    return rows[equal], rows[equal + 1]


def canonical_order(records: PreparedRecords) -> Rows:
    """The rows sorted by title, authors, year, abstract and id: similar rows are neighbours."""
    table = pa.table(
        {
            "title": pa.array(records.title_key, pa.large_string()),
            "authors": pa.array(records.authors, pa.large_string()),
            "year": np.nan_to_num(records.year),
            "abstract": pa.array(_beginnings(records.abstract, HEAD_LENGTH), pa.large_string()),
            "id": pa.array(records.id, pa.large_string()),
        }
    )
    by = [(name, "ascending") for name in table.column_names]
    return np.asarray(pc.sort_indices(table, sort_keys=by), dtype=np.int64)


def _blocking_keys(records: PreparedRecords) -> Iterator[Hashes]:
    """Arrays of blocking keys, one after the other: a number for each row, 0 for none."""
    for texts in (records.doi, records.arxiv_id, records.pmid, records.title_key, records.abstract):
        yield _codes(texts)
    yield _codes(as_objects(_second_keys(records)))
    yield _codes(title_heads(records))
    yield _codes(as_objects([text[-TITLE_HEAD:] for text in records.title_key]))
    yield from _page_codes(records)
    for bands in (_abstract_bands, _head_bands, _title_bands):
        yield from bands(records)


def _abstract_bands(records: PreparedRecords) -> Hashes:
    return _by_parts(
        records.abstract,
        lambda texts: minhash_bands(
            *word_shingles(texts, width=_ABSTRACT_SHINGLE),
            bands=_ABSTRACT_BANDS,
            rows=_ABSTRACT_ROWS,
        ),
    )


def _head_bands(records: PreparedRecords) -> Hashes:
    return _by_parts(
        _beginnings(records.abstract, HEAD_LENGTH),
        lambda texts: minhash_bands(
            *letter_shingles(texts, width=_HEAD_SHINGLE), bands=_HEAD_BANDS, rows=_HEAD_ROWS
        ),
    )


def _title_bands(records: PreparedRecords) -> Hashes:
    return _by_parts(
        records.title_key,
        lambda texts: minhash_bands(
            *letter_shingles(texts, width=_TITLE_SHINGLE), bands=_TITLE_BANDS, rows=_TITLE_ROWS
        ),
    )


def _by_parts(texts: Texts, bands: Callable[[list[str]], Hashes]) -> Hashes:
    """Keys of many texts, part by part: shingles take far more memory than their texts."""
    parts = [bands(list(texts[at : at + _PART])) for at in range(0, max(len(texts), 1), _PART)]
    return np.concatenate(parts, axis=1)


def _page_codes(records: PreparedRecords) -> Iterator[Hashes]:
    """Keys of volume, pages and year, which a paper shares with its translated title.

    First page and volume alone would pair thousands of records by chance.
    """
    opening = [title[:OPENING_LETTERS] for title in records.title_key]
    columns = (records.volume, records.first_page, records.last_page, records.year)
    volume, first, last, year = (np.nan_to_num(column).tolist() for column in columns)
    for parts in ((volume, first, last), (volume, first, year), (first, last, year, opening)):
        codes = (hash(key) if all(key) else 0 for key in zip(*parts, strict=True))
        yield np.fromiter(codes, np.int64, len(records)).astype(np.uint64)


def _second_keys(records: PreparedRecords) -> list[str]:
    """The second title of a record that gives two, and the only one of others."""
    titles = zip(records.second_title, records.title_key, strict=True)
    return [second.replace(" ", "") or title for second, title in titles]


def title_heads(records: PreparedRecords) -> Texts:
    """The first letters of each title; "" for a shorter title."""
    return as_objects(
        [text[:TITLE_HEAD] if len(text) >= TITLE_HEAD else "" for text in records.title_key]
    )


def _beginnings(texts: Texts, length: int) -> Texts:
    return as_objects([text[:length] for text in texts])


def _codes(texts: Texts) -> Hashes:
    # Only equality counts, so Python's own hashes suffice although they differ between runs.
    codes = (hash(text) if text else 0 for text in texts)
    return np.fromiter(codes, np.int64, len(texts)).astype(np.uint64)


def _pair_up(keys: Hashes, block_limit: int, window: int) -> Iterator[tuple[Rows, Rows]]:
    """Pairs of rows with equal keys: all of a small block, neighbours in a large one."""
    rows = np.flatnonzero(keys)
    rows = rows[np.argsort(keys[rows], kind="stable")]
    blocks = keys[rows]
    edges = np.flatnonzero(np.diff(blocks)) + 1
    sizes = np.diff(np.concatenate(([0], edges, [len(rows)])))
    reach = np.repeat(np.where(sizes <= block_limit, block_limit, window), sizes)
    for lag in range(1, max(block_limit, window + 1)):
        together = np.flatnonzero((blocks[:-lag] == blocks[lag:]) & (reach[lag:] >= lag))
        if not len(together):
            return
        # Rows of a block are in ascending order, as the sort is stable.
        yield rows[together], rows[together + lag]
