"""Which pairs are worth comparing: records that share a key, found without comparing all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from litboard.matching.minhash import Hashes, letter_shingles, minhash_bands, word_shingles
from litboard.matching.prepared import PreparedRecords, objects
from litboard.typing import Rows, Texts

#: In a block of at most this many records all are compared; in a larger one each only with
#: its neighbours in sorted order (Hernández and Stolfo 1995), so that the work stays linear.
FULL_BLOCK = 16
WINDOW = 6

#: Letters that begin a title and are a key, so that a title without its subtitle meets the whole.
TITLE_HEAD = 25

#: Letters that begin a title and, on the same pages of the same year, are enough.
OPENING_LETTERS = 5

#: The beginning of an abstract, compared by its letters: it is what an abstract cut short has
#: in common with the whole one, and what a text written without spaces can be compared by.
HEAD_LENGTH = 200
_HEAD_SHINGLE, _HEAD_BANDS, _HEAD_ROWS = 5, 6, 4

#: Abstracts of ratio 95 share about 3 of 4 runs of 3 words: 98 in 100 such pairs meet.
_ABSTRACT_SHINGLE, _ABSTRACT_BANDS, _ABSTRACT_ROWS = 3, 9, 4
#: A misspelt word costs a title 4 to 8 of its runs of 4 letters; at 3 of 4 shared, 95 in 100 meet.
_TITLE_SHINGLE, _TITLE_BANDS, _TITLE_ROWS = 4, 8, 4


#: Texts whose shingles are in memory together, few enough for the processor's cache, and pairs
#: that may wait to be counted once.
_PART = 5_000
_WAITING = 20_000_000


def candidate_pairs(fields: PreparedRecords) -> tuple[Rows, Rows]:
    """The pairs that share a key: rows (left, right), left < right, each pair once, in order.

    Rows must stand in an order that does not depend on the input (see `canonical_order`),
    as it is the order in which large blocks are walked.
    """
    count = len(fields)
    codes, waiting = [_neighbours(fields)], 0
    for keys in _keys(fields):
        for left, right in _pair_up(keys):
            codes.append(left * count + right)
            waiting += len(left)
        if waiting > _WAITING:
            codes, waiting = [np.unique(np.concatenate(codes))], 0
    told = np.unique(np.concatenate(codes))
    return told // max(count, 1), told % max(count, 1)


def _neighbours(fields: PreparedRecords) -> Rows:
    """Each titled row with the next one: misspelt towards its end, a title stands beside itself."""
    titled = fields.title_key != ""
    rows = np.flatnonzero(titled[:-1] & titled[1:])
    return rows * len(fields) + rows + 1


def copy_pairs(fields: PreparedRecords) -> tuple[Rows, Rows]:
    """Each record and its next copy, where all that is compared is equal: (earlier, later)."""
    numbers = (fields.year, fields.volume, fields.issue, fields.first_page, fields.last_page)
    columns = [
        fields.title, fields.abstract, fields.authors, fields.venue, fields.doi, fields.arxiv_id,
        fields.pmid, fields.preprint, fields.supplement, fields.article,
        *(np.nan_to_num(number, nan=-1.0) for number in numbers),
    ]  # fmt: skip
    told = zip(*(column.tolist() for column in columns), strict=True)
    # Equal hashes are only candidates: the rules look at each pair.
    codes = np.fromiter(map(hash, told), np.int64, len(fields))
    rows = np.argsort(codes, kind="stable")
    equal = np.flatnonzero(np.diff(codes[rows]) == 0)
    return rows[equal], rows[equal + 1]


def canonical_order(fields: PreparedRecords) -> Rows:
    """The rows by title, authors, year, abstract and id: like stands beside like."""
    table = pa.table(
        {
            "title": pa.array(fields.title_key, pa.large_string()),
            "authors": pa.array(fields.authors, pa.large_string()),
            "year": np.nan_to_num(fields.year),
            "abstract": pa.array(_beginnings(fields.abstract, HEAD_LENGTH), pa.large_string()),
            "id": pa.array(fields.id, pa.large_string()),
        }
    )
    keys = [(name, "ascending") for name in table.column_names]
    return np.asarray(pc.sort_indices(table, sort_keys=keys), dtype=np.int64)


def _keys(fields: PreparedRecords) -> Iterator[Hashes]:
    """One array of keys after the other: a number a row, 0 for none."""
    for texts in (fields.doi, fields.arxiv_id, fields.pmid, fields.title_key, fields.abstract):
        yield _codes(texts)
    yield _codes(objects(_second_keys(fields)))
    yield _codes(title_heads(fields))
    yield _codes(objects([text[-TITLE_HEAD:] for text in fields.title_key]))
    yield from _place_codes(fields)
    for keys in (_abstract_bands, _head_bands, _title_bands):
        yield from keys(fields)


def _abstract_bands(fields: PreparedRecords) -> Hashes:
    return _by_parts(
        fields.abstract,
        lambda texts: minhash_bands(
            *word_shingles(texts, width=_ABSTRACT_SHINGLE),
            bands=_ABSTRACT_BANDS,
            rows=_ABSTRACT_ROWS,
        ),
    )


def _head_bands(fields: PreparedRecords) -> Hashes:
    return _by_parts(
        _beginnings(fields.abstract, HEAD_LENGTH),
        lambda texts: minhash_bands(
            *letter_shingles(texts, width=_HEAD_SHINGLE), bands=_HEAD_BANDS, rows=_HEAD_ROWS
        ),
    )


def _title_bands(fields: PreparedRecords) -> Hashes:
    return _by_parts(
        fields.title_key,
        lambda texts: minhash_bands(
            *letter_shingles(texts, width=_TITLE_SHINGLE), bands=_TITLE_BANDS, rows=_TITLE_ROWS
        ),
    )


def _by_parts(texts: Texts, bands: Callable[[list[str]], Hashes]) -> Hashes:
    """Keys of many texts, some at a time: their shingles take far more memory than they do."""
    parts = [bands(list(texts[at : at + _PART])) for at in range(0, max(len(texts), 1), _PART)]
    return np.concatenate(parts, axis=1)


def _place_codes(fields: PreparedRecords) -> Iterator[Hashes]:
    """Where papers are printed: a translated title leaves nothing else in common.

    First page and volume alone would bring thousands together by chance.
    """
    opening = [title[:OPENING_LETTERS] for title in fields.title_key]
    columns = (fields.volume, fields.first_page, fields.last_page, fields.year)
    volume, first, last, year = (np.nan_to_num(column).tolist() for column in columns)
    for parts in ((volume, first, last), (volume, first, year), (first, last, year, opening)):
        codes = (hash(place) if all(place) else 0 for place in zip(*parts, strict=True))
        yield np.fromiter(codes, np.int64, len(fields)).astype(np.uint64)


def _second_keys(fields: PreparedRecords) -> list[str]:
    """The second title of a record that gives two, and the only one of others."""
    told = zip(fields.second_title, fields.title_key, strict=True)
    return [second.replace(" ", "") or title for second, title in told]


def title_heads(fields: PreparedRecords) -> Texts:
    """The letters that begin each title; "" where it has no more of them."""
    return objects(
        [text[:TITLE_HEAD] if len(text) >= TITLE_HEAD else "" for text in fields.title_key]
    )


def _beginnings(texts: Texts, length: int) -> Texts:
    return objects([text[:length] for text in texts])


def _codes(texts: Texts) -> Hashes:
    # Only equality counts, so that Python's own hashes, which differ between runs, will do.
    codes = (hash(text) if text else 0 for text in texts)
    return np.fromiter(codes, np.int64, len(texts)).astype(np.uint64)


def _pair_up(keys: Hashes) -> Iterator[tuple[Rows, Rows]]:
    """Pairs of rows with equal keys: all of a small block, neighbours in a large one."""
    rows = np.flatnonzero(keys)
    rows = rows[np.argsort(keys[rows], kind="stable")]
    blocks = keys[rows]
    edges = np.flatnonzero(np.diff(blocks)) + 1
    sizes = np.diff(np.concatenate(([0], edges, [len(rows)])))
    reach = np.repeat(np.where(sizes <= FULL_BLOCK, FULL_BLOCK, WINDOW), sizes)
    for lag in range(1, FULL_BLOCK):
        together = np.flatnonzero((blocks[:-lag] == blocks[lag:]) & (reach[lag:] >= lag))
        if not len(together):
            return
        # Rows of a block stand in ascending order, as the sort is stable.
        yield rows[together], rows[together + lag]
