"""Linked records → works: strongest links first, never two that speak against each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from litboard.typing import Rows

Pair = tuple[int, int]


class Clusters:
    """Sets of rows that grow together, and sets that must stay apart (union-find, Tarjan 1975)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))
        self._members = [1] * count
        self._apart: dict[int, set[int]] = {}

    def find(self, row: int) -> int:
        """The row that stands for the cluster of a row."""
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def members(self, row: int) -> int:
        """How many rows the cluster of a row holds."""
        return self._members[self.find(row)]

    def keep_apart(self, a: int, b: int) -> bool:
        """Forbid the two to come together; False where they already have."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def join(self, a: int, b: int) -> bool:
        """Bring the two together; False where they are already, or must stay apart."""
        a, b = self.find(a), self.find(b)
        if a == b or b in self._apart.get(a, ()):
            return False
        if self._members[a] < self._members[b]:
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members[b]
        for other in self._apart.pop(b, ()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True

    def numbers(self) -> Rows:
        """A number for each row, equal within a cluster."""
        roots = np.fromiter(map(self.find, range(len(self._parent))), np.int64, len(self._parent))
        return np.unique(roots, return_inverse=True)[1].astype(np.int64)


def connect(count: int, links: Iterable[Pair]) -> Rows:
    """The number of the connected part each row belongs to."""
    clusters = Clusters(count)
    for a, b in links:
        clusters.join(a, b)
    return clusters.numbers()


def cluster(
    count: int,
    *,
    words: Sequence[tuple[int, int, bool]],
    links: Sequence[Pair],
    contradictions: Sequence[Pair],
) -> tuple[Rows, list[int], list[int]]:
    """Join linked rows into works.

    `words` are a person's, in the order spoken, True for "same"; the last goes first, so that
    an earlier one that no longer fits gives way. `links` stand with the strongest first.
    A contradiction keeps two rows apart, but not where both are in, or linked to, one work
    that a person has brought together: who joins two records joins their copies.

    Returns the number of the work of each row, and the places of the words and links that
    brought rows together.
    """
    clusters = Clusters(count)
    spoken = [
        place
        for place in reversed(range(len(words)))
        if _obey(clusters, *words[place]) and words[place][2]
    ]
    near = _near_spoken(clusters, links, range(count if spoken else 0))
    for a, b in contradictions:
        if not near.get(a, set()) & near.get(b, set()):
            clusters.keep_apart(a, b)
    joining = [place for place, (a, b) in enumerate(links) if clusters.join(a, b)]
    return clusters.numbers(), spoken, joining


def _near_spoken(
    clusters: Clusters, links: Iterable[Pair], rows: Iterable[int]
) -> dict[int, set[int]]:
    """For each row the works brought together by a person that it is in or linked to."""
    near: dict[int, set[int]] = {}
    for a, b in [*((row, row) for row in rows), *links]:
        for row, other in ((a, b), (b, a)):
            root = clusters.find(other)
            if clusters.members(root) > 1:
                near.setdefault(row, set()).add(root)
    return near


def _obey(clusters: Clusters, a: int, b: int, same: bool) -> bool:
    return clusters.join(a, b) if same else clusters.keep_apart(a, b)
