"""Works on a map: near to each other where they are near in the space topics are sought in.

The axes of a map mean nothing, only nearness does, and two dimensions cannot keep all of it. So a
map says how much it keeps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from litboard.analyses.topics.single_thread import one_thread
from litboard.analyses.topics.topics import Topics
from litboard.analyses.topics.vectors import SEED
from litboard.typing import Floats, Longs, Singles

#: Neighbours that pull at a work, as t-SNE counts them; among few works a part of them.
PERPLEXITY, PERPLEXITY_SHARE = 30.0, 0.4

#: Fewer works have no neighbourhoods to keep: their two main directions will do.
FEWEST = 5

#: So many works are laid out; more would take minutes, and are placed among these.
MOST_LANDMARKS = 3000

#: Steps of the layout; the neighbourhoods stay after some 300.
STEPS = 400

#: The start: small, or works that begin far from their neighbours never get there.
START = 1e-4

#: Nearest landmarks by which any other work is placed.
GUIDES = 5

#: Neighbours looked at to say how much is kept, and of how many works.
NEAREST, SAMPLE = 10, 2000

#: Works at a time, so that memory stays small: placed, and compared with all others.
ROWS, COMPARED = 500, 100


class Kept(NamedTuple):
    """How much of the neighbourhoods a map keeps.

    `trustworthiness` (0 to 1): 1 where no work is shown near another that is not (Venna & Kaski
    2001). `share`: the part of each work's `nearest` works that are among so many nearest on the
    map, `chance` the part that would be if works lay anywhere. Missing for fewer than 5 works.
    """

    trustworthiness: float
    share: float
    chance: float
    nearest: int

    def sentence(self) -> str:
        """How far to believe the map, in plain words."""
        if not self.nearest:
            return "With so few works a map keeps no neighbourhoods to speak of."
        those = f"{self.nearest} nearest works" if self.nearest > 1 else "nearest work"
        chance = "under 1 %" if self.chance < 0.01 else f"{self.chance:.0%}".replace("%", " %")
        return (
            f"Of each work's {those}, {100 * self.share:.0f} % are also nearest on the map "
            f"(by chance {chance}); trustworthiness {self.trustworthiness:.2f} of 1."
        )


@dataclass(frozen=True, eq=False)
class WorkMap:
    """A place on the map for each work.

    `table`: `id`, `label`, `topic`, `name` (of the topic), `x`, `y` (-1 to 1; missing for works
    in no topic, which are near to none), in the order of the works. `kept` says how far to
    believe it.

    >>> mapped = litboard.work_map(topics)
    >>> mapped.kept.nearest, round(mapped.kept.trustworthiness, 1)
    (5, 0.9)
    """

    table: pd.DataFrame
    kept: Kept


def work_map(topics: Topics, *, like: WorkMap | None = None) -> WorkMap:
    """Works laid out so that near ones stay near: t-SNE (van der Maaten & Hinton 2008).

    It starts from the two main directions, which keeps the large shape (Kobak & Berens 2019).
    In large corpora a part is laid out, and each other work put among those it is nearest to.
    Neither the order of works nor the number of cores changes the outcome. `like` takes over the
    places of another map of the same works: places do not depend on how many topics there are.

    >>> litboard.work_map(topics).table.columns.tolist()
    ['id', 'label', 'topic', 'name', 'x', 'y']
    """
    names = topics.table.set_index("topic")["name"]
    table = topics.assignments[["id", "label", "topic"]].copy()
    table["name"] = table["topic"].map(names).astype("str")
    if like is not None:
        table[["x", "y"]] = like.table.set_index("id")[["x", "y"]].reindex(table["id"]).to_numpy()
        return replace(like, table=table)
    by_id = np.argsort(table["id"].to_numpy(dtype=object), kind="stable")
    by_id = by_id[topics.vectors[by_id].any(axis=1)]
    places, kept = _lay_out(topics.vectors[by_id])
    table[["x", "y"]] = np.nan
    table.iloc[by_id, -2:] = places
    return WorkMap(table, kept)


def _lay_out(vectors: Singles) -> tuple[Floats, Kept]:
    with one_thread():
        marks = _landmarks(len(vectors))
        places = _places(vectors[marks])
        if len(marks) < len(vectors):
            places = _place_among(vectors, marks, places)
        return places, _keeps(vectors, places)


def _landmarks(works: int) -> Longs:
    drawn = np.random.default_rng(SEED).permutation(works)[:MOST_LANDMARKS]
    return np.sort(drawn).astype(np.int64)


def _places(vectors: Singles) -> Floats:
    start = _main_directions(vectors)
    if len(vectors) < FEWEST or not start.any():
        return _scaled(start)
    from sklearn.manifold import TSNE

    layout = TSNE(
        perplexity=min(PERPLEXITY, PERPLEXITY_SHARE * len(vectors)),
        # The start has the shape of the whole; to exaggerate it first costs neighbours.
        early_exaggeration=1.0,
        init=(START * start / start[:, 0].std()).astype(np.float32),
        max_iter=STEPS,
        metric="cosine",
        random_state=SEED,
    )
    return _scaled(layout.fit_transform(vectors).astype(np.float64))


def _main_directions(vectors: Singles) -> Floats:
    """Two principal components, the farthest work of each on the positive side."""
    centred = vectors.astype(np.float64) - vectors.mean(axis=0) if len(vectors) else vectors
    left, strength, _ = np.linalg.svd(centred, full_matrices=False)
    found = np.zeros((len(vectors), 2))
    kept = min(2, len(strength))
    found[:, :kept] = (left * strength)[:, :kept].round(6)
    farthest = np.abs(found).argmax(axis=0) if len(found) else np.zeros(2, dtype=int)
    signs = np.where(found[farthest, [0, 1]] < 0, -1.0, 1.0) if len(found) else np.ones(2)
    return found * signs


def _scaled(places: Floats) -> Floats:
    """Within -1 and 1, in the middle, both axes alike."""
    if not len(places):
        return places
    low, high = places.min(axis=0), places.max(axis=0)
    half = max(float((high - low).max()) / 2, 1e-12)
    scaled: Floats = (places - (low + high) / 2) / half
    return scaled.round(4)


def _place_among(vectors: Singles, marks: Longs, places: Floats) -> Floats:
    """Every work amid its nearest landmarks; landmarks stay where they are.

    The median, and the mean of those around it: works between two groups go to one of them, as
    the mean alone would put them where neither is.
    """
    known = vectors[marks]
    found = np.vstack(
        [_amid(vectors[at : at + ROWS] @ known.T, places) for at in range(0, len(vectors), ROWS)]
    )
    found[marks] = places
    return found.round(4)


def _amid(cosines: Singles, places: Floats) -> Floats:
    guides = np.argpartition(-cosines, GUIDES - 1, axis=1)[:, :GUIDES]
    near = np.take_along_axis(cosines, guides, axis=1).clip(1e-6)
    spots = places[guides]
    away = ((spots - np.median(spots, axis=1, keepdims=True)) ** 2).sum(axis=2)
    # The farther a guide from the median, against the usual, the less it counts.
    weight = near**2 / (away + np.median(away, axis=1, keepdims=True) + 1e-9) ** 2
    amid: Floats = (spots * weight[:, :, None]).sum(axis=1) / weight.sum(axis=1, keepdims=True)
    return amid


def _keeps(vectors: Singles, places: Floats) -> Kept:
    works = len(vectors)
    if works < FEWEST:
        return Kept(np.nan, np.nan, np.nan, 0)
    from sklearn.manifold import trustworthiness

    nearest = min(NEAREST, max(1, (works - 1) // 4))
    rows = np.sort(np.random.default_rng(SEED + 1).permutation(works)[:SAMPLE])
    trust = trustworthiness(
        vectors[rows], places[rows], n_neighbors=min(nearest, (len(rows) - 1) // 2), metric="cosine"
    )
    share = _share_kept(vectors, places, rows, nearest)
    return Kept(round(float(trust), 4), round(share, 4), nearest / (works - 1), nearest)


def _share_kept(vectors: Singles, places: Floats, rows: Longs, nearest: int) -> float:
    """The part of the nearest works of each of some works that are so on the map."""
    from scipy.spatial import KDTree

    tree, kept = KDTree(places), 0
    for at in range(0, len(rows), COMPARED):
        some = rows[at : at + COMPARED]
        cosines = vectors[some] @ vectors.T
        cosines[np.arange(len(some)), some] = -2.0
        meant = np.argpartition(-cosines, nearest - 1, axis=1)[:, :nearest]
        shown = np.asarray(tree.query(places[some], k=nearest + 1)[1])
        for own, one, other in zip(some.tolist(), meant.tolist(), shown.tolist(), strict=True):
            kept += len(set(one) & set([row for row in other if row != own][:nearest]))
    return kept / (len(rows) * nearest)
