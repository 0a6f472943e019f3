"""How quickly each format is read, beside its best-known peers: `python benchmarks/readers.py`.

Makes its own files (100,000 records by default) and reads each with litboard and with the peers
that are installed (`pip install -e ".[bench]"`), each in a process of its own. litboard is
measured on two levels: the raw fields of each record, with their places, which is what most peers
give; and finished records, with names, identifiers and kinds read, letters mended, and every line
accounted for.

Printed are records a second of processor time (the best of some runs); the peak of memory while
the file is read, and how many times that is the size of all that comes out; and how many of the
titles, lists of authors and DOIs that were written the reader hands over as they were, each by
itself. A peer that leaves all authors in one text, or a DOI with its label, leaves that work to
others.
Biopython and litboard hand raw fields over record by record, and are not made to keep them.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.papers import WRITERS, make_papers  # noqa: E402

#: A timing that takes longer than this says enough.
PATIENCE = 900
MIB = 1024 * 1024

#: Title, authors and DOI as a reader hands them over.
Stated = tuple[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """A way to read a file, and to look at what came out; `package` is what it needs."""

    level: str
    read: Callable[[str], Any]
    look: Callable[[Any], Iterable[Stated]]
    package: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one reader took and gave."""

    records: int
    seconds: float
    peak: float
    output: float
    right: tuple[int, int, int]


def read_litboard(path: str) -> Any:
    """litboard, from bytes to finished records."""
    from litboard.readers import read_source
    from litboard.schema.records import Source

    reading = read_source(Source(path, Path(path).read_bytes()))
    assert not reading.problems, reading.problems[:3]
    return reading.records


def look_at_records(records: Any) -> Iterator[Stated]:
    """Finished records."""
    return ((one.title, list(one.authors), one.doi) for one in records)


def read_tags(path: str) -> Any:
    """litboard's fields of each record with their places, as the peers for tagged texts give."""
    from litboard.readers import detect_format
    from litboard.readers.format import Text
    from litboard.readers.formats.nbib import SHAPE as NBIB
    from litboard.readers.formats.ris import SHAPE as RIS
    from litboard.readers.io.decode import decode
    from litboard.readers.tagged.blocks import find_blocks

    text = Text(decode(Path(path).read_bytes()).text)
    format_ = detect_format(text)
    assert format_ is not None
    return find_blocks(path, text, {"ris": RIS, "nbib": NBIB}[format_.name])


def look_at_tags(blocks: Any) -> Iterator[Stated]:
    """Raw fields of RIS and MEDLINE."""
    for block in blocks:
        values = block.value.values()
        authors = values.get("AU") or values.get("FAU")
        (doi,) = values.get("DO") or values["AID"]
        yield " ".join(values["TI"]), authors, doi


def read_rispy(path: str) -> Any:
    """rispy."""
    import rispy

    with open(path, encoding="utf-8") as file:
        return rispy.load(file)


def look_at_rispy(records: Any) -> Iterator[Stated]:
    """rispy's dictionaries."""
    return ((one.get("title"), one.get("authors"), one.get("doi")) for one in records)


def read_biopython(path: str) -> Any:
    """Biopython's Medline."""
    from Bio import Medline

    with open(path, encoding="utf-8") as file:
        yield from Medline.parse(file)


def look_at_biopython(records: Any) -> Iterator[Stated]:
    """Biopython's dictionaries."""
    return ((one.get("TI"), one.get("FAU"), one.get("AID", [None])[0]) for one in records)


def read_bibtexparser(path: str) -> Any:
    """bibtexparser 2."""
    import bibtexparser

    return bibtexparser.parse_file(path).entries


def look_at_bibtexparser(entries: Any) -> Iterator[Stated]:
    """bibtexparser's entries."""
    for entry in entries:
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        yield fields.get("title"), fields.get("author"), fields.get("doi")


def read_pybtex(path: str) -> Any:
    """pybtex."""
    from pybtex.database import parse_file

    return list(parse_file(path, bib_format="bibtex").entries.values())


def look_at_pybtex(entries: Any) -> Iterator[Stated]:
    """pybtex's entries, whose persons are parted into names."""
    for entry in entries:
        people = [str(person) for person in entry.persons.get("author", [])]
        yield entry.fields.get("title"), people, entry.fields.get("doi")


