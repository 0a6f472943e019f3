"""Apply a person's edits of terms to phrases: join, split, rename, ban."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from litboard.analyses.terms.phrases import Occurrences, select_occurrences, written_form
from litboard.analyses.terms.stream import ClassifiedStream
from litboard.analyses.terms.variants import form_numbers
from litboard.annotations.term_edits import TermEdit
from litboard.typing import Longs

#: The number of a banned phrase.
BANNED = -1


def apply_term_edits(
    classified: ClassifiedStream, phrases: Occurrences, vocabulary: Sequence[TermEdit]
) -> tuple[Occurrences, dict[int, str]]:
    """The occurrences numbered as the edits demand, and the names that they give to numbers.

    An edit of a term that the corpus lacks has no effect.
    """
    if not vocabulary or not len(phrases.gram):
        return phrases, {}
    forms = _Forms(classified, phrases)
    for edit in vocabulary:
        forms.apply(edit)
    gram = forms.gram[forms.of]
    remaining = select_occurrences(phrases._replace(gram=gram), gram != BANNED)
    grams, dense = np.unique(remaining.gram, return_inverse=True)
    names = {at: forms.names[one] for at, one in enumerate(grams.tolist()) if one in forms.names}
    return remaining._replace(gram=dense.astype(np.int64)), names


class _Forms:
    """The distinct written forms of phrases.

    `of` (occurrences,) is the form of each occurrence, `gram` (forms,) the number of the phrase
    that each form belongs to, and `names` the name that an edit gave to a number.
    """

    def __init__(self, classified: ClassifiedStream, phrases: Occurrences) -> None:
        code = form_numbers(classified, phrases.start, phrases.size)
        pairs = code * (int(phrases.size.max()) + 1) + phrases.size
        _, first, of = np.unique(pairs, return_index=True, return_inverse=True)
        self.of: Longs = of.astype(np.int64)
        self.gram = phrases.gram[first].copy()
        self.names: dict[int, str] = {}
        self._next = int(self.gram.max()) + 1
        self._places: dict[str, list[int]] = {}
        for form, at in enumerate(first.tolist()):
            written = written_form(classified, int(phrases.start[at]), int(phrases.size[at]))
            self._places.setdefault(_normalise(written), []).append(form)

    def apply(self, edit: TermEdit) -> None:
        """Change the numbers and names of forms in place."""
        gram = self._find(edit.term)
        if edit.act == "split":
            self._split(edit.term)
        elif gram is None:
            return
        elif edit.act == "ban":
            self.gram[self.gram == gram] = BANNED
        else:
            # A term renamed to the name of another is joined with it.
            target = self._find(edit.other)
            target = gram if target is None else target
            self.gram[self.gram == gram] = target
            self.names.pop(gram, None)
            self.names[target] = edit.other

    def _split(self, term: str) -> None:
        places = [at for at in self._places.get(_normalise(term), ()) if self.gram[at] != BANNED]
        if places:
            self.gram[places] = self._next
            self._next += 1

    def _find(self, term: str) -> int | None:
        """The number of a phrase, by a name given to it or by a spelling; None if it is banned."""
        for gram, name in self.names.items():
            if _normalise(name) == _normalise(term) and (self.gram == gram).any():
                return gram
        places = self._places.get(_normalise(term), ())
        return next((int(self.gram[at]) for at in places if self.gram[at] != BANNED), None)


def _normalise(term: str) -> str:
    return " ".join(term.lower().split())
