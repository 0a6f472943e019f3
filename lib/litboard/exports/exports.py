"""Works → BibTeX, RIS, CSV and JSON Lines that other tools read without surprises."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from litboard.schema.frames import python_rows
from litboard.schema.records import LOST
from litboard.text import fold

#: What a field of a work is called in each format. An export writes them in this order.
BIBTEX_FIELDS = (
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
RIS_FIELDS = (
    ("title", "TI"),
    ("year", "PY"),
    ("venue", "T2"),
    ("volume", "VL"),
    ("issue", "IS"),
    ("doi", "DO"),
    ("url", "UR"),
    ("abstract", "AB"),
)
CSV_FIELDS = (
    "id",
    "title",
    "authors",
    "year",
    "venue",
    "volume",
    "issue",
    "pages",
    "doi",
    "arxiv_id",
    "pmid",
    "url",
    "keywords",
    "notes",
    "abstract",
    "sources",
)
JSON_FIELDS = ("id", "title", "authors", "year", "arxiv_id", "doi", "abstract")

#: BibTeX reads these as commands.
BIBTEX_ESCAPES = str.maketrans(
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

#: A spreadsheet runs a cell that begins with one of these as a formula (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

#: What JSON allows inside a text and many readers take for the end of a line.
LINE_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}

#: Words that make no good key: "the2023" says less than "sycophancy2023".
KEY_SKIPS = frozenset("a an and for from in of on the to towards toward with".split())


def to_bibtex(works: pd.DataFrame) -> str:
    """The works as BibTeX, UTF-8, one entry a work, with keys such as `sharma2023understanding`.

    Keys are made distinct with a letter, in the order of the works' ids, so that the same works
    have the same keys.
    """
    keys = _cite_keys(works)
    return "\n".join(_bibtex_entry(work, keys[work["id"]]) for work in python_rows(works))


def to_ris(works: pd.DataFrame) -> str:
    """The works as RIS, as Zotero, EndNote and Mendeley import it."""
    lines = (line for work in python_rows(works) for line in (*_ris_lines(work), "ER  - ", ""))
    return "".join(f"{line}\r\n" for line in lines)


def to_csv(works: pd.DataFrame) -> str:
    """The works as CSV for a spreadsheet: UTF-8 with a mark, lists joined by "; ".

    A cell that a spreadsheet would run as a formula is defused with an apostrophe.
    """
    return _csv(
        CSV_FIELDS, ([work.get(field) for field in CSV_FIELDS] for work in python_rows(works))
    )


def to_jsonl(works: pd.DataFrame, records: pd.DataFrame) -> str:
    """One JSON object a line and work, with the places of the records behind it."""
    places = _places(records)
    lines = (
        {field: work.get(field) for field in JSON_FIELDS}
        | {"records": [places[record] for record in work["records"]]}
        for work in python_rows(works)
    )
    return _json_lines(lines)


def records_to_jsonl(records: pd.DataFrame, repairs: pd.DataFrame) -> str:
    """One JSON object a line and record, as its source states it, with what was repaired."""
    mended: dict[str, list[dict[str, Any]]] = {}
    for repair in python_rows(repairs[["record", "field", "before", "after", "kind"]]):
        mended.setdefault(repair.pop("record"), []).append(repair)
    lines = []
    for row in python_rows(records):
        lines_of = [row.pop("first_line"), row.pop("last_line")]
        lines.append({**row, "lines": lines_of, "repairs": mended.get(row["id"], [])})
    return _json_lines(lines)


def table_to_jsonl(table: pd.DataFrame) -> str:
    """Any table as JSON Lines."""
    return _json_lines(python_rows(table))


def table_to_csv(table: pd.DataFrame) -> str:
    """Any table as CSV for a spreadsheet, formulas defused."""
    return _csv(list(table.columns), (row.values() for row in python_rows(table)))


def _json_lines(lines: Iterable[dict[str, Any]]) -> str:
    return "".join(f"{_json(line)}\n" for line in lines)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).translate(LINE_BREAKS)


def _csv(header: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    # The mark tells spreadsheets that this is UTF-8.
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()


def _places(records: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {
        row["id"]: {
            "source": row["source"],
            "entry": row["entry"],
            "lines": [row["first_line"], row["last_line"]],
        }
        for row in python_rows(records[["id", "source", "entry", "first_line", "last_line"]])
    }


def _bibtex_entry(work: dict[str, Any], key: str) -> str:
    fields = {}
    if work["authors"]:
        fields["author"] = " and ".join(map(_bibtex_name, work["authors"]))
    for column, name in BIBTEX_FIELDS:
        if work.get(column) is not None:
            fields[name] = _bibtex_value(name, str(work[column]))
    if work["keywords"]:
        fields["keywords"] = _bibtex_value("keywords", ", ".join(work["keywords"]))
    if work.get("notes"):
        # Styles print a "note"; what people wrote for themselves is not for print.
        fields["annote"] = _bibtex_value("annote", "; ".join(work["notes"]))
    if work.get("arxiv_id"):
        fields["archiveprefix"] = "arXiv"
    kind = "article" if work.get("venue") else "misc"
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{body}}}\n"


def _bibtex_value(name: str, value: str) -> str:
    text = " ".join(value.split())
    if name == "pages":
        text = text.replace("-", "--")
    if name in VERBATIM:
        # A brace would end the field early; no valid link or id holds one.
        return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    escaped = text.translate(BIBTEX_ESCAPES)
    return escaped if name == "pages" else TYPESET.sub("{}", escaped)


def _bibtex_name(name: str) -> str:
    """A name as BibTeX reads it; braces hold together what it would split.

    It splits a list at "and", and a name of several words without a comma at the last.
    """
    escaped = _bibtex_value("author", name)
    is_pair = name.count(",") == 1 and not re.search(r"\band\b", name, re.IGNORECASE)
    return escaped if is_pair or " " not in escaped else f"{{{escaped}}}"


def _ris_lines(work: dict[str, Any]) -> Iterator[str]:
    yield f"TY  - {'JOUR' if work.get('venue') else 'GEN'}"
    for name in work["authors"]:
        yield _ris_line("AU", name)
    for column, tag in RIS_FIELDS:
        if work.get(column) is not None:
            yield _ris_line(tag, str(work[column]))
    first, _, last = (work.get("pages") or "").partition("-")
    if first:
        yield _ris_line("SP", first)
    if last:
        yield _ris_line("EP", last)
    for keyword in work["keywords"]:
        yield _ris_line("KW", keyword)
    for note in work.get("notes", ()):
        yield _ris_line("N1", note)
    if work.get("arxiv_id"):
        yield _ris_line("AN", f"arXiv:{work['arxiv_id']}")
    yield _ris_line("ID", work["id"])


def _ris_line(tag: str, value: str) -> str:
    # A line break in a value would begin a new tag.
    return f"{tag}  - {' '.join(value.split())}"


def _cell(value: Any) -> str:
    if value is None or isinstance(value, (int, float)):
        return "" if value is None else str(value)
    parts = value if isinstance(value, list) else [value]
    text = "; ".join(part if isinstance(part, str) else _json(part) for part in parts)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


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
