"""What every record goes through after its format was read: repair, cleaning, names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from litboard.schema.records import Reading, Record, Repair, RepairKind
from litboard.text import clean_latex, clean_markup, complete, detect_damage, repair, squeeze

#: How a format writes its authors: one raw text → names, each repaired before it is stripped.
NameSplitter = Callable[..., tuple[str, ...]]

#: Fields of text, each with how it is cleaned.
Cleaners = tuple[tuple[str, Callable[[str], str | None]], ...]

TAG_IN_LATEX = r"\textless"
TEXT_FIELDS = ("title", "abstract", "venue")


def clean_records(
    records: Iterable[Record], text: str, *, split: NameSplitter
) -> tuple[Record, ...]:
    """Records with damaged letters mended, residue of LaTeX cleaned and authors split.

    `text` is the whole source, because damage is recognised in a whole document only. The raw
    text of a record stays as it came.
    """
    codec = detect_damage(text)
    if codec is not None:
        return tuple(_mend(record, codec, split) for record in records)
    # Nothing is damaged: a name that comes again is the same name again, and so is a venue.
    names = cache(lambda raw: _clean_all(split(raw)))
    cleaners: Cleaners = (("title", _clean), ("abstract", _clean), ("venue", cache(_clean)))
    return tuple(_tidy(record, cleaners, names) for record in records)


def _tidy(record: Record, cleaners: Cleaners, names: Callable[[str], tuple[str, ...]]) -> Record:
    """A record with its texts cleaned: itself where nothing changes, as in most."""
    changes: dict[str, Any] = {}
    for field, clean in cleaners:
        text = getattr(record, field)
        if text and (cleaned := clean(text)) != text:
            changes[field] = cleaned
    authors = tuple(name for raw in record.authors for name in names(raw))
    if authors != record.authors:
        changes["authors"] = authors
    if record.notes and (notes := _clean_all(record.notes)) != record.notes:
        changes["notes"] = notes
    return replace(record, **changes) if changes else record


def _mend(record: Record, codec: str, split: NameSplitter) -> Record:
    """A record with its damaged letters mended, each before blanks around it are stripped."""
    repairs: list[Repair] = []

    def mend(field: str) -> Callable[[str], str]:
        def mend_text(text: str) -> str:
            after, made = repair(text, codec=codec, field=field)
            repairs.extend(_stripped(one) for one in made)
            return after

        return mend_text

    texts: dict[str, Any] = {
        field: _clean(mend(field)(value))
        for field in TEXT_FIELDS
        if (value := getattr(record, field))
    }
    authors = (name for raw in record.authors for name in split(raw, repair=mend("authors")))
    return replace(
        record,
        **texts,
        authors=_clean_all(authors),
        notes=_clean_all(map(mend("notes"), record.notes)),
        repairs=tuple(repairs),
    )


def _clean(text: str) -> str | None:
    """Text without markup, LaTeX and superfluous blanks; None where nothing is left."""
    plain = clean_latex(clean_markup(text))
    # Mendeley writes the tags of its texts in LaTeX: "\\textless{}i\\textgreater{}".
    if TAG_IN_LATEX in text:
        plain = clean_markup(plain)
    return squeeze(plain) or None


def _clean_all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(clean for text in texts if (clean := _clean(text)))


def _stripped(one: Repair) -> Repair:
    """Before and after without the blanks around, which mean nothing to a person."""
    return replace(one, before=one.before.strip(" "), after=" ".join(one.after.split()))


def complete_names(readings: Sequence[Reading]) -> list[Reading]:
    """Readings in which a damaged name was filled in where one whole name elsewhere fits.

    All records of the corpus are searched, whatever source they stand in. A name that nothing
    or several names fit stays marked: it is never guessed.
    """
    marked = [
        one
        for reading in readings
        for record in reading.records
        for one in record.repairs
        if _is_marked_name(one)
    ]
    if not marked:
        return list(readings)
    names = {name for reading in readings for record in reading.records for name in record.authors}

    @cache
    def find(pattern: str) -> str | None:
        return complete(pattern, names)

    return [
        replace(reading, records=tuple(_fill(record, find) for record in reading.records))
        for reading in readings
    ]


def _is_marked_name(one: Repair) -> bool:
    return one.field == "authors" and one.kind is RepairKind.MARKED


def _fill(record: Record, find: Callable[[str], str | None]) -> Record:
    filled = {
        one.after: name
        for one in record.repairs
        if _is_marked_name(one) and (name := find(one.pattern))
    }
    if not filled:
        return record
    return replace(
        record,
        authors=tuple(filled.get(name, name) for name in record.authors),
        repairs=tuple(
            replace(one, after=filled[one.after], kind=RepairKind.COMPLETED)
            if _is_marked_name(one) and one.after in filled
            else one
            for one in record.repairs
        ),
    )
