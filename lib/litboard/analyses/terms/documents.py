"""Works → the words of their titles and abstracts, acronyms joined with their long forms."""

from __future__ import annotations

import pandas as pd

from litboard.analyses.terms.acronyms import Definitions, joined
from litboard.analyses.terms.phrases import Judged, compounds, join_units, judge_stream
from litboard.analyses.terms.tokens import clean, read_stream

Text = tuple[int, bool, str]


def read_words(works: pd.DataFrame) -> tuple[Judged, set[str]]:
    """The words of titles and abstracts in a row, and the long forms that acronyms stand for."""
    texts, long_forms, phrasings = _read(works)
    judged = judge_stream(read_stream(texts), long_forms)
    return join_units(judged, phrasings | compounds(judged)), set(long_forms.values())


def _read(
    works: pd.DataFrame,
) -> tuple[list[Text], dict[str, str], dict[tuple[str, ...], str]]:
    """Cleaned texts, the long form of each acronym, and the wordings of each long form."""
    definitions = Definitions()
    texts = [
        (row, column == "title", definitions.take(clean(text)))
        for column in ("title", "abstract")
        for row, text in enumerate(works[column])
        if isinstance(text, str)
    ]
    meanings = joined(definitions.found)
    long_forms = {short: long for short, (long, _) in meanings.items()}
    phrasings = {
        # By then "RL" in "RL from human feedback" goes by its own long form.
        tuple(long_forms.get(word, word) for word in words): long
        for long, wordings in meanings.values()
        for words in wordings
    }
    return texts, long_forms, phrasings
