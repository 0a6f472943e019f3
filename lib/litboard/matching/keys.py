"""Which pairs are worth comparing: records that share a key, found without comparing all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from litboard.matching.fields import Fields, Rows, Texts, objects
from litboard.matching.minhash import Hashes, letter_shingles, minhash_bands, word_shingles

#: In a block of at most this many records all are compared; in a larger one each only with
#: its neighbours in sorted order (Hernández and Stolfo 1995), so that the work stays linear.
FULL_BLOCK = 16
WINDOW = 6

#: Letters that begin a title and are a key, so that a title without its subtitle meets the whole.
TITLE_HEAD = 25

#: The beginning of an abstract, compared by its letters: it is what an abstract cut short has
#: in common with the whole one, and what a text written without spaces can be compared by.
_HEAD_LENGTH, _HEAD_SHINGLE, _HEAD_BANDS, _HEAD_ROWS = 200, 5, 6, 4

#: Abstracts of ratio 95 share about 3 of 4 runs of 3 words: 98 in 100 such pairs meet.
_ABSTRACT_SHINGLE, _ABSTRACT_BANDS, _ABSTRACT_ROWS = 3, 9, 4
#: A misspelt word costs a title 4 to 8 of its runs of 4 letters; at 3 of 4 shared, 95 in 100 meet.
_TITLE_SHINGLE, _TITLE_BANDS, _TITLE_ROWS = 4, 8, 4


def candidate_pairs(fields: Fields) -> tuple[Rows, Rows]:
    """The pairs that share a key: rows (left, right), left < right, each pair once, in order.

    Rows must stand in an order that does not depend on the input (see `canonical_order`),
    as it is the order in which large blocks are walked.
    """
    count = len(fields)
    codes = [np.empty(0, dtype=np.int64)]
    for keys in _keys(fields):
        for left, right in _pair_up(keys):
            codes.append(left * count + right)
        codes = [np.unique(np.concatenate(codes))]
    return codes[0] // max(count, 1), codes[0] % max(count, 1)


def copy_pairs(fields: Fields) -> tuple[Rows, Rows]:
    """Each record and its next copy, where all that is compared is equal: (earlier, later)."""
    table = pd.DataFrame(
        {
            "title": fields.title,
            "abstract": fields.abstract,
            "people": [str(people) for people in fields.people],
            "names": [" ".join(sorted(names)) for names in fields.names],
            "venue": fields.venue,
            "year": np.nan_to_num(fields.year),
            "doi": fields.doi,
            "arxiv_id": fields.arxiv_id,
            "pmid": fields.pmid,
            "preprint": fields.preprint,
        }
    )
    codes = table.groupby(list(table.columns), sort=False).ngroup().to_numpy()
    rows = np.argsort(codes, kind="stable")
    equal = np.flatnonzero(np.diff(codes[rows]) == 0)
    return rows[equal], rows[equal + 1]


def canonical_order(fields: Fields) -> Rows:
    """The rows by title, first author, year, abstract and id: like stands beside like."""
    first_author = [next(iter(people), "") for people in fields.people]
    table = pd.DataFrame(
        {
            "title": fields.title_key,
            "author": first_author,
            "year": np.nan_to_num(fields.year),
            "abstract": fields.abstract,
            "id": fields.id,
        }
    )
    order = table.sort_values(list(table.columns), kind="stable").index
    return order.to_numpy(dtype=np.int64)


def _keys(fields: Fields) -> Iterator[Hashes]:
    """One array of keys after the other: a number a row, 0 for none."""
    for texts in (fields.doi, fields.arxiv_id, fields.pmid, fields.title_key, fields.abstract):
        yield _codes(texts)
    yield _codes(_heads(fields.title_key, TITLE_HEAD))
    yield from minhash_bands(
        *word_shingles(list(fields.abstract), width=_ABSTRACT_SHINGLE),
        bands=_ABSTRACT_BANDS,
        rows=_ABSTRACT_ROWS,
    )
    yield from minhash_bands(
        *letter_shingles([text[:_HEAD_LENGTH] for text in fields.abstract], width=_HEAD_SHINGLE),
        bands=_HEAD_BANDS,
        rows=_HEAD_ROWS,
    )
    yield from minhash_bands(
        *letter_shingles(list(fields.title_key), width=_TITLE_SHINGLE),
        bands=_TITLE_BANDS,
        rows=_TITLE_ROWS,
    )


def _heads(texts: Texts, length: int) -> Texts:
    return objects([text[:length] if len(text) >= length else "" for text in texts])


def _codes(texts: Sequence[str] | Texts) -> Hashes:
    codes, _ = pd.factorize(objects([text or None for text in texts]))
    return (codes + 1).astype(np.uint64)


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
