"""Works on a map: works are near to each other if they are near in the space of topics.

The axes have no meaning, only nearness has, and two dimensions cannot keep all of it. So a map
comes with a measure of how much it keeps.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pandas as pd

from litboard.analyses.topics.map_quality import FEWEST, MapQuality, measure_map
from litboard.analyses.topics.single_thread import single_threaded
from litboard.analyses.topics.topics import Topics
from litboard.analyses.topics.vectors import SEED
from litboard.schema.deprecation import RenamedNames
from litboard.typing import Floats, Longs, Singles

#: Perplexity of t-SNE, the effective number of neighbours; in a small corpus a part of the works.
PERPLEXITY, PERPLEXITY_SHARE = 30.0, 0.4

#: Most works that are laid out; more would take minutes, and are placed among these.
MOST_LANDMARKS = 3000

#: Iterations of the layout; neighbourhoods are stable after some 300.
STEPS = 400

#: Standard deviation of the initial positions; with larger ones, works that begin far from their
#: neighbours do not reach them.
START = 1e-4

#: Nearest landmarks by which any other work is placed.
GUIDES = 5

#: Works placed among landmarks at a time, so that memory stays small.
ROWS = 500


@dataclass(frozen=True, eq=False)
class WorkMap(RenamedNames):
    """A position on the map for each work.

    `table`: `id`, `label`, `topic`, `name` (of the topic), `x`, `y` (-1 to 1; missing for works
    in no topic), in the order of the works. `quality` says how far to rely on the positions.

    >>> mapped = litboard.work_map(topics)
    >>> mapped.quality.nearest, round(mapped.quality.trustworthiness, 1)
    (5, 0.9)
    """

    RENAMED: ClassVar = {"kept": "quality"}

    table: pd.DataFrame
    quality: MapQuality


def work_map(topics: Topics, *, like: WorkMap | None = None) -> WorkMap:
    """Lay works out so that near ones stay near: t-SNE (van der Maaten & Hinton 2008).

    It is initialised with the two principal components, which keeps the overall shape (Kobak &
    Berens 2019). In a large corpus some works are laid out, and each other work is placed among
    those it is nearest to. The result depends neither on the order of works nor on the number of
    cores. `like` takes over the positions of another map of the same works: positions do not
    depend on how many topics there are.

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
    with single_threaded():
        places = _lay_out(topics.vectors[by_id])
        quality = measure_map(topics.vectors[by_id], places)
    table[["x", "y"]] = np.nan
    table.iloc[by_id, -2:] = places
    return WorkMap(table, quality)


def _lay_out(vectors: Singles) -> Floats:
    """The position of each work (works, 2), given vectors (works, dimensions) of length 1."""
    landmarks = _choose_landmarks(len(vectors))
    places = _embed(vectors[landmarks])
    if len(landmarks) < len(vectors):
        places = _place_among(vectors, landmarks, places)
    return places


def _choose_landmarks(works: int) -> Longs:
    chosen = np.random.default_rng(SEED).permutation(works)[:MOST_LANDMARKS]
    return np.sort(chosen).astype(np.int64)


def _embed(vectors: Singles) -> Floats:
    start = _principal_components(vectors)
    if len(vectors) < FEWEST or not start.any():
        return _scaled(start)
    from sklearn.manifold import TSNE

    layout = TSNE(
        perplexity=min(PERPLEXITY, PERPLEXITY_SHARE * len(vectors)),
        # The start already has the overall shape; exaggeration would only cost neighbours.
        early_exaggeration=1.0,
        init=(START * start / start[:, 0].std()).astype(np.float32),
        max_iter=STEPS,
        metric="cosine",
        random_state=SEED,
    )
    return _scaled(layout.fit_transform(vectors).astype(np.float64))


def _principal_components(vectors: Singles) -> Floats:
    """Two principal components (works, 2); the farthest work of each is on the positive side."""
    components = np.zeros((len(vectors), 2))
    if not len(vectors):
        return components
    centred = vectors.astype(np.float64) - vectors.mean(axis=0)
    left, strength, _ = np.linalg.svd(centred, full_matrices=False)
    rank = min(2, len(strength))
    components[:, :rank] = (left * strength)[:, :rank].round(6)
    farthest = np.abs(components).argmax(axis=0)
    return components * np.where(components[farthest, [0, 1]] < 0, -1.0, 1.0)


def _scaled(places: Floats) -> Floats:
    """Positions moved and scaled, both axes alike, to lie between -1 and 1."""
    if not len(places):
        return places
    low, high = places.min(axis=0), places.max(axis=0)
    half = max(float((high - low).max()) / 2, 1e-12)
    scaled: Floats = (places - (low + high) / 2) / half
    return scaled.round(4)


def _place_among(vectors: Singles, landmarks: Longs, places: Floats) -> Floats:
    """The position of every work, given those of the landmarks, which stay where they are."""
    known = vectors[landmarks]
    placed = np.vstack(
        [
            _near_guides(vectors[at : at + ROWS] @ known.T, places)
            for at in range(0, len(vectors), ROWS)
        ]
    )
    placed[landmarks] = places
    return placed.round(4)


def _near_guides(cosines: Singles, places: Floats) -> Floats:
    """Positions near to those of the nearest landmarks, given the cosines to all of them.

    A mean, weighted by nearness to the median of the guides: a work between two groups is placed
    in one of them, as a plain mean would put it where neither is.
    """
    guides = np.argpartition(-cosines, GUIDES - 1, axis=1)[:, :GUIDES]
    near = np.take_along_axis(cosines, guides, axis=1).clip(1e-6)
    spots = places[guides]
    distance = ((spots - np.median(spots, axis=1, keepdims=True)) ** 2).sum(axis=2)
    weight = near**2 / (distance + np.median(distance, axis=1, keepdims=True) + 1e-9) ** 2
    mean: Floats = (spots * weight[:, :, None]).sum(axis=1) / weight.sum(axis=1, keepdims=True)
    return mean
