"""Folding and repair of text: damaged letters, LaTeX and markup, names, identifiers, citations."""

from litboard.text.blanks import squeeze
from litboard.text.charsets import guess_charset, guess_wide
from litboard.text.citations import Citation, read_citation
from litboard.text.differences import differing_spans
from litboard.text.fold import first_sentence, fold
from litboard.text.identifiers import find_arxiv_id, find_doi, find_year
from litboard.text.latex import clean_latex
from litboard.text.markup import clean_markup
from litboard.text.mojibake import complete, detect_damage, repair
from litboard.text.names import best_spelling, display_name, name_key, parse_names, split_names
from litboard.text.pages import tidy_pages

__all__ = [
    "Citation",
    "best_spelling",
    "clean_latex",
    "clean_markup",
    "complete",
    "detect_damage",
    "differing_spans",
    "display_name",
    "find_arxiv_id",
    "find_doi",
    "find_year",
    "first_sentence",
    "fold",
    "guess_charset",
    "guess_wide",
    "name_key",
    "parse_names",
    "read_citation",
    "repair",
    "split_names",
    "squeeze",
    "tidy_pages",
]
