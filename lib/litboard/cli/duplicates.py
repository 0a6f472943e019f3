"""`litboard duplicates`: what was joined, what is in doubt, and a person's word on it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

# Pandas is imported when the command runs.
if TYPE_CHECKING:
    import pandas as pd

    from litboard.annotations.decisions import Verdict
    from litboard.corpus.corpus import Corpus
    from litboard.matching import Decision, Decisions

DECISION_COLUMNS = dict.fromkeys(("a", "b", "verdict", "when"), "str")


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What may be asked for instead of what was joined. An id is a record's or a work's."""
    asked = command.add_mutually_exclusive_group()
    asked.add_argument(
        "--open", action="store_true", help="instead, the near misses, the most doubtful first"
    )
    asked.add_argument("--same", nargs="+", metavar="ID", help="decide that these are one work")
    asked.add_argument(
        "--different", nargs="+", metavar="ID", help="decide that the first is none of the others"
    )
    asked.add_argument("--split", metavar="WORK", help="make each record of a work its own work")
    asked.add_argument("--undo", action="store_true", help="take the last decision back")


def list_duplicates(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    """The pairs that were joined, or are in doubt; or the decisions just made or taken back."""
    from litboard.corpus.review_queue import near_misses, pair_up

    if options.open:
        return near_misses(corpus)
    if options.undo:
        return _take_back(corpus)
    if options.same or options.different:
        word: Verdict = "same" if options.same else "different"
        pairs = pair_up(corpus, options.same or options.different, word)
        return _decide(corpus, lambda made: made.decide_pairs(pairs, verdict=word))
    if options.split:
        records = corpus.work(options.split)["records"]
        if len(records) < 2:
            raise ValueError(f"--split {options.split}: the work has one record")
        return _decide(corpus, lambda made: made.split(records))
    return corpus.merges


def _decide(corpus: Corpus, change: Callable[[Decisions], Decisions]) -> pd.DataFrame:
    _, after = _change(corpus, change)
    return _listed(after.last_step())


def _take_back(corpus: Corpus) -> pd.DataFrame:
    before, _ = _change(corpus, _undo)
    return _listed(before.last_step())


def _undo(made: Decisions) -> Decisions:
    if not made:
        raise ValueError("--undo: no decision has been made on this corpus")
    return made.undo()


def _change(
    corpus: Corpus, change: Callable[[Decisions], Decisions]
) -> tuple[Decisions, Decisions]:
    """The decisions beside the corpus before and after a change, which is kept and told."""
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


def _listed(decisions: Sequence[Decision]) -> pd.DataFrame:
    from litboard.schema.frames import make_table

    return make_table(
        ((one.a, one.b, one.verdict, one.when) for one in decisions), DECISION_COLUMNS
    )
