"""Coverage-guided fuzzing of the readers: `python fuzz/readers.py FORMAT -runs=1000000`.

Needs atheris (`pip install -e ".[fuzz]"`). For any bytes a reader must neither raise nor hang, and
must account for every non-blank line: in a record, in a problem, or in the label. What is found
goes into the tests. A run begins with the small file of the format in seeds/, for chance writes
no tag. Without a FORMAT the whole way from bytes is fuzzed, detection included; libFuzzer's own
options follow (`-max_len=4096 -timeout=10`).
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["litboard"]):
    from litboard.readers import FORMATS, Text, read_source
    from litboard.readers.format import Format, Parsed
    from litboard.schema.records import Problem, Severity, Source

#: What may stand around a line of structure.
AROUND = " \t\xa0\u200b\u2009\ufeff"


#: Small files of our own, named after their format.
SEEDS = Path(__file__).with_name("seeds")


class UnaccountedError(AssertionError):
    """Lines that are in no record, problem or label."""


def spans(pieces: list[Parsed]) -> set[int]:
    """The numbers of all lines that records, problems, labels and structure cover."""
    covered: set[int] = set()
    for piece in pieces:
        if not isinstance(piece, Problem) or piece.severity is Severity.LOST:
            covered.update(range(piece.lines[0], piece.lines[1] + 1))
    return covered


def fuzz_format(format_: Format, data: bytes) -> None:
    """One format on any text, whether its detection would claim it or not."""
    text = Text(data.decode("utf-8", "replace"))
    pieces = list(format_.read("fuzz", text))
    if format_.long_lines:
        return
    covered = spans(pieces)
    missing = [line for line in text.lines if line.number not in covered]
    missing = [line for line in missing if not format_.structure.fullmatch(line.text.strip(AROUND))]
    if missing and pieces:
        raise UnaccountedError(f"line {missing[0].number} of {format_.name}: {missing[0].text!r}")


def fuzz_source(data: bytes) -> None:
    """The whole way from bytes: it must end, and say something of anything that is not blank."""
    reading = read_source(Source("fuzz", data))
    if data.strip() and not (reading.records or reading.problems):
        raise UnaccountedError("nothing was said of a source that is not blank")


def main() -> None:
    """Run libFuzzer on the format named first, or on all."""
    by_name = {format_.name: format_ for format_ in FORMATS}
    chosen = by_name.get(sys.argv[1]) if len(sys.argv) > 1 else None
    arguments = [sys.argv[0], *sys.argv[2 if chosen else 1 :]]
    seeds = sorted(SEEDS.glob(f"{chosen.name if chosen else '*'}.txt"))
    arguments += [f"-seed_inputs={','.join(map(str, seeds))}"] if seeds else []
    target = (lambda data: fuzz_format(chosen, data)) if chosen else fuzz_source
    atheris.Setup(arguments, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
