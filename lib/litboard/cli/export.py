"""`litboard export`: the works for other tools."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from litboard.cli.command import Commands, add_command, add_corpus, exit_code, load_corpus


class ExportNames:
    """The names of all exports, looked up only when argparse needs them."""

    def __iter__(self) -> Iterator[str]:
        """The names, in the order in which exports are offered."""
        from litboard.exports import all_exports

        return (export.name for export in all_exports())

    def __contains__(self, name: object) -> bool:
        """Whether there is an export of this name."""
        return name in list(self)


def add_commands(commands: Commands) -> None:
    """Add the command to the parser."""
    command = add_command(commands, "export", "the works for other tools", write_export)
    add_corpus(command)
    command.add_argument(
        "--format",
        choices=ExportNames(),
        default="bibtex",
        metavar="FORMAT",
        help="%(choices)s; default: bibtex",
    )


def write_export(options: argparse.Namespace) -> int:
    """Write the works of a corpus in a format of other tools; returns the exit code."""
    from litboard.exports import find_export

    corpus = load_corpus(options)
    sys.stdout.write(find_export(options.format).write(corpus.works, corpus.records))
    return exit_code(corpus.problems)
