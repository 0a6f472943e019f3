"""How quickly each format is read, beside its best-known peers: `python benchmarks/readers.py`.

Makes its own files (100,000 records by default), reads each with litboard and with the peers that
are installed (`pip install -e ".[bench]"`), each in a process of its own. Prints records read,
records a second, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

WORDS = (
    "model language reward learning evidence trial cohort protein neural deep large small robust"
    " method measure effect risk human feedback honest reading group archive signal graph"
).split()
NAMES = ("García, José", "O'Hara, Clare", "Šafář, Ondřej", "Nguyen, Ha", "van den Berg, Anna")
#: A timing that takes longer than this says enough.
PATIENCE = 900


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


def read_litboard(path: str) -> int:
    """litboard, from bytes to finished records."""
    from litboard.readers import read_source
    from litboard.records import Source

    reading = read_source(Source(path, Path(path).read_bytes()))
    assert not reading.problems, reading.problems[:3]
    return len(reading.records)


def read_rispy(path: str) -> int:
    """rispy."""
    import rispy

    with open(path, encoding="utf-8") as file:
        return len(rispy.load(file))


def read_bibtexparser(path: str) -> int:
    """bibtexparser 2."""
    import bibtexparser

    return len(bibtexparser.parse_file(path).entries)


def read_pybtex(path: str) -> int:
    """pybtex."""
    from pybtex.database import parse_file

    return len(parse_file(path, bib_format="bibtex").entries)


def read_biopython(path: str) -> int:
    """Biopython's Medline."""
    from Bio import Medline

    with open(path, encoding="utf-8") as file:
        return sum(1 for _ in Medline.parse(file))


Reader = Callable[[str], int]
Task = tuple[Callable[[Iterator[dict[str, Any]]], str], dict[str, tuple[str | None, Reader]]]

#: Format → how to write it, and who reads it: name → (package needed, reader).
TASKS: dict[str, Task] = {
    "bibtex": (
        write_bibtex,
        {
            "litboard": (None, read_litboard),
            "bibtexparser 2": ("bibtexparser", read_bibtexparser),
            "pybtex": ("pybtex", read_pybtex),
        },
    ),
    "ris": (write_ris, {"litboard": (None, read_litboard), "rispy": ("rispy", read_rispy)}),
    "nbib": (
        write_nbib,
        {"litboard": (None, read_litboard), "Biopython": ("Bio", read_biopython)},
    ),
    "csv": (write_csv, {"litboard": (None, read_litboard)}),
    "csl-json": (write_csl, {"litboard": (None, read_litboard)}),
}


def _timed(reader: Reader, path: str, out: Any) -> None:
    begin = time.perf_counter()
    records = reader(path)
    seconds = time.perf_counter() - begin
    out.put((records, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measure(reader: Reader, path: str) -> tuple[int, float, float] | None:
    """Records, seconds and peak MB of one reader in a process of its own; None where it failed."""
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    process = context.Process(target=_timed, args=(reader, path, out))
    process.start()
    process.join(PATIENCE)
    if process.is_alive():
        process.terminate()
        return None
    return out.get() if process.exitcode == 0 else None


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--formats", nargs="*", choices=list(TASKS), default=list(TASKS))
    options = parser.parse_args()
    print(f"{'format':<10}{'reader':<16}{'records':>9}{'seconds':>9}{'rec/s':>9}{'MB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.formats:
            write, readers = TASKS[name]
            path = Path(folder) / f"papers.{name}"
            path.write_text(write(make_papers(options.records)), encoding="utf-8")
            for reader, (package, function) in readers.items():
                if package and not importlib.util.find_spec(package):
                    print(f"{name:<10}{reader:<16} not installed")
                    continue
                measured = measure(function, str(path))
                if measured is None:
                    print(f"{name:<10}{reader:<16} failed, or took more than {PATIENCE} s")
                    continue
                records, seconds, peak = measured
                speed = records / seconds
                print(f"{name:<10}{reader:<16}{records:>9}{seconds:>9.1f}{speed:>9.0f}{peak:>7.0f}")
            path.unlink()


if __name__ == "__main__":
    main()
