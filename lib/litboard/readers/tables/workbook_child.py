"""Opens one workbook in a process of its own: bytes in, rows out as lines of JSON.

A crafted workbook can claim more cells, or pack more text, than a machine has memory for, and
the parser makes room for all of it. Here that ends this process and no other. It is run by
path and imports nothing of litboard, so that it starts quickly.
"""

from __future__ import annotations

import datetime
import io
import json
import posixpath
import re
import sys
import zipfile
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

#: A workbook of 100,000 records takes half of it.
MEMORY_BYTES = 1024**3
#: More cells than the widest export of 100,000 records has, and more text.
MAX_CELLS, MAX_LETTERS = 20_000_000, 400_000_000
#: A cell whose formula has no value saved with it, as libraries that calculate nothing write it.
UNSAVED = re.compile(
    r'<c r="[A-Z]{1,3}(\d{1,7})"[^<>]*><f[^<>]*>([^<>]*)</f>(?:<v></v>|<v\s?/>)?</c>'
)
SHEET = re.compile(r'<sheet\b[^<>]*?\bname="([^"]*)"[^<>]*?\br:id="([^"]*)"')
TARGET = re.compile(r'\bTarget="([^"]*)"'), re.compile(r'\bId="([^"]*)"')
#: The tables, rows and cells of OpenDocument, with what stands in their tags (ODF 1.3, part 3, 9).
OPEN_TAG = re.compile(r"<table:(table|table-row|table-cell)\s([^<>]*)>|<table:(table-row)/?>")
OPEN_NAME = re.compile(r'\btable:name="([^"]*)"')
OPEN_REPEATED = re.compile(r'\btable:number-rows-repeated="(\d{1,7})"')
OPEN_FORMULA = re.compile(r'\btable:formula="(?:\w+:)?([^"]*)"')
#: The error of calamine for a workbook that it cannot open at all.
NO_FORMAT = "Cannot detect file format"
DAMAGED = "it is damaged, or claims more cells than there is memory for"


def main() -> int:
    """Write rows that say something as [sheet, row from 1, cells, formulas], and "end" at last.

    The formulas are those without a saved value, whose cells are therefore empty.

    Returns 1, with the reason written to stderr, for what cannot be opened.
    """
    _limit_memory()
    # Imported after the limit is set, so that it holds for the parser.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        content = sys.stdin.buffer.read()
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        formulas = _unsaved_formulas(content)
        cells = letters = 0
        for name in workbook.sheet_names:
            for number, row in enumerate(_rows(workbook, name), 1):
                texts = [_to_text(value) for value in row]
                cells += len(texts)
                letters += sum(map(len, texts))
                if cells > MAX_CELLS or letters > MAX_LETTERS:
                    raise ValueError(f"it has more than {MAX_CELLS:,} cells or too much text")
                unsaved = formulas.get((name, number), [])
                if unsaved or any(text.strip() for text in texts):
                    print(json.dumps([name, number, texts, unsaved]))
    except (CalamineError, ValueError) as error:
        print(DAMAGED if str(error) == NO_FORMAT else error, file=sys.stderr)
        return 1
    print('"end"')
    return 0


def _rows(workbook: CalamineWorkbook, name: str) -> Iterator[Sequence[object]]:
    """The rows of a sheet from its first; a page of charts alone has none."""
    from python_calamine import WorksheetNotFound

    try:
        yield from workbook.get_sheet_by_name(name).iter_rows()
    except WorksheetNotFound:
        return


def _unsaved_formulas(content: bytes) -> dict[tuple[str, int], list[str]]:
    """The formulas of each sheet and row that have no value; none in old workbooks."""
    formulas: dict[tuple[str, int], list[str]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if "content.xml" in archive.namelist():
                return _open_formulas(archive.read("content.xml").decode("utf-8", "replace"))
            for name, path in _sheet_paths(archive):
                text = archive.read(path).decode("utf-8", "replace")
                for number, formula in UNSAVED.findall(text):
                    formulas.setdefault((name, int(number)), []).append(f"={unescape(formula)}")
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return formulas
    return formulas


def _open_formulas(text: str) -> dict[tuple[str, int], list[str]]:
    """The formulas without a value in a sheet of OpenDocument, whose rows are counted here."""
    formulas: dict[tuple[str, int], list[str]] = {}
    sheet, number, repeated = "", 0, 1
    for tag in OPEN_TAG.finditer(text):
        kind, attributes = tag[1] or tag[3], tag[2] or ""
        if kind == "table":
            name = OPEN_NAME.search(attributes)
            sheet, number, repeated = unescape(name[1]) if name else "", 0, 1
        elif kind == "table-row":
            number += repeated
            times = OPEN_REPEATED.search(attributes)
            repeated = int(times[1]) if times else 1
        elif (formula := OPEN_FORMULA.search(attributes)) and "office:value-type" not in attributes:
            formulas.setdefault((sheet, max(number, 1)), []).append(unescape(formula[1]))
    return formulas


def _sheet_paths(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and where it stands in the archive (ECMA-376, part 1, 18.2)."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    paths = {}
    for link in re.findall(r"<Relationship\b[^<>]*>", links):
        target, key = (pattern.search(link) for pattern in TARGET)
        if target and key:
            paths[key[1]] = posixpath.join("/xl", target[1]).removeprefix("/")
    for name, key in SHEET.findall(book):
        if key in paths:
            yield unescape(name), paths[key]


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _to_text(value: object) -> str:
    """A cell as a person sees it: 2019.0 is 2019, a date is a date."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value).replace("_x000D_", "")


if __name__ == "__main__":
    sys.exit(main())
