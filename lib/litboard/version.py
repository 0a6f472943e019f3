"""The version of litboard, at its one place: the build and the modules read it here."""

__version__ = "0.1.0"
