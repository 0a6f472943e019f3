"""How reliable the probabilities of pairs are: `python benchmarks/dedupe_chances.py --data DIR`.

Judges the candidate pairs of every gold-labelled table and of made papers with litboard's rules,
and tells of the pairs in each band of probability which part is one work: with the chances that
litboard holds, and with chances fitted on all other sets, so that no pair speaks for itself
(leave-one-set-out). Tables that one generator made are one set. Constants fitted on all sets, and
the part of the pairs joined by each rule that are one work, come last.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.dedupe import load_set  # noqa: E402

from litboard.matching.blocking import candidate_pairs, canonical_order  # noqa: E402
from litboard.matching.pairs import judge_candidates  # noqa: E402
from litboard.matching.prepared import read_fields  # noqa: E402
from litboard.matching.probability import estimate, weigh_agreement  # noqa: E402
from litboard.matching.rules import RULES  # noqa: E402

BANDS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.95, 1.01)
MADE = 10_000
#: One generator, one set.
TOGETHER = {"syn1k": "syn", "syn10k": "syn"}
#: A set of many pairs of one kind shall not decide for all.
WEIGHT = 150
#: How strongly constants are held to nought where few pairs speak.
PENALTY = 1.0
#: How often sets are drawn for an interval.
DRAWS, SEED = 10_000, 1
WEIGHTS = ["place", "ids", "title", "abstract"]


def main() -> None:
    """Print the reliability and the constants."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of *.csv.gz")
    paths = sorted(parser.parse_args().data.glob("*.csv.gz"))
    pairs = pd.concat([judge_set(job) for job in (*paths, MADE)], ignore_index=True)
    pairs["left out"] = leave_one_out(pairs)
    for name in ("held", "left out"):
        print(f"\nchances {name}\n{tell_reliability(pairs, name).to_string()}")
    print(f"\nconstants\n{fit(pairs).round(2).to_string()}")
    joined = pairs[pairs["verdict"] == "same"].groupby("rule")["one work"]
    print(joined.agg(["size", "mean"]).round(4).to_string())


def judge_set(job: Path | int) -> pd.DataFrame:
    """The judged candidate pairs of one set: rule, what agrees, and whether they are one work."""
    records, gold = load_set(job)
    fields = read_fields(records)
    order = canonical_order(fields)
    fields, papers = fields.take(order), np.asarray(gold)[order]
    pairs = judge_candidates(fields, *candidate_pairs(fields))
    name = "made" if isinstance(job, int) else job.name.partition(".")[0]
    rules = [RULES[place] for place in pairs.judgement.rule]
    return pd.DataFrame(
        {
            "set": TOGETHER.get(name, name),
            "rule": [rule.name for rule in rules],
            "verdict": [rule.verdict for rule in rules],
            "one work": papers[pairs.left] == papers[pairs.right],
            "held": estimate(pairs.scores, pairs.judgement),
            **dict(zip(WEIGHTS, weigh_agreement(pairs.scores), strict=True)),
        }
    )


def leave_one_out(pairs: pd.DataFrame) -> pd.Series:
    """The chance of each pair by what all other sets say."""
    told = pd.Series(np.nan, index=pairs.index)
    for name in pairs["set"].unique():
        out = pairs["set"] == name
        told[out] = predict(fit(pairs[~out]), pairs[out], joined_parts(pairs[~out]))
    return told


def fit(pairs: pd.DataFrame) -> pd.Series:
    """Log odds of each doubting rule, and the weights of what agrees (logistic regression)."""
    doubts = pairs[pairs["verdict"] == "maybe"]
    share = WEIGHT / doubts.groupby("set")["rule"].transform("size")
    names = [rule.name for rule in RULES if rule.verdict == "maybe"]
    columns = _columns(doubts, names)
    model = LogisticRegression(C=PENALTY, max_iter=1000)
    model.fit(columns, doubts["one work"], sample_weight=np.minimum(share, 1))
    constants = pd.Series(model.coef_[0], index=columns.columns)
    constants[names] += model.intercept_[0]
    return constants


def _columns(pairs: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    rules = pd.DataFrame({name: pairs["rule"] == name for name in names})
    return pd.concat([rules.astype(float), pairs[WEIGHTS]], axis=1)


def joined_parts(pairs: pd.DataFrame) -> pd.Series:
    """The part of the pairs with each deciding verdict and rule that are one work (Laplace)."""
    decided = pairs[pairs["verdict"] != "maybe"]
    counts = decided.groupby("rule")["one work"].agg(["sum", "size"])
    return (counts["sum"] + 1) / (counts["size"] + 2)


def predict(constants: pd.Series, pairs: pd.DataFrame, parts: pd.Series) -> pd.Series:
    """The chance of each pair by fitted constants, or by the part of its deciding rule."""
    names = [name for name in constants.index if name not in WEIGHTS]
    columns = _columns(pairs, names)
    chance = 1 / (1 + np.exp(-(columns @ constants[columns.columns])))
    decided = pairs["rule"].map(parts).fillna(0.5)
    told: pd.Series = chance.where(pairs["verdict"] == "maybe", decided)
    return told


def tell_reliability(pairs: pd.DataFrame, name: str) -> pd.DataFrame:
    """Of the pairs in each band: how many, in how many sets, the chance told, the part found.

    "Each set alike" is the mean over sets, whatever their size, with an interval.
    """
    band = pd.cut(pairs[name], BANDS, right=False)
    groups = pairs.assign(told=pairs[name], band=band).groupby("band", observed=False)
    table = groups.agg(
        pairs=("told", "size"),
        sets=("set", "nunique"),
        told=("told", "mean"),
        found=("one work", "mean"),
    )
    by_set = pairs.assign(band=band).groupby(["band", "set"], observed=True)["one work"].mean()
    alike = by_set.groupby("band", observed=False)
    table["found, each set alike"] = alike.mean()
    table[["from", "to"]] = [_interval(alike.get_group(one)) for one in table.index]
    return table.round(3)


def _interval(found: pd.Series) -> tuple[float, float]:
    """Within which the mean of the sets lies with 90 %, were other sets drawn (bootstrap)."""
    draws = np.random.default_rng(SEED).choice(found.to_numpy(), (DRAWS, len(found)))
    low, high = np.quantile(draws.mean(axis=1), (0.05, 0.95))
    return float(low), float(high)


if __name__ == "__main__":
    main()
