"""Opens one workbook in a process of its own: bytes in, rows out as lines of JSON.

A crafted workbook can claim more cells, or pack more text, than a machine has memory for, and
the parser makes room for all of it. Here that ends this process and no other. It is run by
path and imports nothing of litboard, so that it starts quickly.
"""

from __future__ import annotations

import datetime
import io
import json
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

#: A workbook of 100,000 records takes half of it.
MEMORY_BYTES = 1024**3
#: More cells than the widest export of 100,000 records has, and more text.
MAX_CELLS, MAX_LETTERS = 20_000_000, 400_000_000


def main() -> int:
    """Write each row that says something as [sheet, row from 1, cells], and "end" at last.

    Returns 1, with the reason written to stderr, for what cannot be opened.
    """
    _limit_memory()
    # Imported after the limit is set, so that it holds for the parser.
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        cells = letters = 0
        for name in workbook.sheet_names:
            for number, row in enumerate(_rows(workbook, name), 1):
                texts = [_to_text(value) for value in row]
                cells += len(texts)
                letters += sum(map(len, texts))
                if cells > MAX_CELLS or letters > MAX_LETTERS:
                    raise ValueError(f"it has more than {MAX_CELLS:,} cells or too much text")
                if any(text.strip() for text in texts):
                    print(json.dumps([name, number, texts]))
    except (CalamineError, ValueError) as error:
        print(error, file=sys.stderr)
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
