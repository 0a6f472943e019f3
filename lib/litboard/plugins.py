"""Formats and exports that other installed packages add, through entry points.

Source: "Entry points specification", Python Packaging User Guide.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Generic, Protocol, TypeVar


class PluginWarning(UserWarning):
    """An installed package adds something to litboard that does not work; it is left out."""


class Named(Protocol):
    """A value that is registered under a name."""

    @property
    def name(self) -> str:
        """The key of the value among all of its kind."""


T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class Plugin(Generic[T]):
    """A value that another package adds, and the name of that package."""

    value: T
    package: str


def load_plugins(group: str, kind: type[T], *, own: Iterable[T]) -> list[Plugin[T]]:
    """What installed packages add to a group of entry points, in the order of their names.

    Each entry point names one value of type `kind`. A plug-in that cannot be imported, is
    something else, or uses the name of a value in `own` or of an earlier plug-in, is left out
    with a `PluginWarning` that names its package.
    """
    owners = {value.name: "litboard" for value in own}
    plugins = []
    for entry in sorted(entry_points(group=group), key=lambda entry: (entry.name, entry.value)):
        package = entry.dist.name if entry.dist else entry.value
        try:
            value = _load(entry, kind, owners)
        except Exception as error:  # A plug-in may fail in any way.
            warn_about(package, f"{group} “{entry.name}” was left out: {describe(error)}")
            continue
        owners[value.name] = package
        plugins.append(Plugin(value, package))
    return plugins


def warn_about(package: str, message: str) -> None:
    """Warn that something of a package does not work, with the remedy."""
    remedy = "update or remove that package, or report it to its authors"
    warnings.warn(f"plug-in package {package}: {message}; {remedy}", PluginWarning, stacklevel=2)


def describe(error: Exception) -> str:
    """An exception in one line: "ValueError: not a date"."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


def _load(entry: EntryPoint, kind: type[T], owners: dict[str, str]) -> T:
    value = entry.load()
    if not isinstance(value, kind):
        raise TypeError(f"{entry.value} is not a value of the class {kind.__name__}")
    if value.name in owners:
        raise ValueError(f"the name “{value.name}” is already used by {owners[value.name]}")
    return value
