"""`litboard works`, `records` and `problems`: what was read, joined, and not read."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from litboard.cli.command import (
    Commands,
    add_command,
    add_corpus,
    exit_code,
    load_corpus,
    report_problems,
)
from litboard.cli.output import add_format, add_table_command, join_words
from litboard.cli.progress_line import progress_line
from litboard.cli.terminal_table import Column, Row, write_table

if TYPE_CHECKING:
    import pandas as pd

    from litboard.corpus.corpus import Corpus

#: Lines of a reason with its remedy and code: the longest of ours fits at 80 columns.
REASON_LINES = 8


def add_commands(commands: Commands) -> None:
    """Add the three commands to the parser."""
    works = add_command(commands, "works", "the works behind the records", write_works)
    records = add_command(commands, "records", "what each source states, repaired", write_records)
    for command in (works, records):
        add_corpus(command)
        add_format(command)
    add_table_command(
        commands, "problems", "what could not be read, and why", list_problems, problem_columns
    )


def write_works(options: argparse.Namespace) -> int:
    """Write the works of a corpus; returns the exit code."""
    corpus = load_corpus(options)
    if options.format == "jsonl":
        sys.stdout.write(corpus.to_jsonl())
    elif options.format == "csv":
        sys.stdout.write(corpus.to_csv())
    else:
        write_table(corpus.works, WORK_COLUMNS)
    return exit_code(corpus.problems)


def write_records(options: argparse.Namespace) -> int:
    """Write what the sources state, before records are matched; returns the exit code."""
    from litboard import exports
    from litboard.corpus.ingest import read_paths

    with progress_line(sys.stderr) as each:
        parsed = read_paths(*options.corpus, each=each)
    report_problems(parsed.records, parsed.problems)
    if options.format == "jsonl":
        sys.stdout.write(exports.records_to_jsonl(parsed.records, parsed.repairs))
    elif options.format == "csv":
        sys.stdout.write(exports.table_to_csv(parsed.records))
    else:
        write_table(parsed.records, RECORD_COLUMNS)
    return exit_code(parsed.problems)


def list_problems(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    """What could not be read, or was read by a guess."""
    return corpus.problems


def problem_columns(corpus: Corpus, table: pd.DataFrame) -> Sequence[Column]:
    """Place, status, reason with remedy and code, and the beginning of the text."""
    return PROBLEM_COLUMNS


def _authors(row: Row) -> str:
    names = [name.partition(",")[0] for name in row["authors"]]
    return f"{names[0]} et al." if len(names) > 2 else " & ".join(names)


def _lines(row: Row) -> str:
    first, last = row["first_line"], row["last_line"]
    return f"{first}" if first == last else f"{first}\N{EN DASH}{last}"


def _place(row: Row) -> str:
    entry = f", entry {row['entry']}" if row["entry"] is not None else ""
    return f"{row['source']}{entry}" + (f", line {_lines(row)}" if row["last_line"] else "")


def _reason(row: Row) -> str:
    sentence = f"{row['reason']}; {row['remedy']}" if row["remedy"] else row["reason"]
    return f"{sentence} [{row['code']}]"


WORK_COLUMNS = (
    Column("Id", lambda row: row["id"]),
    Column("Year", lambda row: str(row["year"] or "")),
    Column("Title", lambda row: row["label"], share=3, lines=2),
    Column("Authors", _authors, share=1),
    Column("Sources", lambda row: join_words(row["sources"]), share=1),
)

RECORD_COLUMNS = (
    Column("Source", lambda row: row["source"], share=1),
    Column("Entry", lambda row: str(row["entry"]), right=True),
    Column("Lines", _lines, right=True),
    Column("Title", lambda row: row["title"] or row["abstract"] or "", share=1, lines=2),
)

PROBLEM_COLUMNS = (
    Column("Place", _place, share=1, lines=3),
    Column("Status", lambda row: row["severity"], share=1, lines=3),
    Column("Reason and remedy", _reason, share=3, lines=REASON_LINES),
    Column("Text", lambda row: row["raw"] or "", share=1, lines=3),
)
