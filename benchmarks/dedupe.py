"""How well and how quickly records are matched: `python benchmarks/dedupe.py --data DIR`.

Takes every table DIR/*.csv.gz with the columns id, gold (the paper each record is of) and the
fields of papers; a column `source` stays hidden. Each is shuffled, written as a CSV, read with
litboard's own reader and matched, in a process of its own. Generated papers follow, 10,000,
100,000 and 1,000,000 of them (`--made 10000`). Prints pair precision, recall and F1, false and
missed pairs, processor seconds of the matching, and the peak memory of the whole process; then,
for candidate pairs in each band of probability, the share that is one work.

With `--peers`, bib-dedupe is installed into an environment of its own and measured beside
litboard, on the tables of DIR named by `--on` and on the first number of made papers.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.dedupe_papers import make_records  # noqa: E402

from litboard.corpus.ingest import read_sources  # noqa: E402
from litboard.matching import match_records  # noqa: E402
from litboard.schema.records import Source  # noqa: E402

SEED = 1
MADE = (10_000, 100_000, 1_000_000)
WARMING = 50
#: Probabilities between which candidate pairs are counted together.
STEPS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.95, 1.01)
#: Tables on which peers are measured: they take many times longer.
COMPARED = ("digital_work", "syn10k")
#: A set of hand-made cases, named in `source`; only pairs within one case count.
CASES = "hardcases"
HEAD = f"{'set':22}{'records':>9}{'prec.':>8}{'recall':>8}{'F1':>8}{'false':>7}{'missed':>8}"
PEER = """
import os, sys, pandas as pd
from bib_dedupe.bib_dedupe import block, cluster, match, prep
records = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
before = sum(os.times()[:4])
found = cluster(match(block(prep(records))))
spent = sum(os.times()[:4]) - before
of = {record: number for number, ids in enumerate(found) for record in ids}
works = [of.get(record, f"alone {record}") for record in records["ID"]]
pd.DataFrame({"work": works}).to_csv(sys.argv[2], index=False)
print(spent, file=sys.stderr)
"""


def main() -> None:
    """Print the table."""
    options = _read_options()
    print(f"{HEAD}{'seconds':>10}{'MiB':>7}", flush=True)
    tables = sorted(options.data.glob("*.csv.gz")) if options.data else []
    jobs: list[Path | int] = [*tables, *options.made]
    mine = {}
    for job in jobs:
        mine[_name(job)] = _measure_alone(job)
        print(_format(_name(job), mine[_name(job)]), flush=True)
    _print_bands(mine.values())
    if options.peers:
        wanted = [job for job in jobs if _name(job) in {*options.on, _name(min(options.made))}]
        _compare_peers(wanted, mine)


def _read_options() -> Any:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, help="folder of gold-labelled tables (*.csv.gz)")
    parser.add_argument("--made", type=int, nargs="*", default=MADE, help="numbers of made papers")
    parser.add_argument("--peers", action="store_true", help="measure bib-dedupe, too")
    parser.add_argument("--on", nargs="*", default=COMPARED, help="tables to measure peers on")
    return parser.parse_args()


def _name(job: Path | int) -> str:
    return f"made {job:,}" if isinstance(job, int) else job.name.partition(".")[0]


def load_set(job: Path | int) -> tuple[pd.DataFrame, np.ndarray]:
    """Records as litboard reads them, and the paper each one is of."""
    if isinstance(job, int):
        return make_records(job, seed=SEED)
    table = _shuffled(job)
    hidden = table.drop(columns=["gold", "source"]).to_csv(index=False).encode()
    records = read_sources([Source(f"{_name(job)}.csv", hidden)]).records
    if len(records) != len(table):
        raise SystemExit(f"{job}: {len(table)} rows, but {len(records)} were read")
    return records, _gold(table, job)


def _shuffled(path: Path) -> pd.DataFrame:
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    return table.sample(frac=1, random_state=SEED).reset_index(drop=True)


def _gold(table: pd.DataFrame, path: Path) -> np.ndarray:
    within = table["source"] + " " if _name(path) == CASES else ""
    return np.asarray(within + table["gold"], dtype=object)


def _measure_alone(job: Path | int) -> dict[str, float]:
    """The scores of one set, measured in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (job,))


def _measure(job: Path | int) -> dict[str, float]:
    records, gold = load_set(job)
    match_records(records.head(WARMING))  # what is loaded at the first call is not measured
    begin = time.process_time()
    matching = match_records(records)
    spent = time.process_time() - begin
    works = matching.work_of
    bands = count_open(matching.candidate_pairs, dict(zip(records["id"], gold, strict=True)))
    if not isinstance(job, int) and _name(job) == CASES:
        works = np.array([f"{case} {work}" for case, work in zip(_cases(gold), works, strict=True)])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return score(gold, works) | bands | {"seconds": spent, "MiB": peak}


