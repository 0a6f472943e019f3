"""`litboard formats`: every format that can be read, and every export that can be written."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from litboard.cli.command import DONE, Commands, add_command
from litboard.cli.output import add_format, join_words
from litboard.cli.terminal_table import Column, write_table

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    Column("Kind", lambda row: row["kind"]),
    Column("Name", lambda row: row["name"]),
    Column("Title", lambda row: row["title"], share=3, lines=2),
    Column("Extensions", lambda row: join_words(row["extensions"]), share=2, lines=2),
    Column("Homepage", lambda row: row["homepage"], share=3, lines=2),
)


def add_commands(commands: Commands) -> None:
    """Add the command to the parser."""
    summary = "the formats litboard reads and writes, with those of plug-ins"
    add_format(add_command(commands, "formats", summary, write_formats))


def write_formats(options: argparse.Namespace) -> int:
    """Write the table of formats and exports; returns the exit code."""
    from litboard import exports

    table = list_formats()
    if options.format == "jsonl":
        sys.stdout.write(exports.table_to_jsonl(table))
    elif options.format == "csv":
        sys.stdout.write(exports.table_to_csv(table))
    else:
        write_table(table, COLUMNS, most_rows=len(table))
    return DONE


def list_formats() -> pd.DataFrame:
    """One row a format ("reads") or export ("writes"): kind, name, title, extensions, homepage."""
    import pandas as pd

    from litboard.exports import all_exports
    from litboard.readers import all_formats

    reads = (
        ("reads", one.name, one.title, list(one.extensions), one.homepage)
        for one in sorted(all_formats(), key=lambda one: one.title.casefold())
    )
    writes = (
        ("writes", one.name, one.title, [one.extension], one.homepage) for one in all_exports()
    )
    columns = ("kind", "name", "title", "extensions", "homepage")
    return pd.DataFrame([*reads, *writes], columns=columns)
