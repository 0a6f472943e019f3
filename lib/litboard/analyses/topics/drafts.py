"""Topics as drafts that edits can change, and topics made of the drafts again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.topics.assignments import (
    NO_TOPIC,
    SHOWN_DIGITS,
    SURE_LEAD,
    SURE_SHARE,
    assign_works,
)
from litboard.analyses.topics.topics import Topics
from litboard.analyses.topics.weights import BAR_TERMS, TABLE_TERMS, weights_by_topic
from litboard.annotations.topic_edits import TopicSnapshot
from litboard.typing import Flags, Floats, Longs, Strings


@dataclass(eq=False, slots=True)
class TopicDraft:
    """One topic while edits are applied.

    `shares` (works,) is the topic's share of each work, 0 to 1; `terms` and `words` have their
    weights, the largest first; `is_named` marks a name that a person gave.
    """

    id: str
    name: str
    shares: Floats
    terms: dict[str, float]
    stability: float
    words: dict[str, float] = field(default_factory=dict)
    is_named: bool = False


def make_drafts(topics: Topics, ids: Sequence[str]) -> list[TopicDraft]:
    """A draft of each topic, with its id."""
    terms = weights_by_topic(topics.weights, "term")
    words = weights_by_topic(topics.words, "word")
    columns = (topics.table[name] for name in ("topic", "name", "stability"))
    return [
        TopicDraft(
            id=draft_id,
            name=str(name),
            shares=topics.mix[:, topic].copy(),
            terms=terms.get(topic, {}),
            stability=float(stability),
            words=words.get(topic, {}),
        )
        for draft_id, topic, name, stability in zip(ids, *columns, strict=True)
    ]


def restore_pinned(
    drafts: list[TopicDraft], pinned: Sequence[TopicSnapshot], topics: Topics, terms: Terms
) -> None:
    """Move works back to pinned topics, in place; a pinned topic without a draft gets one.

    The stability of such a new draft is 0, as the topic was not found again.
    """
    ids = topics.assignments["id"].to_numpy(dtype="str")
    pinned_ids = {one.id for one in pinned}
    for snapshot in pinned:
        own = np.isin(ids, snapshot.works)
        draft = next((one for one in drafts if one.id == snapshot.id), None)
        if draft is None:
            own |= _in_fullest_topic(own, topics.assignments["topic"].to_numpy())
            nothing = np.zeros(len(ids))
            draft = TopicDraft(snapshot.id, snapshot.name, nothing, dict(snapshot.terms), 0.0)
            drafts.append(draft)
        main = _main(drafts)
        for other in drafts:
            if other is draft or other.id in pinned_ids:
                continue
            rows = np.flatnonzero(own & (main == drafts.index(other)))
            rows = rows[_are_nearer(terms, ids[rows], draft.terms, other.terms)]
            draft.shares[rows] += other.shares[rows]
            other.shares[rows] = 0.0


def merge_drafts(draft: TopicDraft, other: TopicDraft) -> None:
    """Add a topic to another, in place: terms and words weighted by the sums of their shares."""
    masses = float(draft.shares.sum()), float(other.shares.sum())
    weights = np.array(masses) / max(sum(masses), 1e-12)
    draft.terms = _blend(draft.terms, other.terms, weights)
    draft.words = _blend(draft.words, other.words, weights)
    draft.stability = float(weights @ [draft.stability, other.stability])
    draft.shares = draft.shares + other.shares


def _blend(one: dict[str, float], other: dict[str, float], weights: Floats) -> dict[str, float]:
    both = {
        term: one.get(term, 0.0) * weights[0] + other.get(term, 0.0) * weights[1]
        for term in {**one, **other}
    }
    most = max(both.values(), default=0.0) or 1.0
    ranked = sorted(both, key=lambda term: (-round(both[term], SHOWN_DIGITS), term))
    return {term: both[term] / most for term in ranked}


def make_topics(topics: Topics, drafts: Sequence[TopicDraft]) -> tuple[Topics, tuple[str, ...]]:
    """Topics from drafts, largest first, with their ids.

    A draft that is the main topic of no work is dropped. What does not depend on topics, such as
    the vectors of works, comes from `topics`.
    """
    main = _main(drafts)
    sizes = np.bincount(main[main >= 0], minlength=len(drafts))
    masses = np.array([draft.shares.sum() for draft in drafts]).round(SHOWN_DIGITS)
    order = [int(at) for at in np.lexsort((-masses, -sizes)) if sizes[at]]
    drafts, sizes = [drafts[at] for at in order], sizes[order]
    mix = np.array([draft.shares for draft in drafts]).T.reshape(len(topics.mix), len(drafts))
    mix = mix / np.maximum(mix.sum(axis=1, keepdims=True), 1e-12)
    made = replace(
        topics,
        table=_table(drafts, sizes),
        mix=mix,
        count=len(drafts),
        weights=_weight_table([draft.terms for draft in drafts], "term"),
        words=_weight_table([draft.words for draft in drafts], "word"),
        assignments=assign_works(topics.assignments, mix, _near_to_topic(topics)),
    )
    return made, tuple(draft.id for draft in drafts)


def _table(drafts: Sequence[TopicDraft], sizes: Longs) -> pd.DataFrame:
    terms = [list(draft.terms)[:TABLE_TERMS] for draft in drafts]
    return pd.DataFrame(
        {
            "topic": np.arange(len(drafts), dtype="int64"),
            "name": pd.Series(_unique_names(drafts), dtype="str"),
            "terms": pd.Series(terms, dtype=object),
            "works": sizes.astype("int64"),
            "share": sizes / max(int(sizes.sum()), 1),
            "stability": np.array([draft.stability for draft in drafts]).round(SHOWN_DIGITS),
        }
    )


def _main(drafts: Sequence[TopicDraft]) -> Longs:
    """The position of the draft with the largest share of each work (works,); -1 for none."""
    shares = np.array([draft.shares for draft in drafts]).round(SHOWN_DIGITS)
    main: Longs = np.where(shares.max(axis=0) > 0, shares.argmax(axis=0), NO_TOPIC)
    return main


def _in_fullest_topic(own: Flags, topic: Longs) -> Flags:
    """True for all works of the topic that holds most of some works (works,)."""
    holders = topic[own & (topic >= 0)]
    nowhere: Flags = np.zeros(len(own), dtype=bool)
    return topic == np.bincount(holders).argmax() if len(holders) else nowhere


def _are_nearer(
    terms: Terms, ids: Strings, one: Mapping[str, float], other: Mapping[str, float]
) -> Flags:
    """True for works whose cosine to one set of weighted terms is larger than to another."""
    weights = terms.weights[[terms.row_of(work) for work in ids]]
    nearer: Flags = weights @ _vector(terms, one) > weights @ _vector(terms, other)
    return nearer


def _vector(terms: Terms, weighted: Mapping[str, float]) -> Floats:
    """Weighted terms as a vector of length 1 (terms,); terms that the corpus lacks are ignored."""
    vector = np.zeros(len(terms.table))
    for term, weight in weighted.items():
        if (at := terms.place_of(term)) is not None:
            vector[at] = weight
    unit: Floats = vector / max(float(np.linalg.norm(vector)), 1e-12)
    return unit


def _near_to_topic(topics: Topics) -> Flags:
    """True for works near to the others of their topic, as far as `topics` shows (works,).

    A work is known to be far from its topic where its main share is clearly ahead, and it is not
    marked sure all the same.
    """
    ranked = np.sort(np.hstack([topics.mix, np.zeros((len(topics.mix), 2))]), axis=1)
    first, second = ranked[:, -1], ranked[:, -2]
    is_ahead = (first >= SURE_SHARE) & (first >= SURE_LEAD * second)
    near: Flags = topics.assignments["sure"].to_numpy() | ~is_ahead
    return near


def _unique_names(drafts: Sequence[TopicDraft]) -> list[str]:
    """The name of each draft; of two with one name, the one that a person named keeps it."""
    names: dict[int, str] = {}
    for at in sorted(range(len(drafts)), key=lambda at: (not drafts[at].is_named, at)):
        name, number = drafts[at].name, 2
        while name in names.values():
            name, number = f"{drafts[at].name} ({number})", number + 1
        names[at] = name
    return [names[at] for at in range(len(drafts))]


def _weight_table(topics: Sequence[Mapping[str, float]], column: str) -> pd.DataFrame:
    rows = [
        (topic, term, weight)
        for topic, weights in enumerate(topics)
        for term, weight in list(weights.items())[:BAR_TERMS]
    ]
    table = pd.DataFrame(rows, columns=["topic", column, "weight"])
    return table.astype({"topic": "int64", column: "str", "weight": "float64"})
