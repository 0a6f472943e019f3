"""The tables of LaTeX's letters are data: each entry must be what it looks like."""

from __future__ import annotations

import unicodedata

from litboard.text import clean_latex, latex_tables


def test_every_accent_is_a_mark_that_combines() -> None:
    assert latex_tables.ACCENTS
    assert all(unicodedata.combining(mark) for mark in latex_tables.ACCENTS.values())


def test_every_symbol_is_read_as_it_stands_in_the_table() -> None:
    for name, symbol in latex_tables.SYMBOLS.items():
        assert clean_latex(f"a \\{name}{{}} b").split() == f"a {symbol} b".split(), name
