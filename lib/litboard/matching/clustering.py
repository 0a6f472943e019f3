"""Linked records → works: strongest links first, never two records that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from litboard.typing import Rows

Pair = tuple[int, int]
#: A person's verdict on two rows: True for "same".
PairVerdict = tuple[int, int, bool]


class Clusters:
    """Sets of rows that grow, and sets that must not be joined (union-find, Tarjan 1975)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self._members = [1] * count
        self._separated: dict[int, set[int]] = {}

    def find(self, row: int) -> int:
        """The row that represents the cluster of a row."""
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def members(self, row: int) -> int:
        """How many rows the cluster of a row holds."""
        return self._members[self.find(row)]

    def separate(self, a: int, b: int) -> bool:
        """Forbid that two rows are joined; False where they already are."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        self._separated.setdefault(a, set()).add(b)
        self._separated.setdefault(b, set()).add(a)
        return True

    def join(self, a: int, b: int) -> bool:
        """Join the clusters of two rows; False where they are one, or must not be joined."""
        a, b = self.find(a), self.find(b)
        if a == b or b in self._separated.get(a, ()):
            return False
        if self._members[a] < self._members[b]:
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members[b]
        for other in self._separated.pop(b, ()):
            self._separated[other].discard(b)
            self._separated[other].add(a)
            self._separated.setdefault(a, set()).add(other)
        return True

    def numbers(self) -> Rows:
        """A number for each row, equal within a cluster."""
        roots = np.fromiter(map(self.find, range(len(self._parent))), np.int64, len(self._parent))
        return np.unique(roots, return_inverse=True)[1].astype(np.int64)


def connect(count: int, links: Iterable[Pair]) -> Rows:
    """A number for each of `count` rows, equal within a connected component of the links."""
    clusters = Clusters(count)
    for a, b in links:
        clusters.join(a, b)
    return clusters.numbers()


def cluster(
    count: int,
    *,
    verdicts: Sequence[PairVerdict],
    links: Sequence[Pair],
    contradictions: Sequence[Pair],
) -> tuple[Rows, list[int], list[int]]:
    """Join linked rows into works.

    `verdicts` are a person's, oldest first; the newest is applied first, so that an older one
    that no longer fits gives way. `links` come strongest first. A contradiction separates two
    rows, except where both are in, or linked to, one work that a person has joined: who joins
    two records joins their copies.

    Returns the number of the work of each row, and the positions of the verdicts and of the links
    that joined rows.
    """
    clusters = Clusters(count)
    decisive = [
        position
        for position in reversed(range(len(verdicts)))
        if _apply(clusters, *verdicts[position]) and verdicts[position][2]
    ]
    joined_by_person = _works_near(clusters, links, range(count)) if decisive else {}
    for a, b in contradictions:
        if not joined_by_person.get(a, set()) & joined_by_person.get(b, set()):
            clusters.separate(a, b)
    joining = [position for position, (a, b) in enumerate(links) if clusters.join(a, b)]
    return clusters.numbers(), decisive, joining


def _works_near(
    clusters: Clusters, links: Iterable[Pair], rows: Iterable[int]
) -> dict[int, set[int]]:
    """For each row, the works of several rows that it is in or linked to."""
    near: dict[int, set[int]] = {}
    for a, b in [*((row, row) for row in rows), *links]:
        for row, other in ((a, b), (b, a)):
            root = clusters.find(other)
            if clusters.members(root) > 1:
                near.setdefault(row, set()).add(root)
    return near


def _apply(clusters: Clusters, a: int, b: int, same: bool) -> bool:
    """Follow a verdict; False where it changes nothing or a newer one forbids it."""
    return clusters.join(a, b) if same else clusters.separate(a, b)
