"""How well topics agree with labels: `python benchmarks/topics.py --data FOLDER`.

The folder holds labelled corpora with their scorer, `score_topics`. Measures litboard and other
methods in one run, in processor time:

1. with the number of labels given: agreement with the labels (NMI, adjusted Rand index),
   coherence (`npmi_doc`) and diversity (`td`) of the shown words, and agreement between fits on
   80 % of the works (`sub_ari`);
2. the number litboard chooses by itself;
3. small corpora of four labels;
4. with `--large N`: time and memory for N synthetic abstracts, step by step.
"""

from __future__ import annotations

import argparse
import importlib
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.topic_peers import PEERS, Fit

from litboard import analyses

T = TypeVar("T")

CORPORA = ("arxiv12", "bbc")
SMALL = (25, 50, 100)
FITS = 3
SHOWN_WORDS = 10
SENTENCES = 6


def works_of(texts: Sequence[str]) -> pd.DataFrame:
    """A table of works as a corpus has it; a text is a title, a full stop, and an abstract."""
    parts = [text.split(". ", 1) if ". " in text[:250] else ["", text] for text in texts]
    return pd.DataFrame(
        {
            "id": pd.Series([f"{at:07d}" for at in range(len(texts))], dtype="str"),
            "label": pd.Series([""] * len(texts), dtype="str"),
            "title": pd.Series([title or None for title, _ in parts], dtype="str"),
            "abstract": pd.Series([abstract for _, abstract in parts], dtype="str"),
        }
    )


def litboard(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """Topics of litboard, and the words that distinguish them."""
    topics = analyses.topics(works_of(texts), count=k)
    words = topics.words.groupby("topic")["word"].agg(list).tolist()
    return {"labels": topics.assignments["topic"].to_numpy(), "words": _single_words(words)}


def _single_words(shown: Sequence[Sequence[str]]) -> list[list[str]]:
    """Long forms of acronyms split into words, as the scorer counts single words; each once."""
    split = [re.findall(r"[a-z][a-z-]+", " ".join(words).lower()) for words in shown]
    return [list(dict.fromkeys(words))[:SHOWN_WORDS] for words in split]


METHODS: dict[str, Fit] = {"litboard": litboard} | PEERS


def measure_large(texts: Sequence[str], size: int) -> None:
    """Print time and memory for so many works, each made of sentences of other works."""
    random = np.random.default_rng(1)
    drawn = random.integers(len(texts), size=(size, 2))
    sentences = [re.split(r"(?<=\.) ", text) for text in texts]
    made = [
        " ".join(
            random.choice(sentences[one] + sentences[one][:1] + sentences[other][:1], SENTENCES)
        )
        for one, other in drawn
    ]
    works = works_of(made)
    terms = _timed("terms", lambda: analyses.key_terms(works))
    topics = _timed("topics", lambda: analyses.topics(works, terms=terms))
    _timed("map", lambda: analyses.work_map(topics))
    first, second = works["id"].iloc[:2]
    # The first call computes what later calls use, so it is not timed.
    analyses.similar_works(works, second, terms=terms)
    _timed("similar works of one", lambda: analyses.similar_works(works, first, terms=terms))
    print(f"{len(topics.table)} topics, {len(terms.table):,} terms")


def _timed(name: str, step: Callable[[], T]) -> T:
    begin, used = time.perf_counter(), time.process_time()
    done = step()
    seconds, processor = time.perf_counter() - begin, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{name}: {seconds:.3f} s, {processor:.3f} s of processor time, peak {peak:.2f} GB")
    return done


def main() -> None:
    """Print the tables that were asked for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--data", required=True, help="folder with score_topics.py and data/")
    options.add_argument("--only", nargs="*", choices=METHODS, help="some methods")
    options.add_argument("--corpora", nargs="*", default=list(CORPORA))
    options.add_argument("--skip", nargs="*", default=[], choices=["given", "chosen", "small"])
    options.add_argument("--fits", type=int, default=FITS, help="fits on 80 %% of the works")
    options.add_argument("--large", type=int, metavar="N", help="time N synthetic abstracts")
    given = options.parse_args()
    sys.path.insert(0, given.data)
    scorer = importlib.import_module("score_topics")
    methods = {name: METHODS[name] for name in given.only or METHODS}
    if "given" not in given.skip:
        for name, fit in methods.items():
            scorer.score(fit, name, given.corpora, stability=given.fits)
    if "chosen" not in given.skip and "litboard" in methods:
        scorer.score(litboard, "litboard, its number", given.corpora, k=None)
    if "chosen" not in given.skip and "bertopic" in methods:
        scorer.score(METHODS["bertopic"], "BERTopic, its number", given.corpora, k=None)
    if "small" not in given.skip:
        for name, fit in methods.items():
            scorer.score_small(fit, name, SMALL)
    if given.large:
        measure_large(scorer.load(given.corpora[0])[0], given.large)


if __name__ == "__main__":
    main()
