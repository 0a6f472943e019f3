"""Entries copied from an author page: a title, a line of authors, an abstract; again and again.

There is no specification. The line of authors ("Last, First, Last, First, …") is the only one
that can be recognised by its form, so it is the anchor: the title is above it, the abstract
below. A missing or a broken line then costs its own entry and none of the following.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from litboard.readers.format import Format, Label, Line, Parsed, Text
from litboard.readers.notes import ParseNote
from litboard.schema.records import Record, Severity
from litboard.text import split_names

#: Words that stand in a sentence and in no name; "de", "la", "van" are particles of names.
SENTENCE_WORDS = frozenset(
    "a an and are as at be by can for from has have in into is it its not of on or our that the"
    " their these this to towards we were which with without".split()
)
#: "Casares, Pablo Antonio Moreno": a part of a name has at most so many words.
LONGEST_PART = 5
#: Where a list is long, a few odd parts (a collaboration) do not unmake it.
NAME_SHARE = 0.9
#: A longer part is no name at all, however odd.
LONGEST_ODD = 12
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
#: "Last, First" has two.
FEWEST_PARTS = 2
#: A title, authors and an abstract.
ENTRY_LINES = 3
#: A title broken into more lines is none, and the upper ones belong to the abstract before.
TITLE_LINES = 3
#: A longer line that ends a sentence is an abstract, even where a title should stand.
LONGEST_TITLE = 300
#: A line above the first title names a person or a page in so few words; half a title has more.
LABEL_WORDS = 4
#: Of a file of entries every third line is one of authors; half of that allows for breaks.
SURE_ENOUGH = 0.5
#: Never as sure as a format with marks of its own: its papers may have lines of authors as well.
SUREST = 0.9

ENDS_A_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s*$")
COLLABORATION = re.compile(r"\b(collaboration|consortium|team|group|initiative)\b", re.IGNORECASE)

NO_PAPER = ParseNote(
    "entries.no-paper",
    "this stands above the first title and belongs to no paper",
    "keep one line with the person's name, and delete the rest",
)
NO_TITLE = ParseNote(
    "entries.no-title", "no title stands above the authors", "add a line with the title"
)
LONG_TITLE = ParseNote(
    "entries.long-title", "the title was read from several lines", "check where the title begins"
)
NO_ABSTRACT = ParseNote(
    "entries.no-abstract", "no abstract follows the authors", "add a line with the abstract"
)
LONG_ABSTRACT = ParseNote(
    "entries.long-abstract",
    "the abstract was read from several lines",
    "check where the abstract ends",
)
UNPAIRED = ParseNote(
    "entries.unpaired-names",
    "the authors do not come in pairs of last and first name",
    "check the authors; write a name of one word as `Name, null`",
)
FIRST_FIRST = ParseNote(
    "entries.first-name-first",
    "the names may be written first name first",
    "write them as `Last, First`",
)


def is_author_line(text: str) -> bool:
    """Whether a line reads as "Last, First, Last, First, …" rather than as a sentence."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < FEWEST_PARTS or any(map(_is_of_reference, parts)):
        return False
    return sum(map(_is_name_part, parts)) >= NAME_SHARE * len(parts)


def _is_of_reference(part: str) -> bool:
    """Whether a part is what a reference has behind its authors: a year, or a title."""
    return bool(YEAR.search(part)) or len(part.split()) > LONGEST_ODD


def _is_name_part(part: str) -> bool:
    words = part.split()
    if not 0 < len(words) <= LONGEST_PART or any(character.isdigit() for character in part):
        return False
    if part == "null":
        return True
    starts_high = any(not word[0].islower() for word in words)
    return starts_high and SENTENCE_WORDS.isdisjoint(word.lower() for word in words)


def find_anchors(lines: list[Line]) -> list[int]:
    """The positions of the author lines that have a title above them.

    The first line can be no anchor: a person's name there is the label. Where two lines in a
    row look like authors, the upper one is a title that reads like a list of names.
    """
    looks = [is_author_line(line.text) for line in lines]
    anchors = [
        position
        for position in range(1, len(lines))
        if looks[position] and not (position + 1 < len(lines) and looks[position + 1])
    ]
    return _add_lone_collaborations(lines, anchors)


def _add_lone_collaborations(lines: list[Line], anchors: list[int]) -> list[int]:
    """ "The ATLAS Collaboration" as only author has no comma, and is known by its place."""
    known = set(anchors)
    lone = [
        position
        for position in range(1, len(lines))
        if position not in known
        and COLLABORATION.search(lines[position].text)
        and len(lines[position].text.split()) <= LONGEST_PART + 1
        and not ENDS_A_SENTENCE.search(lines[position].text)
        and known.isdisjoint((position - 1, position + 1))
    ]
    return sorted(known.union(lone))


