"""Works as BibTeX (UTF-8), one entry a work.

Sources: Oren Patashnik's "BibTeXing" (1988); fields as in biblatex, Zotero and JabRef.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from litboard.exports.export import Export
from litboard.schema.frames import python_rows
from litboard.schema.records import LOST
from litboard.text import fold

#: A column of works and its field in BibTeX, in the order in which they are written.
FIELDS = (
    ("title", "title"),
    ("year", "year"),
    ("venue", "journal"),
    ("volume", "volume"),
    ("issue", "number"),
    ("pages", "pages"),
    ("doi", "doi"),
    ("arxiv_id", "eprint"),
    ("pmid", "pmid"),
    ("url", "url"),
    ("abstract", "abstract"),
)

#: BibTeX reads these as commands.
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts braces, whether a backslash stands before them or not.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
#: Between two signs that BibTeX sets as one: a dash, a quote.
TYPESET = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')")
#: Identifiers and links are read as they stand by every BibTeX style that knows them.
VERBATIM = frozenset({"url", "doi", "eprint"})

#: Words that make no good key: "the2023" says less than "sycophancy2023".
KEY_SKIPS = frozenset("a an and for from in of on the to towards toward with".split())


def to_bibtex(works: pd.DataFrame) -> str:
    """The works as BibTeX, UTF-8, one entry a work, with keys such as `sharma2023understanding`.

    Keys are made distinct with a letter, in the order of the works' ids, so that the same works
    have the same keys.
    """
    keys = _cite_keys(works)
    return "\n".join(_entry(work, keys[work["id"]]) for work in python_rows(works))


def _entry(work: dict[str, Any], key: str) -> str:
    fields = {}
    if work["authors"]:
        fields["author"] = " and ".join(map(_name, work["authors"]))
    for column, name in FIELDS:
        if work.get(column) is not None:
            fields[name] = _value(name, str(work[column]))
    if work["keywords"]:
        fields["keywords"] = _value("keywords", ", ".join(work["keywords"]))
    if work.get("notes"):
        # Styles print a "note"; what people wrote for themselves is not for print.
        fields["annote"] = _value("annote", "; ".join(work["notes"]))
    if work.get("arxiv_id"):
        fields["archiveprefix"] = "arXiv"
    kind = "article" if work.get("venue") else "misc"
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{body}}}\n"


def _value(name: str, value: str) -> str:
    text = " ".join(value.split())
    if name == "pages":
        text = text.replace("-", "--")
    if name in VERBATIM:
        # A brace would end the field early; no valid link or id holds one.
        return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    escaped = text.translate(ESCAPES)
    return escaped if name == "pages" else TYPESET.sub("{}", escaped)


def _name(name: str) -> str:
    """A name as BibTeX reads it; braces hold together what it would split.

    It splits a list at "and", and a name of several words without a comma at the last.
    """
    escaped = _value("author", name)
    is_pair = name.count(",") == 1 and not re.search(r"\band\b", name, re.IGNORECASE)
    return escaped if is_pair or " " not in escaped else f"{{{escaped}}}"


def _cite_keys(works: pd.DataFrame) -> dict[str, str]:
    keys: dict[str, str] = {}
    taken: set[str] = set()
    endings: dict[str, Iterator[int]] = {}
    for work in sorted(python_rows(works), key=lambda row: str(row["id"])):
        stem = _key_stem(work)
        numbers = endings.setdefault(stem, itertools.count(1))
        key = stem
        while key in taken:
            key = stem + _letters(next(numbers))
        taken.add(key)
        keys[work["id"]] = key
    return keys


def _key_stem(work: dict[str, Any]) -> str:
    first = work["authors"][0].split(",")[0] if work["authors"] else ""
    words = [word for word in fold(work["title"] or "").split() if word not in KEY_SKIPS]
    parts = (fold(first.replace(LOST, "")).replace(" ", ""), work["year"] or "", *words[:1])
    key = re.sub(r"[^a-z0-9]", "", "".join(str(part) for part in parts))
    return key or f"work{work['id']}"


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa: as many distinct endings as are needed."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


EXPORT = Export(
    name="bibtex",
    title="BibTeX",
    extension=".bib",
    media_type="application/x-bibtex",
    homepage="https://www.bibtex.org",
    write=lambda works, records: to_bibtex(works),
)
