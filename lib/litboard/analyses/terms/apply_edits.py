"""Phrases as a person's vocabulary has them: joined, split, renamed, banned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from litboard.analyses.terms.phrases import Judged, Occurrences, keep, write
from litboard.analyses.terms.variants import form_numbers
from litboard.annotations.term_edits import TermEdit
from litboard.typing import Longs

#: The number of a banned phrase.
BANNED = -1


def reword(
    judged: Judged, found: Occurrences, vocabulary: Sequence[TermEdit]
) -> tuple[Occurrences, dict[int, str]]:
    """The occurrences numbered as the vocabulary has it, and the names it gives to numbers."""
    if not vocabulary or not len(found.gram):
        return found, {}
    forms = _Forms(judged, found)
    for wording in vocabulary:
        forms.apply(wording)
    gram = forms.gram[forms.of]
    kept = keep(found._replace(gram=gram), gram != BANNED)
    grams, dense = np.unique(kept.gram, return_inverse=True)
    names = {at: forms.names[one] for at, one in enumerate(grams.tolist()) if one in forms.names}
    return kept._replace(gram=dense.astype(np.int64)), names


class _Forms:
    """The distinct written forms: `of` each occurrence, with the phrase `gram` each belongs to."""

    def __init__(self, judged: Judged, found: Occurrences) -> None:
        code = form_numbers(judged, found.start, found.size)
        pairs = code * (int(found.size.max()) + 1) + found.size
        _, first, of = np.unique(pairs, return_index=True, return_inverse=True)
        self.of: Longs = of.astype(np.int64)
        self.gram = found.gram[first].copy()
        self.names: dict[int, str] = {}
        self._next = int(self.gram.max()) + 1
        self._places: dict[str, list[int]] = {}
        for form, at in enumerate(first.tolist()):
            written = write(judged, int(found.start[at]), int(found.size[at]))
            self._places.setdefault(_plain(written), []).append(form)

    def apply(self, wording: TermEdit) -> None:
        """Act on the forms; nothing happens where the corpus lacks the term."""
        gram = self._find(wording.term)
        if wording.act == "split":
            self._split(wording.term)
        elif gram is None:
            return
        elif wording.act == "ban":
            self.gram[self.gram == gram] = BANNED
        else:
            # Two terms of one name would be one term to every reader.
            target = self._find(wording.other)
            target = gram if target is None else target
            self.gram[self.gram == gram] = target
            self.names.pop(gram, None)
            self.names[target] = wording.other

    def _split(self, term: str) -> None:
        places = [at for at in self._places.get(_plain(term), ()) if self.gram[at] != BANNED]
        if places:
            self.gram[places] = self._next
            self._next += 1

    def _find(self, term: str) -> int | None:
        """The phrase of a name that was given, or of a spelling; the first that is not banned."""
        for gram, name in self.names.items():
            if _plain(name) == _plain(term) and (self.gram == gram).any():
                return gram
        places = self._places.get(_plain(term), ())
        return next((int(self.gram[at]) for at in places if self.gram[at] != BANNED), None)


def _plain(term: str) -> str:
    return " ".join(term.lower().split())
