"""What an export is: the works of a corpus as a file for another tool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One way to write works for other tools. It describes itself.

    `name` is its key, as in `litboard export --format`; `title`, `extension` (".bib"),
    `media_type` (RFC 6838) and `homepage` describe it to people and browsers.
    `write` takes the table of works (`Corpus.works`) and the table of the records behind them
    (`Corpus.records`), and returns the text of the file.
    """

    name: str
    title: str
    extension: str
    media_type: str
    homepage: str
    write: Callable[[pd.DataFrame, pd.DataFrame], str]
