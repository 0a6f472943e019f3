"""Names as BibTeX and biblatex write them → "Last, First"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from litboard.text import parse_names
from litboard.text.names import SUFFIXES

#: What may part two names or two words of a name; a no-break space may be half a letter.
BLANKS = re.compile(r"[ \t\n]+")
AND = re.compile(r" and (?=\S)", re.IGNORECASE)
AND_OR_BRACE = re.compile(r"[{}]| and (?=\S)", re.IGNORECASE)
BRACE = re.compile(r"[{}]")
COMMA_OR_BRACE = re.compile(r"[{},]")
BLANK_OR_BRACE = re.compile(r"[{} ~]")
#: What stands for those who are not named.
REST = frozenset({"others", "et al", "et al."})
#: biblatex's way of naming the parts: "family=Gogh, given=Vincent, prefix=van".
PART = re.compile(r"\s*\"?(family|given|prefix|suffix)\s*=\s*(.*?)\"?\s*", re.IGNORECASE)


def split_bibtex_names(text: str, *, repair: Callable[[str], str] | None = None) -> tuple[str, ...]:
    """The people of an author or editor field, each as "Last, First"; LaTeX is left in them.

    Reads "First von Last", "von Last, First" and "von Last, Jr, First" (Patashnik, "Designing
    BibTeX Styles", 1988), biblatex's "family=…, given=…", and, where nobody wrote "and", lists
    parted by commas or semicolons. A name in braces is a group and stays whole; "and others"
    is dropped.
    """
    text = BLANKS.sub(" ", text).strip(" ")
    names = [name.strip(" ") for name in _split(text, AND_OR_BRACE if "{" in text else AND)]
    if names and names[0][:4].lower() == "and ":
        names[0] = names[0][4:]
    fix = repair or str
    whole = (person for name in names for person in _read_name(name, fix, alone=len(names) == 1))
    return tuple(person for person in whole if person)


def _split(text: str, at: re.Pattern[str]) -> list[str]:
    """The pieces of a text between the separators that stand outside of braces."""
    pieces, start, depth = [], 0, 0
    for found in at.finditer(text):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth = max(depth - 1, 0)
        elif not depth:
            pieces.append(text[start : found.start()])
            start = found.end()
    return [*pieces, text[start:]]


def _read_name(name: str, repair: Callable[[str], str], *, alone: bool) -> Iterator[str]:
    if name.lower() in REST:
        return
    group = _group(name)
    if group is not None:
        yield repair(group).strip()
        return
    if alone and ";" in name and "{" not in name and "&" not in name:
        yield from parse_names(name, repair=repair)
        return
    name = repair(name).removesuffix(" and").strip(" ,")
    parts = [part.strip() for part in _split(name, COMMA_OR_BRACE)]
    if "=" in name and (named := _named_parts(parts)):
        yield named
    elif len(parts) == 1:
        yield _turn(name)
    elif len(parts) == 2:
        yield ", ".join(part for part in parts if part)
    elif len(parts) == 3 and (_is_suffix(parts[1]) or not _are_people(parts)):
        last, junior, first = parts if not _is_suffix(parts[2]) else (parts[0], parts[2], parts[1])
        yield ", ".join(part for part in (f"{last} {junior}".strip(), first) if part)
    else:
        yield from parse_names(name)


def _group(name: str) -> str | None:
    """The text of a name that stands in braces as a whole, as "{World Health Organization}"."""
    inner = name[1:-1]
    if not (name.startswith("{") and name.endswith("}")) or inner.startswith("\\"):
        return None
    depth = 0
    for found in BRACE.finditer(inner):
        depth += 1 if found[0] == "{" else -1
        if depth < 0:
            return None
    return inner


def _named_parts(parts: list[str]) -> str:
    named = {found[1].lower(): found[2] for part in parts if (found := PART.fullmatch(part))}
    if "family" not in named:
        return ""
    last = " ".join(named[key] for key in ("prefix", "family", "suffix") if named.get(key))
    return ", ".join(part for part in (last, named.get("given", "")) if part)


def _turn(name: str) -> str:
    """ "First von Last" as "von Last, First": from the first small word on it is the last name."""
    words = [word for word in _split(name, BLANK_OR_BRACE) if word]
    if len(words) < 2:
        return name
    last = len(words) - 1
    while last > 1 and _is_suffix(words[last]):
        last -= 1
    small = (at for at, word in enumerate(words[:last]) if word[0].islower())
    last = next(small, last)
    return ", ".join(" ".join(part) for part in (words[last:], words[:last]) if part)


def _is_suffix(word: str) -> bool:
    return word.replace(".", "").lower() in SUFFIXES


def _are_people(parts: list[str]) -> bool:
    return all(len(part.split()) > 1 for part in parts)
