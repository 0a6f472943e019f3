"""A command that writes one table: for people, or with `--format` for programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from litboard.cli.command import Commands, add_command, add_corpus, exit_code, load_corpus
from litboard.cli.terminal_table import Column, write_table

if TYPE_CHECKING:
    import pandas as pd

    from litboard.corpus.corpus import Corpus

#: The table that a command is about.
Rows = Callable[["Corpus", argparse.Namespace], "pd.DataFrame"]
#: The columns of that table on a terminal. The corpus helps with what an id stands for.
Columns = Callable[["Corpus", "pd.DataFrame"], Sequence[Column]]


def add_format(command: argparse.ArgumentParser) -> None:
    """Let a command write its table for people or for programs."""
    command.add_argument(
        "--format", choices=("table", "jsonl", "csv"), default="table", help="default: table"
    )


def add_table_command(
    commands: Commands, name: str, summary: str, rows: Rows, columns: Columns
) -> argparse.ArgumentParser:
    """Add a command that loads a corpus and writes one table of it."""

    def run(options: argparse.Namespace) -> int:
        from litboard import exports

        corpus = load_corpus(options)
        table = rows(corpus, options)
        if options.format == "jsonl":
            sys.stdout.write(exports.table_to_jsonl(table))
        elif options.format == "csv":
            sys.stdout.write(exports.table_to_csv(table))
        else:
            write_table(table, columns(corpus, table))
        return exit_code(corpus.problems)

    command = add_command(commands, name, summary, run)
    add_corpus(command)
    add_format(command)
    return command


def join_words(values: Sequence[object]) -> str:
    """A list as words: "probe, model, steering"."""
    return ", ".join(str(value) for value in values)


def percent(share: float | None) -> str:
    """A share from 0 to 1 in percent; nothing where it is unknown."""
    return "" if share is None or share != share else f"{share:.0%}"


def decimal(value: float | None) -> str:
    """A number with two digits after the point; nothing where it is unknown."""
    return "" if value is None or value != value else f"{value:.2f}"
