"""The command `litboard`: the same tables as the dashboard, for scripts and pipes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litboard.cli import duplicates
from litboard.cli.progress_line import progress_line
from litboard.schema.records import Problem

# A command imports what it needs when it runs, so that none waits for what another needs.
if TYPE_CHECKING:
    import pandas as pd

    from litboard.corpus.corpus import Corpus

#: Exit codes, as `litboard --help` states them; 130 is what shells know as "interrupted".
DONE, UNREAD, USAGE, STOPPED = 0, 1, 2, 130

EXPORTS = ("bibtex", "csv", "jsonl", "ris")

EPILOG = """\
CORPUS is any number of folders and files.

exit codes:
  0  everything was read
  1  a part of a source could not be read; all else was printed, the rest is on stderr
  2  the command makes no sense as given
  130  stopped with Ctrl-C
"""

#: More rows than a terminal shows are for a pipe.
TABLE_ROWS = 50


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
    """The commands there are, as documents must name them."""
    actions = (action.choices for action in _parser()._actions if isinstance(action.choices, dict))
    return [name for choices in actions for name in choices]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="litboard",
        description="Parse, deduplicate and explore a reading group's papers.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=version("litboard"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(commands, "works", "the works behind the records", _works)
    _add(commands, "records", "what each source states, repaired", _records)
    _add(commands, "problems", "what could not be read, and why", _table(_problems))
    joined = _add(commands, "duplicates", "which records are one paper", _table(_duplicates))
    duplicates.add_arguments(joined)
    terms = _add(commands, "terms", "key terms with their works", _table(_terms))
    terms.add_argument("--per-work", type=int, metavar="N", help="instead, N terms for each work")
    trends = _add(commands, "trends", "works a year, or a term's share a year", _table(_trends))
    trends.add_argument("--term", action="append", default=[], help="a term; may be repeated")
    topic = _add(commands, "topics", "topics with their terms and works", _table(_topics))
    topic.add_argument("--count", type=int, metavar="K", help="so many topics")
    similar = _add(commands, "similar", "the works nearest to one, or to several", _table(_similar))
    similar.add_argument(
        "--work",
        required=True,
        action="append",
        metavar="ID",
        help="the id of a work; may be repeated, for works like all of these",
    )
    export = _add(commands, "export", "the works for other tools", _export, tables=False)
    export.add_argument("--format", choices=EXPORTS, default="bibtex")
    serve = _add(commands, "serve", "open the dashboard", _serve, tables=False)
    serve.add_argument("--port", type=int, default=8501)
    serve.add_argument(
        "--shared-library",
        action="store_true",
        help="let every visitor add papers for everybody, as files in CORPUS/shared",
    )
    return parser


def _add(
    commands: Any, name: str, says: str, run: Callable[[Any], int], *, tables: bool = True
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=says, description=says)
    command.add_argument("corpus", nargs="+", type=Path, metavar="CORPUS")
    if tables:
        command.add_argument("--format", choices=("table", "jsonl", "csv"), default="table")
    command.set_defaults(run=run)
    return command


def _load(options: argparse.Namespace) -> Corpus:
    from litboard.corpus.loading import load

    with progress_line(sys.stderr) as each:
        corpus = load(*options.corpus, each=each)
    _tell(corpus.records, corpus.problems)
    return corpus


def _tell(records: pd.DataFrame, problems: pd.DataFrame) -> None:
    """Every problem on stderr, a line each, and the count of all where there is any."""
    from litboard.corpus.ingest import count_report
    from litboard.schema.frames import python_rows

    for row in python_rows(problems):
        lines = (row["first_line"], row["last_line"])
        problem = Problem(row["source"], lines, row["reason"], row["remedy"], entry=row["entry"])
        print(f"{problem} [{row['severity']}]", file=sys.stderr)
    if len(problems):
        print(f"litboard: {count_report(records, problems)}", file=sys.stderr)


def _code(problems: pd.DataFrame) -> int:
    from litboard.corpus.ingest import count_lost

    return UNREAD if count_lost(problems) else DONE


def _works(options: argparse.Namespace) -> int:
    corpus = _load(options)
    if options.format == "jsonl":
        sys.stdout.write(corpus.to_jsonl())
    elif options.format == "csv":
        sys.stdout.write(corpus.to_csv())
    else:
        _print_table(corpus.works[["id", "year", "label", "sources"]])
    return _code(corpus.problems)


def _records(options: argparse.Namespace) -> int:
    from litboard.corpus.ingest import read_paths
    from litboard.exports import exports

    with progress_line(sys.stderr) as each:
        stated = read_paths(*options.corpus, each=each)
    _tell(stated.records, stated.problems)
    if options.format == "jsonl":
        sys.stdout.write(exports.records_to_jsonl(stated.records, stated.repairs))
    elif options.format == "csv":
        sys.stdout.write(exports.table_to_csv(stated.records))
    else:
        _print_table(stated.records[["source", "entry", "first_line", "last_line", "title"]])
    return _code(stated.problems)


def _table(rows: Callable[[Corpus, Any], pd.DataFrame]) -> Callable[[Any], int]:
    """A command that prints one table."""

    def run(options: argparse.Namespace) -> int:
        from litboard.exports import exports

        corpus = _load(options)
        table = rows(corpus, options)
        if options.format == "jsonl":
            sys.stdout.write(exports.table_to_jsonl(table))
        elif options.format == "csv":
            sys.stdout.write(exports.table_to_csv(table))
        else:
            _print_table(table)
        return _code(corpus.problems)

    return run


def _problems(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    return corpus.problems


def _duplicates(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    return duplicates.list_duplicates(corpus, options)


def _terms(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    import pandas as pd

    from litboard.analyses import work_terms
    from litboard.api import key_terms

    if options.per_work is None:
        return key_terms(corpus).table
    if options.per_work < 1:
        raise ValueError(f"--per-work {options.per_work}: ask for 1 term or more")
    found = work_terms(corpus.works, count=options.per_work, vocabulary=corpus.vocabulary)
    of_work = {
        work: rows[["term", "score"]].to_dict(orient="records")
        for work, rows in found.groupby("id", sort=False)
    }
    return pd.DataFrame({"id": work, "terms": of_work.get(work, [])} for work in corpus.works["id"])


def _trends(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    from litboard.api import key_terms, term_trend, works_per_year

    if not options.term:
        return works_per_year(corpus)
    return term_trend(corpus, key_terms(corpus), options.term)


def _topics(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    import pandas as pd

    from litboard.analyses.topics.topics import NO_TOPIC
    from litboard.api import topics

    found = topics(corpus, count=options.count)
    words = found.words.rename(columns={"word": "term"})
    rows = found.table.to_dict(orient="records")
    if found.works_of(NO_TOPIC):
        rows.append({"topic": NO_TOPIC, "name": "in no topic", "share": 0.0, "stability": 0.0})
    return pd.DataFrame(
        {
            "topic": row["topic"],
            "name": row["name"],
            "terms": _records_of(words, row["topic"], ["term", "weight"]),
            "distinctive": _records_of(found.weights, row["topic"], ["term", "weight"]),
            "share": row["share"],
            "stability": row["stability"],
            "works": _records_of(found.assignments, row["topic"], ["id", "weight"]),
        }
        for row in rows
    )


def _records_of(table: pd.DataFrame, topic: int, columns: list[str]) -> list[dict[Any, Any]]:
    return table.loc[table["topic"] == topic, columns].to_dict(orient="records")


def _similar(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    works = list(dict.fromkeys(options.work))
    return corpus.similar(works[0]) if len(works) == 1 else corpus.recommend(works).works


def _export(options: argparse.Namespace) -> int:
    corpus = _load(options)
    sys.stdout.write(getattr(corpus, f"to_{options.format}")())
    return _code(corpus.problems)


def _serve(options: argparse.Namespace) -> int:
    app = Path(__file__).parents[3] / "app.py"
    if not app.exists():
        raise ValueError("the dashboard is not installed here; run it from a checkout of litboard")
    environment = os.environ | {
        "LITBOARD_CORPUS": os.pathsep.join(str(path.resolve()) for path in options.corpus)
    }
    if options.shared_library:
        environment["LITBOARD_SHARED_LIBRARY"] = "1"
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(app),
        "--server.port",
        str(options.port),
    ]
    try:
        return subprocess.call(command, env=environment, cwd=app.parent)
    except KeyboardInterrupt:
        # The way a server is ended: it has heard it, too.
        return DONE


def _print_table(table: pd.DataFrame) -> None:
    import pandas as pd

    if table.empty:
        print("none")
        return
    with pd.option_context("display.max_colwidth", 60, "display.width", 160):
        print(table.head(TABLE_ROWS).to_string(index=False, max_rows=None))
    if len(table) > TABLE_ROWS:
        print(f"… {len(table) - TABLE_ROWS} more rows: use --format csv or jsonl")
