"""Papers for the benchmarks, always the same, and how to write them in each format."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

WORDS = (
    "model language reward learning evidence trial cohort protein neural deep large small robust"
    " method measure effect risk human feedback honest reading group archive signal graph"
).split()
NAMES = ("García, José", "O'Hara, Clare", "Šafář, Ondřej", "Nguyen, Ha", "van den Berg, Anna")
Writer = Callable[[Iterator[dict[str, Any]]], str]


def make_papers(count: int) -> Iterator[dict[str, Any]]:
    """Papers with title, authors, abstract, year, venue, DOI and keywords; always the same."""
    dice = random.Random(7)
    for number in range(count):
        words = dice.choices(WORDS, k=120)
        yield {
            "key": f"paper{number}",
            "title": f"{' '.join(words[:9]).capitalize()} {number}",
            "authors": dice.sample(NAMES, k=3),
            "abstract": f"{' '.join(words).capitalize()}.",
            "year": 1990 + number % 35,
            "venue": f"Journal of {words[3]} studies",
            "doi": f"10.1000/x{number}",
            "keywords": words[:3],
        }


def write_bibtex(papers: Iterator[dict[str, Any]]) -> str:
    """Papers as BibTeX."""
    entry = (
        "@article{{{key},\n  title = {{{title}}},\n  author = {{{people}}},\n  year = {{{year}}},\n"
        "  journal = {{{venue}}},\n  doi = {{{doi}}},\n  keywords = {{{words}}},\n"
        "  abstract = {{{abstract}}},\n}}\n"
    )
    return "".join(
        entry.format(**one, people=" and ".join(one["authors"]), words=", ".join(one["keywords"]))
        for one in papers
    )


def write_ris(papers: Iterator[dict[str, Any]]) -> str:
    """Papers as RIS."""
    return "".join(
        "\n".join(
            [
                "TY  - JOUR",
                *(f"AU  - {name}" for name in one["authors"]),
                f"TI  - {one['title']}",
                f"JO  - {one['venue']}",
                f"PY  - {one['year']}",
                f"DO  - {one['doi']}",
                f"AB  - {one['abstract']}",
                *(f"KW  - {word}" for word in one["keywords"]),
                "ER  - \n\n",
            ]
        )
        for one in papers
    )


def write_nbib(papers: Iterator[dict[str, Any]]) -> str:
    """Papers as PubMed's NBIB."""
    return "".join(
        "\n".join(
            [
                f"PMID- {number + 1}",
                f"TI  - {one['title']}",
                f"AB  - {one['abstract'][:400]}\n      {one['abstract'][400:]}",
                *(f"FAU - {name}" for name in one["authors"]),
                f"DP  - {one['year']} Mar",
                f"JT  - {one['venue']}",
                f"AID - {one['doi']} [doi]\n\n",
            ]
        )
        for number, one in enumerate(papers)
    )


def write_csv(papers: Iterator[dict[str, Any]]) -> str:
    """Papers as a CSV export."""
    rows = ["Title,Authors,Abstract,Year,Source title,DOI,Author Keywords\n"]
    rows += [
        f'"{one["title"]}","{"; ".join(one["authors"])}","{one["abstract"]}",{one["year"]},'
        f'"{one["venue"]}",{one["doi"]},"{"; ".join(one["keywords"])}"\n'
        for one in papers
    ]
    return "".join(rows)


def write_csl(papers: Iterator[dict[str, Any]]) -> str:
    """Papers as CSL-JSON."""
    items = [
        {
            "id": one["key"],
            "type": "article-journal",
            "title": one["title"],
            "author": [
                dict(zip(("family", "given"), name.split(", "), strict=True))
                for name in one["authors"]
            ],
            "issued": {"date-parts": [[one["year"]]]},
            "container-title": one["venue"],
            "DOI": one["doi"],
            "abstract": one["abstract"],
        }
        for one in papers
    ]
    return json.dumps(items, ensure_ascii=False, indent=1)


#: Format → how to write it.
WRITERS: dict[str, Writer] = {
    "bibtex": write_bibtex,
    "ris": write_ris,
    "nbib": write_nbib,
    "csv": write_csv,
    "csl-json": write_csl,
}
