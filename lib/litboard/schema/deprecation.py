"""Old public names: they work for one minor version, and say what they are called now."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

#: The version in which the names that changed in 0.2 are removed.
REMOVED_IN = "0.3"


def warn_renamed(old: str, new: str) -> None:
    """Warn, at the caller's caller, that a public name has changed.

    The message names both, and the version that removes the old one.
    """
    message = f"{old} is now {new}; the old name is removed in litboard {REMOVED_IN}"
    warnings.warn(message, DeprecationWarning, stacklevel=3)


class RenamedNames:
    """Base of a class whose fields and methods still answer to the names they had in 0.1.

    `RENAMED` gives the new name for each old one; the use of an old one warns.
    """

    __slots__ = ()
    RENAMED: ClassVar[Mapping[str, str]] = {}

    # Hidden from type checkers, for which every misspelt name would be right.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """A field or method by its old name, with a DeprecationWarning."""
            owner = type(self).__name__
            if name not in self.RENAMED:
                raise AttributeError(f"{owner!r} object has no attribute {name!r}")
            warn_renamed(f"{owner}.{name}", f"{owner}.{self.RENAMED[name]}")
            return getattr(self, self.RENAMED[name])
