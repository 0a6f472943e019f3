"""Topics found twice: which are the same, and what came to them and left them.

Topics are found anew with every change of the corpus, and their numbers with them. One is known
again by its works and its terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from hashlib import blake2b
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from litboard.analyses.topics.topics import Topics, by_topic
from litboard.typing import Floats

#: Topics less alike than this are two topics.
LEAST_LIKENESS = 0.3

#: A topic that swallowed another is still the same from here on.
NEARLY_ONE = 0.75

#: A topic that took less of another is no part of it.
LEAST_PART = 0.2

DIGITS = 9

ID_BYTES = 5

#: The number of a topic that is no longer there.
GONE = -1

COLUMNS = ("topic", "before", "verdict", "likeness", "came", "left", "terms_came", "terms_left")


class Profile(NamedTuple):
    """What a topic is known by: the ids of its works, and its terms with their weights."""

    works: frozenset[str]
    terms: Mapping[str, float]


class Compared(NamedTuple):
    """Two lists of profiles: how alike they are, and how many works they share.

    `likeness` and `common` are before x after; `sizes_before` and `sizes_after` count the works
    of each that both lists know.
    """

    likeness: Floats
    common: Floats
    sizes_before: Floats
    sizes_after: Floats


def profiles(topics: Topics) -> list[Profile]:
    """What each topic is known by, in the order of their numbers."""
    ids = topics.assignments["id"].to_numpy(dtype=object)
    main = topics.assignments["topic"].to_numpy()
    works = {topic: frozenset(ids[main == topic]) for topic in topics.table["topic"]}
    terms = by_topic(topics.weights, "term")
    return [Profile(works[topic], terms.get(topic, {})) for topic in topics.table["topic"]]


def match_topics(before: Topics, after: Topics) -> pd.DataFrame:
    """What became of topics: a row for each topic after, and for each that is gone.

    `topic` is its number now (-1: gone), `before` the numbers it had, `verdict` "same", "new",
    "gone", "split" (a part of one) or "merged" (most of several). `likeness` (0 to 1) is the mean
    of Jaccard's index of works that both know and the cosine of term weights; the pairs are those
    with the largest sum (Kuhn 1955). `came` and `left` are ids of works, `terms_came` and
    `terms_left` terms. Numbers play no part, nor do works that only one of both knows, but for
    those listed as come or left.
    """
    return tell_changes(profiles(before), profiles(after))


def tell_changes(before: Sequence[Profile], after: Sequence[Profile]) -> pd.DataFrame:
    """`match_topics` for profiles, whose places are their numbers."""
    compared = compare(before, after)
    partner = {new: old for old, new in pair_up(before, after, compared).items()}
    rows: list[tuple[int, list[int], str, float, *tuple[list[str], ...]]] = []
    for new, profile in enumerate(after):
        verdict, old = _judge(compared, new, partner.get(new))
        likeness = float(compared.likeness[old, new].max()) if old else 0.0
        was = _joined([before[one] for one in old])
        rows.append((new, old, verdict, likeness, *_differences(was, profile)))
    told = {one for row in rows for one in row[1]}
    nothing = Profile(frozenset(), {})
    rows += [
        (GONE, [old], "gone", 0.0, *_differences(profile, nothing))
        for old, profile in enumerate(before)
        if old not in told
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"topic": "int64", "verdict": "str", "likeness": "float64"})


def compare(before: Sequence[Profile], after: Sequence[Profile]) -> Compared:
    """How alike profiles are, judged by the works that both lists know."""
    known = {work for one in before for work in one.works}
    known &= {work for one in after for work in one.works}
    column = {work: at for at, work in enumerate(sorted(known))}
    ones, others = _incidence(before, column), _incidence(after, column)
    common = np.asarray((ones @ others.T).todense(), dtype=np.float64)
    sizes_before, sizes_after = (np.asarray(m.sum(axis=1)).ravel() for m in (ones, others))
    union = sizes_before[:, None] + sizes_after - common
    cosine = _cosines([one.terms for one in before], [one.terms for one in after])
    jaccard = common / np.maximum(union, 1)
    likeness = ((jaccard + cosine) / 2 if known else cosine).round(DIGITS)
    return Compared(likeness, common, sizes_before, sizes_after)


def pair_up(
    before: Sequence[Profile], after: Sequence[Profile], compared: Compared | None = None
) -> dict[int, int]:
    """For each profile before that is found again, its place after; one to one."""
    from scipy.optimize import linear_sum_assignment

    compared = compared or compare(before, after)
    likeness = np.where(compared.likeness >= LEAST_LIKENESS, compared.likeness, 0.0)
    # Equals are settled by what topics hold, not by their numbers.
    rows, columns = _by_content(before), _by_content(after)
    found = linear_sum_assignment(likeness[np.ix_(rows, columns)], maximize=True)
    pairs = ((rows[one], columns[other]) for one, other in zip(*found, strict=True))
    return {old: new for old, new in pairs if likeness[old, new] > 0}


def known_ids(
    before: Sequence[Profile], ids: Sequence[str], after: Sequence[Profile]
) -> tuple[str, ...]:
    """An id for each profile after: that of its partner before, or one made of what it holds.

    What most of several topics became is none of them, unless it is nearly one of them.
    """
    compared = compare(before, after)
    partner = {
        new: ids[old]
        for old, new in pair_up(before, after, compared).items()
        if compared.likeness[old, new] >= NEARLY_ONE or _judge(compared, new, old)[0] != "merged"
    }
    given, taken = [], set(ids)
    for new, profile in enumerate(after):
        given.append(partner.get(new) or _new_id(profile, taken))
        taken.add(given[-1])
    return tuple(given)


def _new_id(profile: Profile, taken: Set[str]) -> str:
    content = "\n".join([*sorted(profile.works), *profile.terms])
    while (name := f"t{blake2b(content.encode(), digest_size=ID_BYTES).hexdigest()}") in taken:
        content += "\n"
    return name


def _judge(compared: Compared, new: int, partner: int | None) -> tuple[str, list[int]]:
    """What a topic is, and which topics it was."""
    common = compared.common
    gave = np.flatnonzero(common[:, new] > compared.sizes_before / 2).tolist()
    if len(gave) > 1:
        return "merged", sorted({*gave, *([] if partner is None else [partner])})
    parts = common > compared.sizes_after / 2
    parts &= common >= LEAST_PART * compared.sizes_before[:, None]
    origin = np.flatnonzero(parts[:, new]).tolist()
    if origin and parts[origin[0]].sum() > 1:
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
