"""How long similar works take: `python benchmarks/similar.py [--works 100000]`.

Synthetic works consist of two-word phrases, a few of many works and most of few (Zipf). Given the
terms, the times of:

1. the similar works of one work (goal: 50 ms for 100,000 works);
2. recommendations from several works, with a support vector machine trained each time;
3. reading stored terms, as after a restart.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from litboard.analyses import Terms, key_terms, recommend, similar_works
from litboard.analyses.disk_cache import read_cached, write_cached

RUNS = 20
CHOSEN = (2, 5, 20)

#: Numbers of distinct words and phrases, and of phrases in a work.
WORDS, PHRASES, PHRASES_PER_WORK = 4_000, 20_000, 14


def works_of(count: int) -> pd.DataFrame:
    """A table of synthetic works as a corpus has it, always the same."""
    dice = np.random.default_rng(7)
    words = np.array(["".join(dice.choice(list("abdegiklmnorstu"), 7)) for _ in range(WORDS)])
    phrases = np.char.add(
        np.char.add(dice.choice(words, PHRASES), " "), dice.choice(words, PHRASES)
    )
    frequency = 1 / np.arange(10, PHRASES + 10)
    drawn = dice.choice(phrases, (count, PHRASES_PER_WORK), p=frequency / frequency.sum())
    ids = [f"w{number:07d}" for number in range(count)]
    abstracts = [". ".join(f"We study the {phrase} of them" for phrase in row) for row in drawn]
    rows = zip(ids, ids, [None] * count, abstracts, strict=True)
    return pd.DataFrame(rows, columns=["id", "label", "title", "abstract"], dtype="str")


def time_runs(run: Callable[[], object], runs: int = RUNS) -> str:
    """The median and the longest time of some runs, as text."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        run()
        times.append((time.perf_counter() - begin) * 1000)
    return f"median {statistics.median(times):,.0f} ms, worst {max(times):,.0f} ms"


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--works", type=int, default=100_000)
    works = works_of(parser.parse_args().works)
    begin = time.perf_counter()
    terms = key_terms(works)
    print(
        f"{len(terms.table):,} terms of {len(works):,} works: {time.perf_counter() - begin:.1f} s"
    )
    ids = works["id"].to_numpy()
    dice = np.random.default_rng(1)
    similar_works(works, ids[0], terms=terms)
    print("similar works:", time_runs(lambda: similar_works(works, dice.choice(ids), terms=terms)))
    for count in CHOSEN:
        times = time_runs(
            lambda: recommend(works, dice.choice(ids, count).tolist(), terms=terms),  # noqa: B023
            runs=3,
        )
        print(f"recommendations from {count}:", times)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cache" / "terms"
        write_cached(path, terms)
        print("stored terms:", time_runs(lambda: read_cached(path, Terms), 3))


if __name__ == "__main__":
    main()
