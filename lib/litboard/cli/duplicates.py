"""`litboard duplicates`: joined records, candidate pairs, and verdicts on them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from litboard.cli.command import Commands
from litboard.cli.output import add_table_command
from litboard.cli.terminal_table import Column

# Pandas is imported when the command runs.
if TYPE_CHECKING:
    import pandas as pd

    from litboard.annotations.decisions import Verdict
    from litboard.corpus.corpus import Corpus
    from litboard.matching import Decision, Decisions

DECISION_COLUMNS = dict.fromkeys(("a", "b", "verdict", "when"), "str")


def add_commands(commands: Commands) -> None:
    """Add the command to the parser. An id is that of a record or of a work."""
    command = add_table_command(
        commands, "duplicates", "which records are one paper", list_duplicates, duplicate_columns
    )
    instead = command.add_mutually_exclusive_group()
    instead.add_argument(
        "--open", action="store_true", help="instead, the candidate pairs, the least certain first"
    )
    instead.add_argument("--same", nargs="+", metavar="ID", help="decide that these are one work")
    instead.add_argument(
        "--different", nargs="+", metavar="ID", help="decide that the first is none of the others"
    )
    instead.add_argument("--split", metavar="WORK", help="make each record of a work its own work")
    instead.add_argument("--undo", action="store_true", help="undo the last decision")


def list_duplicates(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    """The joined pairs or the candidate pairs; or the decisions just made or undone.

    Raises ValueError for an unknown id, for a work that cannot be split, for an undo without a
    decision, and where decisions cannot be kept.
    """
    from litboard.corpus.review_queue import near_misses, pair_up

    if options.open:
        return near_misses(corpus)
    if options.undo:
        return _take_back(corpus)
    if options.same or options.different:
        verdict: Verdict = "same" if options.same else "different"
        pairs = pair_up(corpus, options.same or options.different, verdict)
        return _decide(corpus, lambda made: made.decide_pairs(pairs, verdict=verdict))
    if options.split:
        records = corpus.work(options.split)["records"]
        if len(records) < 2:
            raise ValueError(f"--split {options.split}: the work has one record")
        return _decide(corpus, lambda made: made.split(records))
    return corpus.merges


def duplicate_columns(corpus: Corpus, table: pd.DataFrame) -> Sequence[Column]:
    """The ids of both records, with what is known of the pair."""
    if "verdict" in table:
        return (*PAIR_COLUMNS, *DECISION)
    if "title_a" in table:
        return (*PAIR_COLUMNS, *CANDIDATE)
    works = zip(corpus.works["label"], corpus.works["records"], strict=True)
    label_of = {record: label for label, records in works for record in records}
    title = Column("Title", lambda row: label_of.get(row["a"], ""), share=3, lines=2)
    return (*PAIR_COLUMNS, *JOINED, title)


def _decide(corpus: Corpus, change: Callable[[Decisions], Decisions]) -> pd.DataFrame:
    _, after = _change(corpus, change)
    return _to_table(after.last_step())


def _take_back(corpus: Corpus) -> pd.DataFrame:
    before, _ = _change(corpus, _undo)
    return _to_table(before.last_step())


def _undo(made: Decisions) -> Decisions:
    if not made:
        raise ValueError("--undo: no decision has been made on this corpus")
    return made.undo()


def _change(
    corpus: Corpus, change: Callable[[Decisions], Decisions]
) -> tuple[Decisions, Decisions]:
    """The decisions in the corpus folder before and after a change, which is kept and reported."""
    from litboard.annotations.decisions import FILE_NAME as DECISION_FILE
    from litboard.matching import read_decisions, write_decisions

    if corpus.home is None:
        raise ValueError("decisions are kept in the folder of the corpus: name a folder")
    path = corpus.home / DECISION_FILE
    before = read_decisions(path)
    after = change(before)
    try:
        write_decisions(path, after)
    except OSError as error:
        raise ValueError(f"{path}: cannot be written ({error}); nothing was changed") from error
    works = len(corpus.with_decisions(after))
    print(
        f"litboard: {len(corpus)} works before, {works} now; decisions in {path.name}: "
        f"{len(after)}; --undo takes the last step back",
        file=sys.stderr,
    )
    return before, after


def _to_table(decisions: Sequence[Decision]) -> pd.DataFrame:
    from litboard.schema.frames import make_table

    return make_table(
        ((one.a, one.b, one.verdict, one.when) for one in decisions), DECISION_COLUMNS
    )


PAIR_COLUMNS = (Column("First", lambda row: row["a"]), Column("Second", lambda row: row["b"]))
DECISION = (
    Column("Verdict", lambda row: row["verdict"]),
    Column("When", lambda row: row["when"]),
)
JOINED = (
    Column("Probability", lambda row: f"{row['probability']:.3f}", right=True),
    Column("Joined by", lambda row: row["rule"], share=1, lines=2),
)
CANDIDATE = (
    Column("Probability", lambda row: f"{row['probability']:.3f}", right=True),
    Column("First title", lambda row: row["title_a"] or "", share=1, lines=2),
    Column("Second title", lambda row: row["title_b"] or "", share=1, lines=2),
    Column("Reason", lambda row: row["rule"], share=1, lines=2),
)
