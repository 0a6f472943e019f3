"""`litboard export`: the works for other tools."""

from __future__ import annotations

import argparse
import sys

from litboard.cli.command import Commands, add_command, add_corpus, exit_code, load_corpus

FORMATS = ("bibtex", "csv", "jsonl", "ris")


def add_commands(commands: Commands) -> None:
    """Add the command to the parser."""
    command = add_command(commands, "export", "the works for other tools", write_export)
    add_corpus(command)
    command.add_argument("--format", choices=FORMATS, default="bibtex", help="default: bibtex")


def write_export(options: argparse.Namespace) -> int:
    """Write the works of a corpus in a format of other tools; returns the exit code."""
    corpus = load_corpus(options)
    sys.stdout.write(getattr(corpus, f"to_{options.format}")())
    return exit_code(corpus.problems)