def _cases(gold: np.ndarray) -> list[str]:
    return [str(name).rpartition(" ")[0] for name in gold]


def score(gold: np.ndarray, works: np.ndarray) -> dict[str, float]:
    """Precision, recall and F1 over pairs of records, with the wrong pairs counted."""
    labels = pd.DataFrame({"gold": gold, "work": works})
    right, joined, true = (_pairs(labels, by) for by in (["gold", "work"], ["work"], ["gold"]))
    precision, recall = right / max(joined, 1), right / max(true, 1)
    return {
        "records": len(labels),
        "precision": precision,
        "recall": recall,
        "F1": 2 * right / max(joined + true, 1),
        "false": joined - right,
        "missed": true - right,
    }


def count_open(pairs: pd.DataFrame, gold: dict[str, Any]) -> dict[str, float]:
    """By band of probability: candidate pairs, the sum of probabilities, and how many are one."""
    probability = pairs["probability"].to_numpy()
    ends = zip(pairs["a"], pairs["b"], strict=True)
    same = np.array([gold[a] == gold[b] for a, b in ends], dtype=bool)
    counts: dict[str, float] = {}
    for low, high in pairwise(STEPS):
        within = (probability >= low) & (probability < high)
        counts |= {
            f"{low} pairs": int(within.sum()),
            f"{low} predicted": float(probability[within].sum()),
            f"{low} same": int((within & same).sum()),
        }
    return counts


def _print_bands(sets: Iterable[dict[str, float]]) -> None:
    measured = list(sets)
    print("\nprobability         pairs  predicted   one work")
    for low, high in pairwise(STEPS):
        pairs, predicted, same = (
            sum(one[f"{low} {kind}"] for one in measured) for kind in ("pairs", "predicted", "same")
        )
        shares = f"{predicted / max(pairs, 1):11.2f}{same / max(pairs, 1):11.2f}"
        print(f"{low:8.2f} to {min(high, 1):.2f} {pairs:11,.0f}{shares}")


def _pairs(labels: pd.DataFrame, by: list[str]) -> int:
    sizes = labels.groupby(by, sort=False).size()
    return int((sizes * (sizes - 1) // 2).sum())


def _format(name: str, row: dict[str, float]) -> str:
    numbers = "".join(f"{row[field]:8.4f}" for field in ("precision", "recall", "F1"))
    wrong = f"{row['false']:7.0f}{row['missed']:8.0f}"
    memory = f"{row['MiB']:7.0f}" if "MiB" in row else ""
    return f"{name:22}{row['records']:9,.0f}{numbers}{wrong}{row['seconds']:10.2f}{memory}"


def _compare_peers(jobs: list[Path | int], mine: dict[str, dict[str, float]]) -> None:
    """bib-dedupe on the same records, and how many times more processor time it takes."""
    with tempfile.TemporaryDirectory() as folder:
        python = _install(Path(folder), "bib-dedupe")
        for job in jobs:
            peer = _measure_peer(job, Path(folder), python)
            ratio = peer["seconds"] / mine[_name(job)]["seconds"]
            print(f"{_format(_name(job), peer)}   bib-dedupe, {ratio:.0f} times", flush=True)


def _install(folder: Path, package: str) -> Path:
    venv.create(folder / "peer", with_pip=True)
    python = folder / "peer" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", package], check=True)
    return python


def _measure_peer(job: Path | int, folder: Path, python: Path) -> dict[str, float]:
    table, gold = _for_peer(job)
    given, works = folder / "given.csv", folder / "works.csv"
    table.to_csv(given, index=False)
    command = [str(python), "-c", PEER, str(given), str(works)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds = float(done.stderr.strip().splitlines()[-1])
    return score(gold, pd.read_csv(works)["work"].to_numpy()) | {"seconds": seconds}


def _for_peer(job: Path | int) -> tuple[pd.DataFrame, np.ndarray]:
    """The same records under the names that bib-dedupe knows."""
    if isinstance(job, int):
        records, gold = make_records(job, seed=SEED)
        table = records.assign(authors=["; ".join(names) for names in records["authors"]])
        table = table.rename(columns={"venue": "journal", "issue": "number"})
    else:
        table = _shuffled(job)
        gold = _gold(table, job)
    names = ["title", "authors", "year", "journal", "volume", "number", "pages", "doi", "abstract"]
    given = table[names].astype("str").fillna("").rename(columns={"authors": "author"})
    given["author"] = given["author"].str.replace("; ", " and ", regex=False)
    return given.assign(ID=table["id"], ENTRYTYPE="article", booktitle=""), gold


if __name__ == "__main__":
    main()
