"""A count with its noun, as a sentence states it."""

from __future__ import annotations


def pluralise(count: int, noun: str = "work") -> str:
    """The count, with a comma before each group of three digits, and its noun.

    >>> pluralise(1), pluralise(3), pluralise(12_400, "topic")
    ('1 work', '3 works', '12,400 topics')

    `noun` is a singular that forms its plural with -s.
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