RAW, FINISHED = "fields", "finished records"
LITBOARD = {"litboard": Reader(FINISHED, read_litboard, look_at_records)}
TAGS = {"litboard, tags": Reader(RAW, read_tags, look_at_tags)}

#: Format → who reads it.
READERS: dict[str, dict[str, Reader]] = {
    "bibtex": {
        **LITBOARD,
        "bibtexparser 2": Reader(RAW, read_bibtexparser, look_at_bibtexparser, "bibtexparser"),
        "pybtex": Reader("fields and names", read_pybtex, look_at_pybtex, "pybtex"),
    },
    "ris": {**LITBOARD, **TAGS, "rispy": Reader(RAW, read_rispy, look_at_rispy, "rispy")},
    "nbib": {
        **LITBOARD,
        **TAGS,
        "Biopython": Reader(RAW, read_biopython, look_at_biopython, "Bio"),
    },
    "csv": LITBOARD,
    "csl-json": LITBOARD,
}


def _size(thing: Any) -> int:
    """Bytes of a thing and all it holds, each counted once."""
    seen: dict[int, int] = {}
    left = [thing]
    while left:
        one = left.pop()
        if id(one) not in seen and not isinstance(one, type):
            seen[id(one)] = sys.getsizeof(one)
            left += gc.get_referents(one)
    return sum(seen.values())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _measure(reader: Reader, path: str, out: Any) -> None:
    """Read once; a first reading of very little has made all imports."""
    little = Path(path).with_suffix(f".little{Path(path).suffix}")
    reader.read(str(little))
    before = _peak()
    begin = time.process_time()
    given = reader.read(path)
    records = sum(1 for _ in given)
    seconds = time.process_time() - begin
    peak = _peak() - before
    # Once more, since what comes one by one is gone.
    given = list(reader.read(path))
    stated = list(reader.look(given))
    papers = make_papers(records)
    right = [0, 0, 0]
    for paper, (title, authors, doi) in zip(papers, stated, strict=True):
        right[0] += title == paper["title"]
        right[1] += authors == paper["authors"]
        right[2] += doi == paper["doi"]
    output = _size(given) / MIB
    out.put(Measured(records, seconds, peak, output, (right[0], right[1], right[2])))


def _write(format_: str, path: str, count: int) -> None:
    Path(path).write_text(WRITERS[format_](make_papers(count)), encoding="utf-8")


def write(format_: str, path: Path, count: int) -> None:
    """Write papers in a process of its own, whose memory no reader's process begins with."""
    process = multiprocessing.get_context("spawn").Process(
        target=_write, args=(format_, str(path), count)
    )
    process.start()
    process.join()


def measure(reader: Reader, path: str) -> Measured | None:
    """What one reader takes, in a process of its own; None where it failed."""
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    process = context.Process(target=_measure, args=(reader, path, out))
    process.start()
    try:
        return out.get(timeout=PATIENCE)  # type: ignore[no-any-return]
    except Exception:
        process.terminate()
        return None
    finally:
        process.join()


def _report(format_: str, name: str, reader: Reader, path: str, count: int, runs: int) -> str:
    line = f"{format_:<10}{name:<16}{reader.level:<18}"
    if reader.package and not importlib.util.find_spec(reader.package):
        return f"{line} not installed"
    measured = [one for _ in range(runs) if (one := measure(reader, path))]
    if len(measured) < runs:
        return f"{line} failed, or took more than {PATIENCE} s"
    best = min(measured, key=lambda one: one.seconds)
    shares = "".join(f"{right / count:>9.1%}" for right in best.right)
    times = best.peak / best.output
    speed = best.records / best.seconds
    return f"{line}{best.records:>9}{speed:>9.0f}{best.peak:>7.0f}{times:>8.1f}{shares}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--formats", nargs="*", choices=list(READERS), default=list(READERS))
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    print(
        f"{'format':<10}{'reader':<16}{'gives':<18}{'records':>9}{'rec/s':>9}{'MiB':>7}{'×output':>8}"
        f"{'titles':>9}{'authors':>9}{'DOIs':>9}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for format_ in options.formats:
            path = Path(folder) / f"papers.{format_}"
            little = path.with_suffix(f".little.{format_}")
            for file, count in ((path, options.records), (little, 100)):
                write(format_, file, count)
            for name, reader in READERS[format_].items():
                print(_report(format_, name, reader, str(path), options.records, options.runs))
            path.unlink()


if __name__ == "__main__":
    main()
