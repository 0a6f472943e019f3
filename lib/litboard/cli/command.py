"""What the commands share: joining the parser, loading a corpus, reporting problems, exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litboard.cli.progress_line import progress_line
from litboard.schema.records import Problem

# A command imports what it needs when it runs, so that none waits for what another needs.
if TYPE_CHECKING:
    import pandas as pd

    from litboard.corpus.corpus import Corpus

#: Exit codes, as `litboard --help` states them; 130 is what shells know as "interrupted".
DONE, UNREAD, USAGE, STOPPED = 0, 1, 2, 130

#: The value of `add_subparsers`, which argparse keeps private.
Commands = Any
#: Runs a command with its parsed arguments; returns an exit code.
Run = Callable[[argparse.Namespace], int]


def add_command(commands: Commands, name: str, summary: str, run: Run) -> argparse.ArgumentParser:
    """Add a command to the parser, and return its own parser for more arguments."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=summary, description=summary)
    command.set_defaults(run=run)
    return command


def add_corpus(command: argparse.ArgumentParser) -> None:
    """Let a command take the folders and files of a corpus."""
    command.add_argument("corpus", nargs="+", type=Path, metavar="CORPUS")


def load_corpus(options: argparse.Namespace) -> Corpus:
    """The corpus that was named, with its progress shown and its problems reported."""
    from litboard.corpus.loading import load

    with progress_line(sys.stderr) as each:
        corpus = load(*options.corpus, each=each)
    report_problems(corpus.records, corpus.problems)
    return corpus


def report_problems(records: pd.DataFrame, problems: pd.DataFrame) -> None:
    """Write every problem to stderr, one a line, and a count after them; nothing without any."""
    from litboard.corpus.ingest import count_report
    from litboard.schema.frames import python_rows

    for row in python_rows(problems):
        lines = (row["first_line"], row["last_line"])
        problem = Problem(
            row["source"], lines, row["reason"], row["remedy"], entry=row["entry"], code=row["code"]
        )
        print(f"{problem} [{row['severity']}]", file=sys.stderr)
    if len(problems):
        print(f"litboard: {count_report(records, problems)}", file=sys.stderr)


def exit_code(problems: pd.DataFrame) -> int:
    """`UNREAD` where a part of a source could not be read, else `DONE`."""
    from litboard.corpus.ingest import count_lost

    return UNREAD if count_lost(problems) else DONE
