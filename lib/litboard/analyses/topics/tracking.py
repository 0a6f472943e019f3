"""Compare two sets of topics: which are the same, and which works and terms changed.

Topics are computed anew with every change of the corpus, and their numbers change with them. A
topic is recognised by its works and its terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from litboard.analyses.topics.topics import Topics
from litboard.analyses.topics.weights import weights_by_topic
from litboard.typing import Floats

#: Least similarity of two topics that are taken for the same.
LEAST_SIMILARITY = 0.3

#: At this similarity a topic keeps its id even if it took most of another topic.
NEARLY_SAME = 0.75

#: Least share of an earlier topic that a topic must hold to be a part of it.
LEAST_PART = 0.2

DIGITS = 9

ID_BYTES = 5

#: The number of a topic that no longer exists.
GONE = -1

COLUMNS = ("topic", "before", "verdict", "likeness", "came", "left", "terms_came", "terms_left")


class Profile(NamedTuple):
    """What identifies a topic: the ids of its works, and its terms with their weights."""

    works: frozenset[str]
    terms: Mapping[str, float]


class Comparison(NamedTuple):
    """Two lists of profiles compared.

    `similarity` (0 to 1) and `common` (number of shared works) have the shape (before, after).
    `sizes_before` and `sizes_after` count the works of each profile that both lists know.
    """

    similarity: Floats
    common: Floats
    sizes_before: Floats
    sizes_after: Floats


def make_profiles(topics: Topics) -> list[Profile]:
    """The profile of each topic, in the order of their numbers."""
    ids = topics.assignments["id"].to_numpy(dtype=object)
    main = topics.assignments["topic"].to_numpy()
    works = {topic: frozenset(ids[main == topic]) for topic in topics.table["topic"]}
    terms = weights_by_topic(topics.weights, "term")
    return [Profile(works[topic], terms.get(topic, {})) for topic in topics.table["topic"]]


def match_topics(before: Topics, after: Topics) -> pd.DataFrame:
    """What became of topics: one row for each topic after, and for each that no longer exists.

    `topic` is its number after (-1: gone), `before` the numbers it had, `verdict` "same", "new",
    "gone", "split" (a part of one) or "merged" (most of several). `likeness` (0 to 1) is the mean
    of two similarities: Jaccard's index of the works that both know, and the cosine of term
    weights. Topics are paired so that the sum of likenesses is largest (Kuhn 1955). `came` and
    `left` are ids of works, `terms_came` and `terms_left` terms. The numbers of topics have no
    influence, nor do works that only one of both knows, except that they are listed.
    """
    return compare_profiles(make_profiles(before), make_profiles(after))


def compare_profiles(before: Sequence[Profile], after: Sequence[Profile]) -> pd.DataFrame:
    """`match_topics` for profiles; the position of a profile is its number."""
    comparison = _compare(before, after)
    partner = {new: old for old, new in pair_profiles(before, after, comparison).items()}
    rows: list[tuple[int, list[int], str, float, *tuple[list[str], ...]]] = []
    for new, profile in enumerate(after):
        verdict, old = _judge(comparison, new, partner.get(new))
        likeness = float(comparison.similarity[old, new].max()) if old else 0.0
        was = _joined([before[one] for one in old])
        rows.append((new, old, verdict, likeness, *_differences(was, profile)))
    continued = {one for row in rows for one in row[1]}
    nothing = Profile(frozenset(), {})
    rows += [
        (GONE, [old], "gone", 0.0, *_differences(profile, nothing))
        for old, profile in enumerate(before)
        if old not in continued
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"topic": "int64", "verdict": "str", "likeness": "float64"})


def _compare(before: Sequence[Profile], after: Sequence[Profile]) -> Comparison:
    """How similar profiles are, judged by the works that both lists know."""
    known = {work for one in before for work in one.works}
    known &= {work for one in after for work in one.works}
    column = {work: at for at, work in enumerate(sorted(known))}
    ones, others = _incidence(before, column), _incidence(after, column)
    common = np.asarray((ones @ others.T).todense(), dtype=np.float64)
    sizes_before, sizes_after = (np.asarray(m.sum(axis=1)).ravel() for m in (ones, others))
    union = sizes_before[:, None] + sizes_after - common
    cosine = _cosines([one.terms for one in before], [one.terms for one in after])
    jaccard = common / np.maximum(union, 1)
    similarity = ((jaccard + cosine) / 2 if known else cosine).round(DIGITS)
    return Comparison(similarity, common, sizes_before, sizes_after)


def pair_profiles(
    before: Sequence[Profile], after: Sequence[Profile], comparison: Comparison | None = None
) -> dict[int, int]:
    """For each profile before that has a counterpart after, the position of it; one to one.

    The assignment with the largest sum of similarities (Kuhn 1955), of pairs that are similar
    enough. `comparison` saves making it again.
    """
    from scipy.optimize import linear_sum_assignment

    comparison = comparison or _compare(before, after)
    similar_enough = comparison.similarity >= LEAST_SIMILARITY
    similarity = np.where(similar_enough, comparison.similarity, 0.0)
    # Ties are broken by what topics hold, not by their numbers.
    rows, columns = _by_content(before), _by_content(after)
    assignment = linear_sum_assignment(similarity[np.ix_(rows, columns)], maximize=True)
    pairs = ((rows[one], columns[other]) for one, other in zip(*assignment, strict=True))
    return {old: new for old, new in pairs if similarity[old, new] > 0}


def assign_stable_ids(
    before: Sequence[Profile], ids: Sequence[str], after: Sequence[Profile]
) -> tuple[str, ...]:
    """An id for each profile after: that of its counterpart before, or a new one.

    `ids` are the ids of the profiles before. A topic that holds most of several earlier ones has
    a new id, unless it is nearly the same as one of them. A new id depends only on the works and
    terms of the topic.
    """
    comparison = _compare(before, after)
    counterpart = {
        new: ids[old]
        for old, new in pair_profiles(before, after, comparison).items()
        if comparison.similarity[old, new] >= NEARLY_SAME
        or _judge(comparison, new, old)[0] != "merged"
    }
    assigned, taken = [], set(ids)
    for new, profile in enumerate(after):
        assigned.append(counterpart.get(new) or _new_id(profile, taken))
        taken.add(assigned[-1])
    return tuple(assigned)


def _new_id(profile: Profile, taken: Set[str]) -> str:
    content = "\n".join([*sorted(profile.works), *profile.terms])
    while (name := f"t{blake2b(content.encode(), digest_size=ID_BYTES).hexdigest()}") in taken:
        content += "\n"
    return name


def _judge(comparison: Comparison, new: int, partner: int | None) -> tuple[str, list[int]]:
    """The verdict on a topic, and the positions of the earlier topics that it continues."""
    common = comparison.common
    absorbed = np.flatnonzero(common[:, new] > comparison.sizes_before / 2).tolist()
    if len(absorbed) > 1:
        return "merged", sorted({*absorbed, *([] if partner is None else [partner])})
    is_part = common > comparison.sizes_after / 2
    is_part &= common >= LEAST_PART * comparison.sizes_before[:, None]
    origin = np.flatnonzero(is_part[:, new]).tolist()
    if origin and is_part[origin[0]].sum() > 1:
        return "split", origin
    return ("new", []) if partner is None else ("same", [partner])


def _joined(parts: Sequence[Profile]) -> Profile:
    terms = {term: weight for part in parts for term, weight in part.terms.items()}
    return Profile(frozenset().union(*(part.works for part in parts)), terms)


def _differences(was: Profile, now: Profile) -> tuple[list[str], ...]:
    return (
        sorted(now.works - was.works),
        sorted(was.works - now.works),
        [term for term in now.terms if term not in was.terms],
        [term for term in was.terms if term not in now.terms],
    )


def _by_content(topics: Sequence[Profile]) -> list[int]:
    """Places in an order that does not depend on numbers."""
    held = [(sorted(one.works)[:1], sorted(one.terms.items())) for one in topics]
    return sorted(range(len(topics)), key=held.__getitem__)


def _incidence(topics: Sequence[Profile], column: Mapping[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    pairs = [
        (at, column[work]) for at, one in enumerate(topics) for work in one.works & column.keys()
    ]
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    return csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(topics), len(column)))


def _cosines(ones: Sequence[Mapping[str, float]], others: Sequence[Mapping[str, float]]) -> Floats:
    column = {term: at for at, term in enumerate(_terms_of([*ones, *others]))}
    first, second = (_unit_rows(topics, column) for topics in (ones, others))
    cosines: Floats = first @ second.T
    return cosines


def _terms_of(topics: Iterable[Mapping[str, float]]) -> Iterator[str]:
    yield from sorted({term for terms in topics for term in terms})


def _unit_rows(topics: Sequence[Mapping[str, float]], column: Mapping[str, int]) -> Floats:
    rows = np.zeros((len(topics), len(column)))
    for at, terms in enumerate(topics):
        for term, weight in terms.items():
            rows[at, column[term]] = weight
    units: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return units
