"""Names as BibTeX and biblatex write them → "Last, First"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from litboard.text import parse_names
from litboard.text.names import SUFFIXES

#: Names read that are remembered: who writes papers writes several.
KEPT = 1 << 15

#: What may part two words of a name, LaTeX's tie among it; a no-break space may be half a letter.
BLANKS = re.compile(r"(?:[ \t\n]|(?<!\\)~)+")
AND = r" [aA][nN][dD],? (?=\S)"
#: What parts two names outside of braces. Entities of HTML end in a semicolon, too.
AND_OR_SEMICOLON = rf"{AND}|;"
BRACE = re.compile(r"[{}]")
#: Initials behind a family name, as in "Lee A" and "Lee A. B."; two capitals may be a name, "XU".
CAPITAL = r"[^\W\d_a-z]"
INITIALS_LAST = re.compile(rf"(.*\w\w)((?: {CAPITAL}(?:(?:\.-?|-){CAPITAL})*\.?)+)")
INITIALS_FIRST = re.compile(rf"(?:{CAPITAL}\.[ -]?)+\w\w.*")
#: What stands for those who are not named.
REST = frozenset({"others", "et al", "et al."})
ET_AL = re.compile(r"(?<! and),? et al\.?$", re.IGNORECASE)
#: biblatex's way of naming the parts: "family=Gogh, given=Vincent, prefix=van".
PART = re.compile(r"\s*\"?(family|given|prefix|suffix)\s*=\s*(.*?)\"?\s*", re.IGNORECASE)


def split_bibtex_names(text: str, *, repair: Callable[[str], str] | None = None) -> tuple[str, ...]:
    """The people of an author or editor field, each as "Last, First"; LaTeX is left in them.

    Reads "First von Last", "von Last, First" and "von Last, Jr, First" (Patashnik, "Designing
    BibTeX Styles", 1988), biblatex's "family=…, given=…", and, as people write them, too, lists
    parted by commas or semicolons and "Last A. B.". A name in braces is a group and stays whole;
    "and others" is dropped.
    """
    text = ET_AL.sub("", BLANKS.sub(" ", text).strip(" "))
    names = [name.strip(" ") for name in _split(text, AND if "&" in text else AND_OR_SEMICOLON)]
    # A list that ends with "…, and Ann Lee" separates the others by commas, too.
    running = len(names) > 1 and "," not in names[-1]
    people: list[str] = []
    for name in names:
        group = _group(name)
        text = name if group is None else group
        if text.strip().lower() in REST:
            continue
        mended = repair(text) if repair else text
        people += _read_name(mended, running=running) if group is None else [mended.strip()]
    return tuple(filter(None, people))


def _split(text: str, separator: str) -> list[str]:
    """A text split at the separators outside of braces."""
    if "{" not in text:
        return re.split(separator, text)
    parts, start, depth = [], 0, 0
    for match in re.finditer(rf"[{{}}]|{separator}", text):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif not depth:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


@lru_cache(maxsize=KEPT)
def _read_name(name: str, *, running: bool) -> tuple[str, ...]:
    return tuple(_people(name, running=running))


def _people(name: str, *, running: bool) -> Iterator[str]:
    # "Wayne C.\ and …" is how LaTeX sets a narrow blank behind an initial.
    name = name.removesuffix(" and").removesuffix("\\")
    name = name[4:] if name[:4].lower() == "and " else name
    parts = [part.strip() for part in _split(name.strip(" ,"), ",")]
    if "=" in name and (named := _named_parts(parts)):
        yield named
    elif len(parts) == 1 or (running and _are_listed(parts, more=name.endswith(","))):
        yield from map(_turn, parts)
    elif len(parts) == 2:
        yield _turn(" ".join(parts)) if _is_suffix(parts[1]) else ", ".join(filter(None, parts))
    elif len(parts) == 3 and (_is_suffix(parts[1]) or not _are_people(parts)):
        last, junior, first = parts if not _is_suffix(parts[2]) else (parts[0], parts[2], parts[1])
        yield ", ".join(part for part in (f"{last} {junior}".strip(), first) if part)
    else:
        yield from parse_names(name.strip(" ,"))


def _are_listed(parts: list[str], *, more: bool) -> bool:
    """Whether the parts are people rather than the last and first name of one."""
    return all(map(INITIALS_FIRST.fullmatch, parts)) or (more and _are_people(parts))


def _group(name: str) -> str | None:
    """The text of a name that stands in braces as a whole, as "{World Health Organization}"."""
    inner = name[1:-1]
    if not (name.startswith("{") and name.endswith("}")) or inner.startswith("\\"):
        return None
    depth = 0
    for match in BRACE.finditer(inner):
        depth += 1 if match[0] == "{" else -1
        if depth < 0:
            return None
    return inner


def _named_parts(parts: list[str]) -> str:
    named = {match[1].lower(): match[2] for part in parts if (match := PART.fullmatch(part))}
    if "family" not in named:
        return ""
    last = " ".join(named[key] for key in ("prefix", "family", "suffix") if named.get(key))
    return ", ".join(part for part in (last, named.get("given", "")) if part)


def _turn(name: str) -> str:
    """ "First von Last" as "von Last, First": from the first small word on it is the last name."""
    words = [word for word in _split(name, " ") if word]
    if len(words) < 2:
        return name
    if match := INITIALS_LAST.fullmatch(name):
        return f"{match[1]},{match[2]}"
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
