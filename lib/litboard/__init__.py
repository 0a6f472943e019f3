"""litboard: parse, deduplicate and explore the papers of a reading group.

>>> import litboard
>>> corpus = litboard.load("seeds")
>>> terms = litboard.key_terms(corpus)
>>> topics = litboard.topics(corpus.select(text='"red team*"'))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from litboard.version import __version__

if TYPE_CHECKING:
    from litboard import figures
    from litboard.analyses import Terms, Topics, WorkMap, themes, work_map
    from litboard.api import (
        edited_topics,
        key_terms,
        term_shares,
        term_trend,
        topic_shares,
        topics,
        works_per_year,
    )
    from litboard.corpus.corpus import Corpus
    from litboard.corpus.loading import load, read_text
    from litboard.corpus.selection import Selection
    from litboard.matching import MatchSettings
    from litboard.schema.records import Problem, Record, Source


__all__ = [
    "Corpus",
    "MatchSettings",
    "Problem",
    "Record",
    "Selection",
    "Source",
    "Terms",
    "Topics",
    "WorkMap",
    "__version__",
    "edited_topics",
    "figures",
    "key_terms",
    "load",
    "read_text",
    "term_shares",
    "term_trend",
    "themes",
    "topic_shares",
    "topics",
    "work_map",
    "works_per_year",
]

#: The module of each public name, imported on first use: a command that draws nothing does not
#: wait for plotly.
_HOMES = {
    "Corpus": "corpus.corpus",
    "MatchSettings": "matching",
    "Problem": "schema.records",
    "Record": "schema.records",
    "Selection": "corpus.selection",
    "Source": "schema.records",
    "Terms": "analyses",
    "Topics": "analyses",
    "WorkMap": "analyses",
    "key_terms": "api",
    "load": "corpus.loading",
    "read_text": "corpus.loading",
    "term_shares": "api",
    "term_trend": "api",
    "themes": "analyses",
    "edited_topics": "api",
    "topic_shares": "api",
    "topics": "api",
    "work_map": "analyses",
    "works_per_year": "api",
}


#: Public names of 0.1 and what they are called now.
_RENAMED = {"told_topics": "edited_topics"}  # old name


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first used."""
    if name in _RENAMED:
        import_module("litboard.schema.deprecation").warn_renamed(
            f"litboard.{name}", f"litboard.{_RENAMED[name]}"
        )
        name = _RENAMED[name]
    if name == "figures":
        return import_module("litboard.figures")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"litboard.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
