"""How reliable match probabilities are: `python benchmarks/dedupe_probability.py --data DIR`.

Judges the candidate pairs of every gold-labelled table and of generated papers with litboard's
rules, and prints for the pairs in each band of probability which share is one work: by the
constants of litboard, and by constants fitted on all other sets, so that no pair predicts itself
(leave-one-set-out). Tables of one generator are one set. Last come the constants fitted on all
sets, by rule key: the log odds of rules that leave a pair open, and the share of the pairs joined
by each rule that are one work. They belong in the table `litboard.matching.RULES`.
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
from litboard.matching.prepared import prepare_records  # noqa: E402
from litboard.matching.probability import estimate, weigh_agreement  # noqa: E402
from litboard.matching.rules import RULE_OF, RULES  # noqa: E402

BANDS = (0.0, 0.1, 0.25, 0.5, 0.75, 0.95, 1.01)
MADE = 10_000
#: Tables of one generator are one set.
TOGETHER = {"syn1k": "syn", "syn10k": "syn"}
#: Pairs of a set that count in full: a large set of similar pairs must not outweigh the others.
WEIGHT = 150
#: Inverse strength of the regularisation, which keeps constants of few pairs near zero.
PENALTY = 1.0
#: Bootstrap draws for an interval, and their seed.
DRAWS, SEED = 10_000, 1
WEIGHTS = ["place", "ids", "title", "abstract"]


def main() -> None:
    """Print the reliability and the constants."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of *.csv.gz")
    paths = sorted(parser.parse_args().data.glob("*.csv.gz"))
    pairs = pd.concat([judge_set(job) for job in (*paths, MADE)], ignore_index=True)
    pairs["left out"] = leave_one_out(pairs)
    for name in ("built in", "left out"):
        print(f"\nprobability, {name}\n{reliability(pairs, name).to_string()}")
    print(f"\nlog odds and weights\n{compare_constants(fit(pairs)).to_string()}")
    joined = pairs[pairs["verdict"] == "same"].groupby("rule")["one work"]
    shares = joined.agg(["size", "mean"]).round(4)
    shares["built in"] = [RULE_OF[key].share for key in shares.index]
    print(f"\nshares\n{shares.to_string()}")


def judge_set(job: Path | int) -> pd.DataFrame:
    """The judged candidate pairs of one set: rule key, agreement, and whether they are one work."""
    records, gold = load_set(job)
    fields = prepare_records(records)
    order = canonical_order(fields)
    fields, papers = fields.take(order), np.asarray(gold)[order]
    pairs = judge_candidates(fields, *candidate_pairs(fields))
    name = "made" if isinstance(job, int) else job.name.partition(".")[0]
    rules = [RULES[place] for place in pairs.judgement.rule]
    return pd.DataFrame(
        {
            "set": TOGETHER.get(name, name),
            "rule": [rule.key for rule in rules],
            "verdict": [rule.verdict for rule in rules],
            "one work": papers[pairs.left] == papers[pairs.right],
            "built in": estimate(pairs.scores, pairs.judgement),
            **dict(zip(WEIGHTS, weigh_agreement(pairs.scores), strict=True)),
        }
    )


def leave_one_out(pairs: pd.DataFrame) -> pd.Series:
    """The probability of each pair by constants fitted on all other sets."""
    predicted = pd.Series(np.nan, index=pairs.index)
    for name in pairs["set"].unique():
        out = pairs["set"] == name
        predicted[out] = predict(fit(pairs[~out]), pairs[out], joined_shares(pairs[~out]))
    return predicted


def fit(pairs: pd.DataFrame) -> pd.Series:
    """Log odds of each rule for "maybe", and weights of what agrees (logistic regression)."""
    open_pairs = pairs[pairs["verdict"] == "maybe"]
    share = WEIGHT / open_pairs.groupby("set")["rule"].transform("size")
    keys = [rule.key for rule in RULES if rule.verdict == "maybe"]
    columns = _columns(open_pairs, keys)
    model = LogisticRegression(C=PENALTY, max_iter=1000)
    model.fit(columns, open_pairs["one work"], sample_weight=np.minimum(share, 1))
    constants = pd.Series(model.coef_[0], index=columns.columns)
    constants[keys] += model.intercept_[0]
    return constants


def compare_constants(fitted: pd.Series) -> pd.DataFrame:
    """Fitted constants beside those of the rules; the weights stand in `probability`."""
    built_in = [RULE_OF[key].log_odds if key in RULE_OF else None for key in fitted.index]
    return pd.DataFrame({"fitted": fitted.round(2), "built in": built_in})


def _columns(pairs: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    rules = pd.DataFrame({key: pairs["rule"] == key for key in keys})
    return pd.concat([rules.astype(float), pairs[WEIGHTS]], axis=1)


def joined_shares(pairs: pd.DataFrame) -> pd.Series:
    """By rule, the share of its pairs that are one work (Laplace's rule of succession)."""
    decided = pairs[pairs["verdict"] != "maybe"]
    counts = decided.groupby("rule")["one work"].agg(["sum", "size"])
    return (counts["sum"] + 1) / (counts["size"] + 2)


def predict(constants: pd.Series, pairs: pd.DataFrame, shares: pd.Series) -> pd.Series:
    """The probability of each pair by fitted constants, or by the share of its rule."""
    keys = [key for key in constants.index if key not in WEIGHTS]
    columns = _columns(pairs, keys)
    probability = 1 / (1 + np.exp(-(columns @ constants[columns.columns])))
    decided = pairs["rule"].map(shares).fillna(0.5)
    predicted: pd.Series = probability.where(pairs["verdict"] == "maybe", decided)
    return predicted


def reliability(pairs: pd.DataFrame, name: str) -> pd.DataFrame:
    """For the pairs in each band: number, sets, mean probability and observed share.

    "By set" is the mean over sets, whatever their size, with an interval.
    """
    band = pd.cut(pairs[name], BANDS, right=False)
    groups = pairs.assign(predicted=pairs[name], band=band).groupby("band", observed=False)
    table = groups.agg(
        pairs=("predicted", "size"), sets=("set", "nunique"), predicted=("predicted", "mean"),
        observed=("one work", "mean"),
    )  # fmt: skip
    by_set = pairs.assign(band=band).groupby(["band", "set"], observed=True)["one work"].mean()
    bands = by_set.groupby("band", observed=False)
    table["observed, by set"] = bands.mean()
    table[["from", "to"]] = [_interval(bands.get_group(one)) for one in table.index]
    return table.round(3)


def _interval(shares: pd.Series) -> tuple[float, float]:
    """The 90 % bootstrap interval of the mean over sets."""
    draws = np.random.default_rng(SEED).choice(shares.to_numpy(), (DRAWS, len(shares)))
    low, high = np.quantile(draws.mean(axis=1), (0.05, 0.95))
    return float(low), float(high)


if __name__ == "__main__":
    main()
