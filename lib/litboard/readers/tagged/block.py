"""One record of a tagged text as its fields, and what may be noted about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from litboard.readers.notes import ParseNote

#: What stands around a value; a no-break space may be half of a damaged letter.
AROUND = " \t\n"

NO_OPENING = ParseNote(
    "tagged.no-opening",
    "the record does not open as records of this format do",
    "check that the record above did not run into this one",
)
NO_CLOSING = ParseNote(
    "tagged.no-closing",
    "the line that closes the record is missing",
    "check that the record was not cut off",
)
LIKE_A_TAG = ParseNote(
    "tagged.joined-tag",
    "a line looks like a tag and was joined to the text above",
    "check the text",
)
LOOSE = ParseNote(
    "tagged.not-indented",
    "a line without a tag is not indented and was joined to the field above",
    "check where the field ends",
)
STRAY = ParseNote(
    "tagged.stray-text",
    "this stands outside of all records",
    "delete it, or put it into a record",
)


@dataclass(slots=True)
class Block:
    """The fields of one record in the order in which they stand: their tags, and their texts."""

    start: int
    end: int = 0
    tags: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    closed: bool = False
    notes: list[ParseNote] = field(default_factory=list)

    def join(self, head: str, value: str) -> None:
        """Put what only looks like a field at the end of the field above."""
        self.texts[-1] += f"\n {head.strip(AROUND)} {value.strip(AROUND)}"
        self.notes.append(LIKE_A_TAG)

    def has(self, tag: str) -> bool:
        """Whether a field with this tag was seen."""
        return tag in self.tags

    def add(self, tag: str, value: str) -> None:
        """Put one more field at the end."""
        self.tags.append(tag)
        self.texts.append(value.strip(AROUND))

    def values(self) -> dict[str, list[str]]:
        """The values of each tag that are not empty."""
        values: dict[str, list[str]] = {}
        for tag, value in zip(self.tags, self.texts, strict=True):
            if value and tag in values:
                values[tag].append(value)
            elif value:
                values[tag] = [value]
        return values
