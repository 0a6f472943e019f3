"""Page ranges in one spelling, however a source writes them."""

from __future__ import annotations

import re

#: "pp. 12", "p12", "Pages: 12", "UNSP 1722034" (an article without pages).
WORD = re.compile(r"^(?:pages?|pgs?|pp?|unsp|artn)(?:[.:]+\s*|\s+|(?=\d))", re.IGNORECASE)
#: What stands between the first page and the last; two hyphens are LaTeX's long dash.
DASH = re.compile(r"\s*(?:-{1,3}|[\u2010-\u2015\u2212])\s*")
#: A page: "123", "S12", "e1002", "12.e3", "xii", "120:5" (article and page).
PAGE = re.compile(r"[A-Za-z]{0,12}\.?\d[\w.:]{0,20}|[ivxlcdm]{1,8}", re.IGNORECASE)
#: Placeholders for pages that were not known.
NO_PAGES = frozenset(
    {"", "0", "1-?", "na", "n/a", "none", "n.pag", "n.p", "no pagination"}
    | {"no pagination specified"}
)


def tidy_pages(text: str, last: str = "") -> str | None:
    """Pages as "123-130", or one page or article number alone; None where no page is named.

    A last page that drops the digits it shares with the first is written out ("1023-9" is
    "1023-1029", as MEDLINE and Vancouver style cut them). Of several ranges the first counts.
    What does not look like pages is given back as it stands, with its blanks made one. `last` is
    the last page where a source states it by itself.
    """
    text = f"{text}-{last}" if text and last else text or last
    plain = " ".join(WORD.sub("", text.strip()).split()).strip(" .,;+")
    if plain.casefold() in NO_PAGES:
        return None
    first, *rest = DASH.split(re.split(r"[,;]", plain, maxsplit=1)[0].strip(" ."))
    end = rest[0] if len(rest) == 1 else ""
    if not PAGE.fullmatch(first) or len(rest) > 1 or (end and not PAGE.fullmatch(end)):
        return plain
    end = _written_out(first, end)
    return first if end in ("", first) else f"{first}-{end}"


def _written_out(first: str, last: str) -> str:
    """The last page with the beginning that it shares with the first and left out."""
    missing = len(first) - len(last)
    if missing > 0 and last.isdigit() and first[missing:].isdigit() and last >= first[missing:]:
        return first[:missing] + last
    return last
