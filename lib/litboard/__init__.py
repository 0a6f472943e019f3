"""litboard: parse, deduplicate and explore the papers of a reading group.

>>> import litboard
>>> corpus = litboard.load("papers")
>>> terms = litboard.key_terms(corpus)
>>> topics = litboard.topics(corpus.select(text='"red team*"'))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from litboard import figures
    from litboard.analyses import Terms, Topics, WorkMap, themes, work_map
    from litboard.api import (
        key_terms,
        term_shares,
        term_trend,
        told_topics,
        topic_shares,
        topics,
        works_per_year,
    )
    from litboard.corpus import Corpus
    from litboard.loading import load, read_text
    from litboard.records import Problem, Record, Source
    from litboard.selection import Selection

__all__ = [
    "Corpus",
    "Problem",
    "Record",
    "Selection",
    "Source",
    "Terms",
    "Topics",
    "WorkMap",
    "figures",
    "key_terms",
    "load",
    "read_text",
    "term_shares",
    "term_trend",
    "themes",
    "told_topics",
    "topic_shares",
    "topics",
    "work_map",
    "works_per_year",
]

#: Where each public name lives; a command that draws nothing does not wait for plotly.
_HOMES = {
    "Corpus": "corpus", "Problem": "records", "Record": "records", "Selection": "selection",
    "Source": "records", "Terms": "analyses", "Topics": "analyses", "key_terms": "api",
    "load": "loading", "read_text": "loading", "term_shares": "api", "term_trend": "api",
    "told_topics": "api", "topics": "api", "work_map": "analyses", "works_per_year": "api",
    "WorkMap": "analyses", "themes": "analyses", "topic_shares": "api",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for."""
    if name == "figures":
        return import_module("litboard.figures")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"litboard.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return __all__
