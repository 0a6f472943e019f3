"""Write the tables of docs/formats.md from the registries: `python docs/make_formats.py`.

Everything between the two marks of a table is generated; the text around them is written by hand.
A test fails when the page is not what this writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from litboard.exports import EXPORTS, Export
from litboard.readers import FORMATS, Format

PAGE = Path(__file__).with_name("formats.md")


def make_page(page: str) -> str:
    """The page with its tables of formats and exports as the registries have them now.

    Raises ValueError for a page without the marks of a table.
    """
    tables = {"formats": format_table(FORMATS), "exports": export_table(EXPORTS)}
    for name, table in tables.items():
        begin, end = f"<!-- {name}: generated -->", f"<!-- {name}: end -->"
        if begin not in page or end not in page:
            raise ValueError(f"formats.md has no lines {begin} and {end}; add them")
        above, below = page.split(begin)[0], page.split(end)[1]
        page = f"{above}{begin}\n{table}\n{end}{below}"
    return page


def format_table(formats: Iterable[Format]) -> str:
    """A Markdown table, one row a format, by title."""
    ordered = sorted(formats, key=lambda one: one.title.casefold())
    rows = (
        (f"[{one.title}]({one.homepage})", _codes(one.extensions), one.written_by, one.covers,
         one.leaves_out or "–")
        for one in ordered
    )  # fmt: skip
    return _table(("Format", "Extensions", "Written by", "Read", "Not read"), rows)


def export_table(exports: Iterable[Export]) -> str:
    """A Markdown table, one row an export, in the order in which they are offered."""
    rows = (
        (f"[{one.title}]({one.homepage})", _codes([one.extension]), f"`{one.name}`",
         f"`{one.media_type}`")
        for one in exports
    )  # fmt: skip
    return _table(("Export", "Extension", "`--format`", "Media type"), rows)


def _codes(texts: Iterable[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts)


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(make_page(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
