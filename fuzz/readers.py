"""Coverage-guided fuzzing of the readers: `python fuzz/readers.py FORMAT -runs=1000000`.

Needs atheris (`pip install -e ".[fuzz]"`). For any bytes a reader must neither raise nor hang, and
must account for every non-blank line: in a record, in a problem, or in the label. What is found
goes into the tests. A run begins with the sample of the format, for chance writes no tag. Without
a FORMAT the whole way from bytes is fuzzed, detection included; libFuzzer's own options follow
(`-max_len=4096 -timeout=10`).
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["litboard"]):
    from litboard.readers import Text, all_formats, read_source
    from litboard.readers.format import Format, Parsed
    from litboard.schema.records import Problem, Severity, Source

#: What may stand around a line of structure.
AROUND = " \t\xa0\u200b\u2009\ufeff"


class UnaccountedError(AssertionError):
    """Lines that are in no record, problem or label."""


def spans(parsed: list[Parsed]) -> set[int]:
    """The numbers of all lines that records, problems, labels and structure cover."""
    covered: set[int] = set()
    for one in parsed:
        if not isinstance(one, Problem) or one.severity is Severity.LOST:
            covered.update(range(one.lines[0], one.lines[1] + 1))
    return covered


def fuzz_format(format_: Format, data: bytes) -> None:
    """One format on any content, whether its detection would claim it or not."""
    text = Text(content=data) if format_.binary else Text(data.decode("utf-8", "replace"))
    parsed = list(format_.read("fuzz", text))
    if format_.long_lines:
        return
    covered = spans(parsed)
    missing = [line for line in text.lines if line.number not in covered]
    missing = [line for line in missing if not format_.structure.fullmatch(line.text.strip(AROUND))]
    if missing and parsed:
        raise UnaccountedError(f"line {missing[0].number} of {format_.name}: {missing[0].text!r}")


def fuzz_source(data: bytes) -> None:
    """The whole way from bytes: it must end, and report something for all that is not blank."""
    reading = read_source(Source("fuzz", data))
    if data.strip() and not (reading.records or reading.problems):
        raise UnaccountedError("nothing was reported of a source that is not blank")


def write_samples(formats: list[Format], folder: Path) -> list[str]:
    """The samples of formats as files, which libFuzzer begins with."""
    paths = [folder / format_.name for format_ in formats]
    for path, format_ in zip(paths, formats, strict=True):
        sample = format_.sample
        path.write_bytes(sample if isinstance(sample, bytes) else sample.encode())
    return [str(path) for path in paths]


def main() -> None:
    """Run libFuzzer on the format named first, or on all."""
    by_name = {format_.name: format_ for format_ in all_formats()}
    chosen = by_name.get(sys.argv[1]) if len(sys.argv) > 1 else None
    arguments = [sys.argv[0], *sys.argv[2 if chosen else 1 :]]
    target = (lambda data: fuzz_format(chosen, data)) if chosen else fuzz_source
    with TemporaryDirectory() as folder:
        samples = write_samples([chosen] if chosen else list(by_name.values()), Path(folder))
        arguments.append(f"-seed_inputs={','.join(samples)}")
        atheris.Setup(arguments, target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
