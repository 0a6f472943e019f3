"""How quickly works like others are found: `python benchmarks/similar.py [--works 100000]`.

Works are made of two-word phrases, some of many works and most of few (Zipf). Once terms are found:

1. the similar works of one work. Goal: 50 ms at 100,000 works;
2. works like several, which a linear support vector machine learns anew each time;
3. terms and works read from where they were kept, as after a restart.
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

#: What works are made of.
WORDS, PHRASES, PHRASES_PER_WORK = 4_000, 20_000, 14


def works_of(count: int) -> pd.DataFrame:
    """Made works as a corpus hands them over, always the same."""
    dice = np.random.default_rng(7)
    words = np.array(["".join(dice.choice(list("abdegiklmnorstu"), 7)) for _ in range(WORDS)])
    phrases = np.char.add(
        np.char.add(dice.choice(words, PHRASES), " "), dice.choice(words, PHRASES)
    )
    chance = 1 / np.arange(10, PHRASES + 10)
    drawn = dice.choice(phrases, (count, PHRASES_PER_WORK), p=chance / chance.sum())
    ids = [f"w{number:07d}" for number in range(count)]
    abstracts = [". ".join(f"We study the {phrase} of them" for phrase in row) for row in drawn]
    rows = zip(ids, ids, [None] * count, abstracts, strict=True)
    return pd.DataFrame(rows, columns=["id", "label", "title", "abstract"], dtype="str")


def time_runs(run: Callable[[], object], runs: int = RUNS) -> str:
    """The median and the worst time of some runs, in words."""
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
        said = time_runs(
            lambda: recommend(works, dice.choice(ids, count).tolist(), terms=terms),  # noqa: B023
            runs=3,
        )
        print(f"works like {count}:", said)
    with tempfile.TemporaryDirectory() as folder:
        write_cached(Path(folder) / "kept" / "terms", terms)
        print(
            "kept terms:", time_runs(lambda: read_cached(Path(folder) / "kept" / "terms", Terms), 3)
        )


if __name__ == "__main__":
    main()
