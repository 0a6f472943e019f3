"""The command `litboard`: the same tables as the dashboard, for scripts and pipes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from litboard import __version__
from litboard.cli import analyses, duplicates, export, formats, serve, sources
from litboard.cli.command import DONE, STOPPED, USAGE

#: Each adds its commands to the parser. A new command is one file and one line here.
ADD_COMMANDS = (
    sources.add_commands,
    duplicates.add_commands,
    analyses.add_commands,
    export.add_commands,
    formats.add_commands,
    serve.add_commands,
)

EPILOG = """\
CORPUS is any number of folders and files.

exit codes:
  0  everything was read
  1  a part of a source could not be read; all else was written, the problems are on stderr
  2  invalid command or arguments
  130  stopped with Ctrl-C
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # `litboard works … | head` closes the pipe when it has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except (KeyError, ValueError) as error:
        print(f"litboard: {error.args[0] if error.args else error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("litboard: stopped; nothing was changed", file=sys.stderr)
        return STOPPED
    return code


def command_names() -> list[str]:
    """The names of all commands, in the order of `litboard --help`."""
    actions = (action.choices for action in _parser()._actions if isinstance(action.choices, dict))
    return [name for choices in actions for name in choices]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="litboard",
        description="Parse, deduplicate and explore a reading group's papers.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"litboard {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add_commands in ADD_COMMANDS:
        add_commands(commands)
    return parser
