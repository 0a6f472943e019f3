"""Values of BibTeX fields: macros filled in with a bound, and what a parent entry lends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from litboard.readers.bibtex.entry import Value
from litboard.readers.bibtex.fields import USED
from litboard.readers.bibtex.scan import Block
from litboard.readers.notes import ParseNote

#: An author list of 5,000 names has 100,000 characters; more comes from macros that multiply.
LONGEST_MACRO = 100_000
#: All that macros may add to one source, in addition to twice its length.
MOST_ADDED = 5_000_000
#: Longer than any title, author list or abstract.
LONGEST_VALUE = 1_000_000
#: A paper is part of a volume, the volume of a series; longer lines of parents are no help.
MOST_PARENTS = 5

MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May",
    "jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October",
    "nov": "November", "dec": "December",
}  # fmt: skip

#: Fields of a parent that hold for its children. Title, abstract and identifiers do not.
LENT = (
    "year",
    "date",
    "journal",
    "journaltitle",
    "volume",
    "number",
    "publisher",
    "school",
    "institution",
    "organization",
    "series",
)

TOO_LONG = ParseNote(
    "bibtex.value-too-long",
    "a value grows beyond all titles and abstracts, and was cut",
    "check the macros (@string) and the braces",
)
LOOP = ParseNote(
    "bibtex.crossref-loop",
    "the entry refers to itself by `crossref`",
    "check the chain of references",
)


@dataclass(slots=True)
class Macros:
    """The @string macros met so far. Each is filled in where it is defined, so none can loop."""

    length: int
    known: dict[str, str] = field(default_factory=lambda: dict(MONTHS))
    overgrown: set[str] = field(default_factory=set)
    added: int = 0

    def define(self, block: Block) -> list[ParseNote]:
        """Add the macros of one @string; returns notes on what is irregular in it."""
        notes: list[ParseNote] = list(block.notes)
        for name, value in block.fields:
            text = self.expand(value, notes)
            if len(text) > LONGEST_MACRO or TOO_LONG in notes:
                self.overgrown.add(name)
            self.known[name] = text[:LONGEST_MACRO]
        return notes

    def expand(self, value: Value, notes: list[ParseNote]) -> str:
        """The text of a value, its macros filled in; an undefined macro is its name."""
        if isinstance(value, str) and len(value) <= LONGEST_VALUE:
            return value
        texts, left = [], LONGEST_VALUE
        for text, plain in ((value, True),) if isinstance(value, str) else value:
            piece = text if plain else self._look_up(text, notes)
            texts.append(piece[:left])
            left -= len(texts[-1])
            if len(texts[-1]) < len(piece):
                notes.append(TOO_LONG)
                break
        return "".join(texts)

    def _look_up(self, name: str, notes: list[ParseNote]) -> str:
        text = self.known.get(name.lower())
        if text is None:
            if name:
                notes.append(_undefined(name))
            return name
        self.added += len(text)
        if self.added > MOST_ADDED + 2 * self.length or name.lower() in self.overgrown:
            notes.append(TOO_LONG)
            return name
        return text


def _undefined(name: str) -> ParseNote:
    if " " in name or not name.isprintable():
        reason = f"the value `{name[:60]}` stands without braces"
        return ParseNote("bibtex.bare-value", reason, "put it in braces")
    reason = f"the macro `{name[:60]}` is not defined"
    return ParseNote(
        "bibtex.undefined-macro", reason, "define it with @string, or put it in braces"
    )


def gather_fields(block: Block, macros: Macros, notes: list[ParseNote]) -> dict[str, str]:
    """The fields of an entry with their text. Of a field given twice the first counts."""
    fields: dict[str, str] = {}
    for name, value in block.fields:
        if isinstance(value, str) and name not in fields and len(value) <= LONGEST_VALUE:
            fields[name] = value
            continue
        # What is odd about a shelf mark or an address costs no one anything.
        odd = notes if name in USED else []
        text = macros.expand(value, odd)
        if fields.setdefault(name, text) != text:
            if fields[name].strip():
                reason = f"the field `{name[:60]}` is given twice; the first was taken"
                odd.append(ParseNote("bibtex.repeated-field", reason, "delete one"))
            else:
                fields[name] = text
    return fields


def inherit(
    fields: dict[str, str], entries: Mapping[str, dict[str, str]], notes: list[ParseNote]
) -> dict[str, str]:
    """The fields with what the entries lend that `crossref` and `xdata` name.

    As in biblatex, the title of a volume becomes the book title of its parts; an entry that
    has no title itself, such as a version of a program, takes title and authors, too.
    """
    if "crossref" not in fields and "xdata" not in fields:
        return fields
    full = dict(fields)
    seen: set[str] = set()
    line = own = _parents(fields)
    while line and len(seen) < MOST_PARENTS:
        (key, lends_all), line = line[0], line[1:]
        parent = entries.get(key.lower())
        if parent is None and (key, lends_all) not in own:
            pass
        elif parent is None:
            reason = f"there is no entry `{key[:60]}` to take fields from"
            notes.append(ParseNote("bibtex.no-parent", reason, "add it"))
        elif parent is fields or key.lower() in seen:
            notes.append(LOOP)
        else:
            _lend(full, parent, everything=lends_all)
            line = [*line, *_parents(parent)]
        seen.add(key.lower())
    return full


def _parents(fields: Mapping[str, str]) -> list[tuple[str, bool]]:
    crossref = fields.get("crossref", "").strip()
    data = (key.strip() for key in fields.get("xdata", "").split(",")[:MOST_PARENTS])
    return [(key, True) for key in data if key] + ([(crossref, False)] if crossref else [])


def _lend(full: dict[str, str], parent: Mapping[str, str], *, everything: bool) -> None:
    untitled = not full.get("title", "").strip()
    names: Iterable[str] = parent if everything else LENT
    if not everything:
        if untitled:
            names = (*LENT, "title", "subtitle", "author")
        elif title := parent.get("booktitle") or parent.get("title"):
            full.setdefault("booktitle", title)
        if "author" not in full:
            names = (*names, "editor")
    for name in names:
        if name in parent and not (name in ("year", "date") and {"year", "date"} & full.keys()):
            full.setdefault(name, parent[name])
