"""Fields and methods of `Corpus` by the names they had in 0.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from litboard.schema.deprecation import warn_renamed

#: Names of 0.1 and what they are called now (see `litboard.schema.deprecation`).
RENAMED = {
    "doubts": "candidate_pairs",
    "found": "lookups",
    "said": "annotations",
    "say": "edit_terms",
    "save_topic_words": "save_topic_edits",
    "topic_words": "topic_edits",
    "under": "with_annotations",
    "with_topic_words": "with_topic_edits",
}


class RenamedNames:
    """Lets a corpus answer to its old names, each with a DeprecationWarning."""

    # Hidden from type checkers, for which every misspelt name would be right.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """A field or method by the name it had in 0.1, with a DeprecationWarning."""
            if name not in RENAMED:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            warn_renamed(f"Corpus.{name}", f"Corpus.{RENAMED[name]}")
            return getattr(self, RENAMED[name])
