"""Made papers for the benchmark of matching: noise and hard negatives of every kind, with gold ids.

Deterministic. Words are made of syllables and drawn as words of a language are (the n-th most
frequent about 1/n as often as the first), so that texts resemble each other by chance as much
as real ones do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

Paper = dict[str, Any]
Dice = np.random.Generator

#: Papers made at a time.
PART = 10_000
VOCABULARY = 40_000
SMALL = ("of", "in", "the", "for", "and", "with", "on", "a", "to", "by")
VARIANTS = (
    ("tumour", "tumor"), ("colour", "color"), ("behaviour", "behavior"), ("oedema", "edema"),
    ("anaemia", "anemia"), ("haemorrhage", "hemorrhage"), ("fibre", "fiber"),
    ("randomised", "randomized"), ("modelling", "modeling"), ("centre", "center"),
)  # fmt: skip
GREEK = (("beta", "β"), ("alpha", "α"), ("gamma", "γ"), ("kappa", "κ"))
#: Of 100 papers so many have 1, 2, 3, … records.
RECORDS = (1,) * 70 + (2,) * 20 + (3,) * 7 + (4,) * 3
#: One paper in so many stands beside another that is nearly it.
HARD = 12

TEXTS = ("title", "abstract", "venue", "volume", "issue", "pages", "doi", "arxiv_id", "kind")


def make_records(count: int, *, seed: int = 1) -> tuple[pd.DataFrame, np.ndarray]:
    """About so many records as readers give them, shuffled, and the paper each one is of."""
    dice = np.random.default_rng(seed)
    words = make_words(dice)
    tables, gold, made = [], [], 0
    while made < count:
        rows = list(_make_part(dice, words, min(PART, count - made), made))
        tables.append(_table([row for row, _ in rows], made))
        gold += [paper for _, paper in rows]
        made += len(rows)
    records = pd.concat(tables, ignore_index=True)
    order = dice.permutation(len(records))
    return records.iloc[order].reset_index(drop=True), np.array(gold)[order]


def make_words(dice: Dice) -> np.ndarray:
    """The words of a made language, the frequent ones first."""
    syllables = [a + b for a in "b c d f g h l m n p r s t v st tr".split() for b in "aeiou"]
    lengths = dice.integers(2, 5, VOCABULARY * 2)
    made = dict.fromkeys("".join(dice.choice(syllables, length)) for length in lengths)
    return np.array(list(made)[:VOCABULARY])


def _make_part(
    dice: Dice, words: np.ndarray, wanted: int, start: int
) -> Iterator[tuple[Paper, int]]:
    weights = 1 / (np.arange(len(words)) + 20.0)
    pool = dice.choice(words, wanted * 130, p=weights / weights.sum())
    texts = iter(np.array_split(pool, max(wanted, 1)))
    made, number = 0, start
    while made < wanted:
        papers = [_make_paper(dice, next(texts), number)]
        if dice.integers(HARD) == 0:
            papers = HARD_NEGATIVES[dice.integers(len(HARD_NEGATIVES))](dice, papers[0], words)
        for paper in papers:
            copies = RECORDS[dice.integers(len(RECORDS))]
            for copy in range(copies):
                yield (_disturb(dice, paper) if copy else paper), number
            made += copies
            number += 1


def _make_paper(dice: Dice, words: np.ndarray, number: int) -> Paper:
    length = int(dice.integers(7, 13))
    title = [str(word) for word in words[:length]]
    title.insert(length // 2, SMALL[dice.integers(len(SMALL))])
    if dice.integers(6) == 0:
        title[1] = VARIANTS[dice.integers(len(VARIANTS))][0]
    if dice.integers(10) == 0:
        title[2] = GREEK[dice.integers(len(GREEK))][0]
    if dice.integers(3) == 0:
        title[-4] += ":"
    surnames = [str(word).capitalize() for word in words[length : length + 2 * dice.integers(1, 5)]]
    authors = [f"{a}, {b}" for a, b in zip(surnames[::2], surnames[1::2], strict=False)]
    first = int(dice.integers(1, 2000))
    year = int(dice.integers(1980, 2025))
    return {
        "title": " ".join(title).capitalize(),
        "authors": authors,
        "abstract": _sentences([str(word) for word in words[20:]]),
        "year": year,
        "venue": f"Journal of {words[21]} and {words[22]} {words[23]}",
        "volume": str(year - int(dice.integers(1, 60)) - 1900),
        "issue": str(dice.integers(1, 13)),
        "pages": f"{first}-{first + int(dice.integers(3, 25))}",
        "doi": f"10.{1000 + number % 500}/made.{number}",
    }


def _sentences(words: list[str]) -> str:
    parts = [words[at : at + 14] for at in range(0, len(words), 14)]
    return " ".join(f"{' '.join(part).capitalize()}." for part in parts)


# What different papers have in common -------------------------------------------------------


def _next(dice: Dice, paper: Paper, **changes: Any) -> Paper:
    """Another paper, printed elsewhere in the journal, with its own DOI and no abstract."""
    first = int(dice.integers(2000, 4000))
    own = {"pages": f"{first}-{first + 5}", "doi": f"{paper['doi']}.{first}", "abstract": None}
    return paper | own | changes


def _parts(dice: Dice, paper: Paper, words: np.ndarray) -> list[Paper]:
    return [
        paper | {"title": f"{paper['title']}. Part I"},
        _next(dice, paper, title=f"{paper['title']}. Part II"),
    ]


def _notice(dice: Dice, paper: Paper, words: np.ndarray) -> list[Paper]:
    opening = str(dice.choice(["Erratum", "Reply to", "Comment on", "Retraction", "Correction to"]))
    return [paper, _next(dice, paper, title=f"{opening}: {paper['title']}")]


def _yearly(dice: Dice, paper: Paper, words: np.ndarray) -> list[Paper]:
    registry = f"Annual report of the {paper['title'].split()[0]} registry"
    title = str(dice.choice(["Editorial", "Preface", registry]))
    volume, year = int(paper["volume"]), paper["year"]
    return [
        _next(dice, paper, title=title, year=year + n, volume=str(volume + n)) for n in range(3)
    ]


def _boilerplate(dice: Dice, paper: Paper, words: np.ndarray) -> list[Paper]:
    names = [f"{a.capitalize()}, {b.capitalize()}" for a, b in dice.choice(words, (2, 2))]
    title = " ".join(dice.choice(words, 8)).capitalize()
    return [paper, _next(dice, paper, title=title, authors=names, abstract=paper["abstract"])]


def _supplement(dice: Dice, paper: Paper, words: np.ndarray) -> list[Paper]:
    name = f"{words[dice.integers(len(words))].capitalize()}, A."
    title = " ".join(dice.choice(words, 8)).capitalize()
    return [paper, _next(dice, paper, title=title, authors=[name], doi=paper["doi"])]


def _conference(dice: Dice, paper: Paper, words: np.ndarray) -> list[Paper]:
    venue = f"Proceedings of the Conference on {paper['venue'].split()[-1]}"
    changes = {"venue": venue, "volume": None, "issue": None, "year": paper["year"] - 1}
    return [paper, _next(dice, paper, **changes)]


def _series(dice: Dice, paper: Paper, words: np.ndarray) -> list[Paper]:
    title = paper["title"].split()
    title[-1] = str(words[dice.integers(len(words))])
    return [paper, _next(dice, paper, title=" ".join(title))]


HARD_NEGATIVES: tuple[Callable[[Dice, Paper, np.ndarray], list[Paper]], ...] = (
    _parts,
    _notice,
    _yearly,
    _boilerplate,
    _supplement,
    _conference,
    _series,
)


# What the records of one paper differ in ----------------------------------------------------


def _disturb(dice: Dice, paper: Paper) -> Paper:
    """Another record of a paper: one to three of the ways in which catalogues differ."""
    for place in dice.integers(len(NOISE), size=dice.integers(1, 4)):
        paper = NOISE[place](dice, paper)
    return paper


def _without(*fields: str) -> Callable[[Dice, Paper], Paper]:
    return lambda dice, paper: paper | dict.fromkeys(fields)


def _initials(dice: Dice, paper: Paper) -> Paper:
    names = [name.split(", ") for name in paper["authors"] or ()]
    return paper | {"authors": [f"{name[0]}, {name[-1][:1]}." for name in names]}


def _swapped(dice: Dice, paper: Paper) -> Paper:
    names = [name.split(", ") for name in paper["authors"] or ()]
    return paper | {"authors": [", ".join(reversed(name)) for name in names]}


def _et_al(dice: Dice, paper: Paper) -> Paper:
    return paper | {"authors": [*(paper["authors"] or ())[:1], "et al."]}


def _group(dice: Dice, paper: Paper) -> Paper:
    return paper | {"authors": ["The Made Papers Collaboration"]}


def _damaged(dice: Dice, paper: Paper) -> Paper:
    names = [f"{name[:2]}\N{REPLACEMENT CHARACTER}{name[3:]}" for name in paper["authors"] or ()]
    return paper | {"authors": names}


def _typo(dice: Dice, paper: Paper) -> Paper:
    words = paper["title"].split()
    place = max(range(len(words)), key=lambda n: len(words[n]))
    word = words[place]
    at = int(dice.integers(1, max(len(word) - 2, 2)))
    words[place] = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    return paper | {"title": " ".join(words)}


def _dressed(dice: Dice, paper: Paper) -> Paper:
    dress = str(
        dice.choice(["[{}]", "{}.", "<i>{}</i>", "{} [abstract]", "{} [Article in German]"])
    )
    return paper | {"title": dress.format(paper["title"])}


def _latex(dice: Dice, paper: Paper) -> Paper:
    first, *rest = paper["title"].split()
    return paper | {"title": " ".join([f"\\emph{{{first}}}", *rest])}


def _respelt(dice: Dice, paper: Paper) -> Paper:
    title = paper["title"]
    for here, there in (*VARIANTS, *GREEK):
        title = title.replace(here, there)
    return paper | {"title": title}


def _shortened(dice: Dice, paper: Paper) -> Paper:
    return paper | {"title": paper["title"].split(":")[0]}


def _cut(dice: Dice, paper: Paper) -> Paper:
    title = paper["title"]
    return paper | {"title": f"{title[: len(title) - 6]}..."} if len(title) > 50 else paper


def _cut_abstract(dice: Dice, paper: Paper) -> Paper:
    return paper | {"abstract": (paper["abstract"] or "")[: int(dice.integers(250, 600))] or None}


def _abbreviated(dice: Dice, paper: Paper) -> Paper:
    words = [word[:4] for word in (paper["venue"] or "").split() if word not in SMALL]
    return paper | {"venue": " ".join(words) or None}


def _preprint(dice: Dice, paper: Paper) -> Paper:
    if not paper["abstract"]:
        return paper  # no editorial has one
    unprinted = {"venue": "arXiv", "volume": None, "issue": None, "pages": None}
    doi = f"10.48550/arXiv.{paper['doi'][-7:]}" if paper["doi"] else None
    return paper | unprinted | {"doi": doi, "year": paper["year"] and paper["year"] - 1}


NOISE: tuple[Callable[[Dice, Paper], Paper], ...] = (
    _without("abstract"), _without("year"), _without("venue"), _without("doi"), _without("pages"),
    _without("volume", "issue"), _without("authors"), _without("abstract", "doi", "venue"),
    _initials, _initials, _swapped, _et_al, _group, _damaged, _typo, _dressed, _latex, _respelt,
    _shortened, _cut, _cut_abstract, _abbreviated, _preprint,
)  # fmt: skip


def _table(rows: list[Paper], start: int) -> pd.DataFrame:
    columns: dict[str, Any] = {"id": pd.Series([f"m{start + n}" for n in range(len(rows))])}
    columns |= {name: pd.Series([row.get(name) for row in rows], dtype="str") for name in TEXTS}
    columns["year"] = pd.Series([row.get("year") for row in rows], dtype="Int64")
    columns["authors"] = pd.Series(
        [row.get("authors") or [] for row in rows], dtype=pd.ArrowDtype(pa.list_(pa.string()))
    )
    return pd.DataFrame(columns)
