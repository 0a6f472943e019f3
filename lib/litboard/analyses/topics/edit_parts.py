"""Topics taken apart, works moved between them, and topics made of the parts again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.topics.topics import (
    BAR_TERMS,
    NO_TOPIC,
    SHOWN_DIGITS,
    SURE_LEAD,
    SURE_SHARE,
    TABLE_TERMS,
    Topics,
    assign_works,
    by_topic,
)
from litboard.annotations.topic_edits import KeptTopic
from litboard.typing import Flags, Floats, Longs, Strings


@dataclass(eq=False, slots=True)
class TopicDraft:
    """One topic while words are applied: `share` is how much of each work is about it.

    `given` marks a name that a person gave.
    """

    id: str
    name: str
    share: Floats
    terms: dict[str, float]
    stability: float
    words: dict[str, float] = field(default_factory=dict)
    given: bool = False


def parts_of(topics: Topics, ids: Sequence[str]) -> list[TopicDraft]:
    """The topics as parts that may be changed."""
    terms, words = by_topic(topics.weights, "term"), by_topic(topics.words, "word")
    table = topics.table
    return [
        TopicDraft(
            name,
            str(shown),
            topics.mix[:, topic].copy(),
            terms.get(topic, {}),
            float(stability),
            words.get(topic, {}),
        )
        for name, topic, shown, stability in zip(
            ids, table["topic"], table["name"], table["stability"], strict=True
        )
    ]


def hold_pins(
    parts: list[TopicDraft], pinned: Sequence[KeptTopic], found: Topics, terms: Terms
) -> None:
    """Draw works back to pinned topics; a pinned topic that was not found again is made anew.

    Its stability is 0 then: it did not come again.
    """
    ids = found.assignments["id"].to_numpy(dtype="str")
    held = {one.id for one in pinned}
    for kept in pinned:
        mine = np.isin(ids, kept.works)
        part = next((one for one in parts if one.id == kept.id), None)
        if part is None:
            mine |= _around(mine, found.assignments["topic"].to_numpy())
            part = TopicDraft(kept.id, kept.name, np.zeros(len(ids)), dict(kept.terms), 0.0)
            parts.append(part)
        main = _main(parts)
        for other in parts:
            if other is part or other.id in held:
                continue
            rows = np.flatnonzero(mine & (main == parts.index(other)))
            rows = rows[_nearer(terms, ids[rows], part.terms, other.terms)]
            part.share[rows] += other.share[rows]
            other.share[rows] = 0.0


def unite(part: TopicDraft, other: TopicDraft) -> None:
    """Add a topic to another: shares, terms and words by the mass of works behind them."""
    masses = float(part.share.sum()), float(other.share.sum())
    weights = np.array(masses) / max(sum(masses), 1e-12)
    part.terms = _blend(part.terms, other.terms, weights)
    part.words = _blend(part.words, other.words, weights)
    part.stability = float(weights @ [part.stability, other.stability])
    part.share = part.share + other.share


def _blend(one: dict[str, float], other: dict[str, float], weights: Floats) -> dict[str, float]:
    both = {
        term: one.get(term, 0.0) * weights[0] + other.get(term, 0.0) * weights[1]
        for term in {**one, **other}
    }
    most = max(both.values(), default=0.0) or 1.0
    ranked = sorted(both, key=lambda term: (-round(both[term], SHOWN_DIGITS), term))
    return {term: both[term] / most for term in ranked}


def rebuild(found: Topics, parts: Sequence[TopicDraft]) -> tuple[Topics, tuple[str, ...]]:
    """Topics of parts, largest first, with their ids; a part that is no work's main is dropped."""
    main = _main(parts)
    sizes = np.bincount(main[main >= 0], minlength=len(parts))
    masses = np.array([part.share.sum() for part in parts]).round(SHOWN_DIGITS)
    order = [int(at) for at in np.lexsort((-masses, -sizes)) if sizes[at]]
    parts, sizes = [parts[at] for at in order], sizes[order]
    mix = np.array([part.share for part in parts]).T.reshape(len(found.mix), len(parts))
    mix = mix / np.maximum(mix.sum(axis=1, keepdims=True), 1e-12)
    table = pd.DataFrame(
        {
            "topic": np.arange(len(parts), dtype="int64"),
            "name": pd.Series(_names(parts), dtype="str"),
            "terms": pd.Series([list(part.terms)[:TABLE_TERMS] for part in parts], dtype=object),
            "works": sizes.astype("int64"),
            "share": sizes / max(int(sizes.sum()), 1),
            "stability": np.array([part.stability for part in parts]).round(SHOWN_DIGITS),
        }
    )
    topics = replace(
        found,
        table=table,
        mix=mix,
        count=len(parts),
        weights=_listed([part.terms for part in parts], "term"),
        words=_listed([part.words for part in parts], "word"),
        assignments=assign_works(found.assignments, mix, _near(found)),
    )
    return topics, tuple(part.id for part in parts)


def _main(parts: Sequence[TopicDraft]) -> Longs:
    """The place of the main part of each work; -1 for one in no topic."""
    shares = np.array([part.share for part in parts]).round(SHOWN_DIGITS)
    main: Longs = np.where(shares.max(axis=0) > 0, shares.argmax(axis=0), NO_TOPIC)
    return main


def _around(mine: Flags, topic: Longs) -> Flags:
    """The works of the topic that took most of some."""
    taken = topic[mine & (topic >= 0)]
    around: Flags = np.zeros(len(mine), dtype=bool)
    return topic == np.bincount(taken).argmax() if len(taken) else around


def _nearer(
    terms: Terms, ids: Strings, one: Mapping[str, float], other: Mapping[str, float]
) -> Flags:
    """True for works nearer (by cosine) to one set of terms than to another."""
    weights = terms.weights[[terms.row_of(work) for work in ids]]
    nearer: Flags = weights @ _vector(terms, one) > weights @ _vector(terms, other)
    return nearer


def _vector(terms: Terms, weighted: Mapping[str, float]) -> Floats:
    """Weights of terms as a row of length 1; terms that the corpus lacks count for nothing."""
    vector = np.zeros(len(terms.table))
    for term, weight in weighted.items():
        if (at := terms.place_of(term)) is not None:
            vector[at] = weight
    unit: Floats = vector / max(float(np.linalg.norm(vector)), 1e-12)
    return unit


def _near(found: Topics) -> Flags:
    """What `assign_works` must know: False for works near to none, as far as it can be told."""
    ranked = np.sort(np.hstack([found.mix, np.zeros((len(found.mix), 2))]), axis=1)
    first, second = ranked[:, -1], ranked[:, -2]
    ahead = (first >= SURE_SHARE) & (first >= SURE_LEAD * second)
    near: Flags = found.assignments["sure"].to_numpy() | ~ahead
    return near


def _names(parts: Sequence[TopicDraft]) -> list[str]:
    """The name of each part; of two parts of one name, that which a person named has it."""
    names: dict[int, str] = {}
    for at in sorted(range(len(parts)), key=lambda at: (not parts[at].given, at)):
        name, number = parts[at].name, 2
        while name in names.values():
            name, number = f"{parts[at].name} ({number})", number + 1
        names[at] = name
    return [names[at] for at in range(len(parts))]


def _listed(topics: Sequence[Mapping[str, float]], column: str) -> pd.DataFrame:
    rows = [
        (at, term, weight)
        for at, weights in enumerate(topics)
        for term, weight in list(weights.items())[:BAR_TERMS]
    ]
    table = pd.DataFrame(rows, columns=["topic", column, "weight"])
    return table.astype({"topic": "int64", column: "str", "weight": "float64"})
