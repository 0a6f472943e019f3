"""Every format litboard reads. A new one joins with its own file and one line here."""

from __future__ import annotations

from litboard.readers import abstracts, entries
from litboard.readers.formats import Format

FORMATS: tuple[Format, ...] = (
    abstracts.FORMAT,
    entries.FORMAT,
)
