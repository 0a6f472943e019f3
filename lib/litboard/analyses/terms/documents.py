"""Read the words of titles and abstracts, with acronyms replaced by their long forms."""

from __future__ import annotations

import pandas as pd

from litboard.analyses.terms.acronyms import Definitions, resolve_acronyms
from litboard.analyses.terms.stream import (
    ClassifiedStream,
    classify_stream,
    compounds,
    merge_runs,
    read_stream,
)
from litboard.analyses.terms.tokens import clean_text

Text = tuple[int, bool, str]


def read_words(works: pd.DataFrame) -> tuple[ClassifiedStream, set[str]]:
    """The words of titles and abstracts as one stream, and the keys of acronyms' long forms.

    `works` needs the columns title and abstract.
    """
    texts, long_forms, variants = _read(works)
    classified = classify_stream(read_stream(texts), long_forms)
    return merge_runs(classified, variants | compounds(classified)), set(long_forms.values())


def _read(
    works: pd.DataFrame,
) -> tuple[list[Text], dict[str, str], dict[tuple[str, ...], str]]:
    """Cleaned texts, acronym → key of its long form, and words of a long form → its key."""
    definitions = Definitions()
    texts = [
        (row, column == "title", definitions.extract(clean_text(text)))
        for column in ("title", "abstract")
        for row, text in enumerate(works[column])
        if isinstance(text, str)
    ]
    meanings = resolve_acronyms(definitions.counts)
    long_forms = {short: long for short, (long, _) in meanings.items()}
    variants = {
        # In "RL from human feedback", "RL" has been replaced by its own long form.
        tuple(long_forms.get(word, word) for word in words): long
        for long, forms in meanings.values()
        for words in forms
    }
    return texts, long_forms, variants
