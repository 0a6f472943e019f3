"""Old public names: they work for one minor version, and say what they are called now."""

from __future__ import annotations

import warnings

#: The version in which the names that changed in 0.2 are removed.
REMOVED_IN = "0.3"


def warn_renamed(old: str, new: str) -> None:
    """Warn, at the caller's caller, that a public name has changed.

    The message names both, and the version that removes the old one.
    """
    message = f"{old} is now {new}; the old name is removed in litboard {REMOVED_IN}"
    warnings.warn(message, DeprecationWarning, stacklevel=3)