def detect(text: Text) -> float:
    """Sure where a line of authors comes about every third line."""
    lines = text.opening
    anchors = find_anchors(lines)
    if not anchors or anchors[0] > ENTRY_LINES:
        return 0.0
    coverage = min(len(anchors) * ENTRY_LINES / len(lines), SUREST)
    return coverage if coverage >= SURE_ENOUGH else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record an author line; what stands above the first title is the label."""
    lines = text.lines
    anchors = find_anchors(lines)
    if not anchors:
        yield from _read_head(source, lines)
        return
    starts = _title_starts(lines, anchors)
    yield from _read_head(source, lines[: starts[0]])
    for entry, (anchor, start) in enumerate(zip(anchors, starts, strict=True), 1):
        end = starts[entry] if entry < len(starts) else len(lines)
        yield from _read_entry(
            source, entry, lines[start:anchor], lines[anchor], lines[anchor + 1 : end]
        )


def _title_starts(lines: list[Line], anchors: list[int]) -> list[int]:
    """Where each title begins; a title that is missing begins at its authors."""
    starts = []
    least = 1 if anchors[0] > 1 and _is_label(lines[0]) else 0
    for anchor in anchors:
        starts.append(_title_start(lines, anchor, least))
        # The line after the authors is their abstract.
        least = anchor + 2
    return starts


def _title_start(lines: list[Line], anchor: int, least: int) -> int:
    """The first of the lines above the authors that do not end a sentence, `least` or later."""
    if least > anchor or _is_prose(lines[anchor - 1]):
        return anchor
    start = anchor - 1
    while start > least and anchor - start < TITLE_LINES:
        if ENDS_A_SENTENCE.search(lines[start - 1].text):
            break
        start -= 1
    return start


def _is_prose(line: Line) -> bool:
    return len(line.text) > LONGEST_TITLE and bool(ENDS_A_SENTENCE.search(line.text))


def _is_label(line: Line) -> bool:
    return len(line.text.split()) <= LABEL_WORDS and not ENDS_A_SENTENCE.search(line.text)


def _read_head(source: str, head: list[Line]) -> Iterator[Parsed]:
    if head and _is_label(head[0]):
        yield Label(head[0].text.strip(), (head[0].number, head[0].number))
        head = head[1:]
    if head:
        lines = head[0].number, head[-1].number
        yield NO_PAPER.to_problem(source, lines, "\n".join(line.text for line in head))


def _read_entry(
    source: str, entry: int, title: list[Line], authors: Line, abstract: list[Line]
) -> Iterator[Parsed]:
    block = [*title, authors, *abstract]
    span = (block[0].number, block[-1].number)
    raw = "\n".join(line.text for line in block)
    yield Record(
        source=source,
        entry=entry,
        lines=span,
        raw=raw,
        title=" ".join(line.text.strip() for line in title) or None,
        authors=(authors.text,),
        abstract=" ".join(line.text.strip() for line in abstract) or None,
    )
    for note in _note_gaps(title, authors, abstract):
        yield note.to_problem(source, span, raw, entry=entry, severity=Severity.CHECK)


def _note_gaps(title: list[Line], authors: Line, abstract: list[Line]) -> Iterator[ParseNote]:
    if not title:
        yield NO_TITLE
    if len(title) > 1:
        yield LONG_TITLE
    if not abstract:
        yield NO_ABSTRACT
    if len(abstract) > 1:
        yield LONG_ABSTRACT
    if authors.text.count(",") % 2 == 0:
        yield UNPAIRED
    elif all(len(part.split()) > 1 for part in authors.text.split(",")):
        yield FIRST_FIRST


SAMPLE = """\
Lee, Ann
Many kinds of things
Lee, Ann, Dee, Cy
We count things of many kinds, and see that there are more of them than we thought.
Other things on pages
Dee, Cy, Ferrer, Nora
Sparse circuits in a model remain after pruning. Does this explain what it does?
"""

FORMAT = Format(
    name="entries",
    title="Titles, authors and abstracts copied from an author page",
    extensions=(".txt",),
    homepage="https://en.wikipedia.org/wiki/Bibliography",
    sample=SAMPLE,
    written_by="people who copy from a personal or institute page",
    covers="title, authors and abstract of each entry; the name of the page's owner as label",
    leaves_out="an entry without a line of authors is a problem",
    detect=detect,
    read=read,
    split=split_names,
)
