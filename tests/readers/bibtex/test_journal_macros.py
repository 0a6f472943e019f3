from __future__ import annotations

from litboard.readers.bibtex.journal_macros import expand_journal


def test_a_macro_of_astronomers_stands_for_a_journal_and_other_texts_for_themselves() -> None:
    assert expand_journal(r"\apj") == "The Astrophysical Journal"
    assert expand_journal(r"\unknownjournal") == r"\unknownjournal"
    assert expand_journal("Journal of Tea") == "Journal of Tea"
