"""Formats of other packages, made safe: their errors cost one source and stop nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from litboard.plugins import Plugin, describe, warn_about
from litboard.readers.format import Format, Parsed, Text
from litboard.readers.notes import ParseNote
from litboard.readers.tables.column_map import Table

REMEDY = "report it to the authors of that package, or remove it to read the source without it"


def guard(plugin: Plugin[Format]) -> Format:
    """The format of a plug-in, whose exceptions become warnings and problems.

    Where `detect` raises, the source is in another format; where `preview` raises, there are no
    tables; where `read` raises, the source has a problem after what was read before.
    """
    format_, package = plugin.value, plugin.package

    def detect(text: Text) -> float:
        try:
            return float(format_.detect(text))
        except Exception as error:
            warn_about(package, f"format “{format_.name}” cannot detect: {describe(error)}")
            return 0.0

    def read(source: str, text: Text) -> Iterator[Parsed]:
        try:
            yield from format_.read(source, text)
        except Exception as error:
            reason = f"the format “{format_.name}” of the package {package} failed"
            note = ParseNote("reading.plugin-failed", f"{reason}: {describe(error)}", REMEDY)
            yield note.to_problem(source, (0, 0))

    def preview(source: str, text: Text) -> list[Table]:
        try:
            return format_.preview(source, text)
        except Exception as error:
            warn_about(package, f"format “{format_.name}” cannot preview: {describe(error)}")
            return []

    guarded = replace(format_, detect=detect, read=read, split=_guard_split(plugin))
    return replace(guarded, preview=preview) if format_.tabular else guarded


def _guard_split(plugin: Plugin[Format]) -> Callable[..., tuple[str, ...]]:
    """The splitter of a plug-in; a text of authors that it cannot split stays one name."""

    def split(text: str, *, repair: Callable[[str], str] | None = None) -> tuple[str, ...]:
        try:
            return tuple(plugin.value.split(text, repair=repair))
        except Exception as error:
            warn_about(plugin.package, f"authors cannot be split: {describe(error)}")
            return (text,)

    return split
