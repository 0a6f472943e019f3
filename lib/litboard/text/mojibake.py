"""Repair of text that was UTF-8 and was read with a wrong 8-bit codec."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize

from litboard.schema.records import LOST, Repair, RepairKind
from litboard.text.codecs import TWICE, WAYS, Damage, Table, damage_table, damage_traces

#: Letters that are words: "à la carte". A lone letter of another kind is no sign of damage.
ONE_LETTER_WORDS = frozenset("àèéêìíòóôùúÀÈÉÊÌÍÒÓÔÙÚ")

#: Fewer plain letters around a run than this, and "xΔ·y" would pass for a damaged word.
WORD = 3

ASCII = bytes(range(0x80))
#: Characters looked at in one go, so that a long text is not held a second time.
CHUNK = 1 << 20

#: What a run counts in which every byte is there; a broken one counts nothing.
WHOLE = 2

#: "ร s" is a lost letter and a space, or "às": the space may be the second half of the letter.
EITHER_SPACE = "(?: |)"


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of wrong characters, and where in the text it stands."""

    start: int
    end: int
    damage: Damage


def detect_damage(text: str) -> str | None:
    """The codec through which a whole document was damaged; None where nothing proves it.

    Judged by the document, since a single word never can be: every letter the codec writes must
    belong to the wrong reading of a UTF-8 letter, in a word or sentence in Latin script, and at
    least one of them in a way no true text has. So Thai, Greek or Russian text stays as it is,
    and so do "Ångström" and "NÃO". Linear in the length of the text.
    """
    if text.isascii():
        return None
    to_explain = "".join(_beyond_ascii(text))
    beyond = set(to_explain)
    best, best_codec = 0, None
    for codec in WAYS:
        if not damage_traces(codec).allow(beyond):
            continue
        explained, score = _score(text, beyond, damage_table(codec))
        if score > best:
            best, best_codec = score, codec
        if score and (codec in TWICE or explained == len(to_explain)):
            break  # no other codec can explain more
    return best_codec


def _beyond_ascii(text: str) -> Iterator[str]:
    """All characters beyond ASCII, in order."""
    for start in range(0, len(text), CHUNK):
        content = text[start : start + CHUNK].encode("utf-8", "surrogatepass")
        yield content.translate(None, ASCII).decode("utf-8", "surrogatepass")


def repair(text: str, *, codec: str | None, field: str = "") -> tuple[str, tuple[Repair, ...]]:
    """One name or title as it was before the damage, with an account of what was done.

    `codec` is what `detect_damage` found for the document. Give the text before it is stripped:
    a no-break space that became a space is the second half of "à". What is lost for good shows
    as `LOST`, and the pattern of the repair matches what it may have been.
    """
    if codec is None or text.isascii():
        return text, ()
    table = damage_table(codec)
    runs = list(_find_runs(text, table))
    if not runs:
        return text, ()
    ends = [0, *(run.end for run in runs)]
    gaps = [text[end : run.start] for end, run in zip(ends, runs, strict=False)]
    rest = text[ends[-1] :]
    after = "".join(gap + (run.damage.exact or LOST) for gap, run in zip(gaps, runs, strict=True))
    after += rest
    if LOST not in after:
        return after, (Repair(field, text, after, RepairKind.EXACT, codec),)
    pattern = "".join(
        _escape(gap) + _options(text, run, table) for gap, run in zip(gaps, runs, strict=True)
    )
    pattern = (pattern + _escape(rest)).replace(EITHER_SPACE + " ", EITHER_SPACE).strip(" ")
    return after, (Repair(field, text, after, RepairKind.MARKED, codec, pattern),)


def complete(pattern: str, names: Iterable[str]) -> str | None:
    """The one name among `names` that a damaged name may have been; None where two or none fit.

    `pattern` is that of a `Repair`. A name is filled in from another record that holds it
    whole, and is never guessed.
    """
    fits = re.compile(pattern).fullmatch
    fitting = {
        whole for name in names if LOST not in name and fits(whole := normalize("NFC", name))
    }
    return fitting.pop() if len(fitting) == 1 else None


def _find_runs(text: str, table: Table) -> Iterator[_Run]:
    head = re.compile(f"[{re.escape(''.join(sorted(table.heads)))}]")
    match = head.search(text)
    while match:
        run = _longest_run(text, match.start(), table)
        if run:
            yield run
        match = head.search(text, run.end if run else match.end())


def _longest_run(text: str, start: int, table: Table) -> _Run | None:
    for end in range(start + table.longest, start, -1):
        damage = table.runs.get(text[start:end])
        if not damage or end > len(text):
            continue
        if text[end - 1] != " " or _was_no_break(damage.exact, text, start, end):
            return _Run(start, end, damage)
    return None


def _was_no_break(letter: str, text: str, start: int, end: int) -> bool:
    """No one writes a space before a comma, nor a capital after a small letter."""
    if not letter:
        return False
    if not letter.isalpha():
        return True
    raised = letter.isupper() and text[start - 1 : start].islower()
    return not raised and not text[end : end + 1].isalnum()


def _score(text: str, beyond: set[str], table: Table) -> tuple[int, int]:
    """How many characters came back, and the worth of that; 0 if this cannot be the damage.

    What costs least comes first: the letters alone rule most codecs out, the places where a
    proof could stand most others, before any run is looked at.
    """
    letters = beyond & table.letters
    if not (beyond & table.heads and letters <= table.alphabet and table.trace.search(text)):
        return 0, 0
    runs = list(_find_runs(text, table))
    explained = sum(text[at] in letters for run in runs for at in range(run.start, run.end))
    if explained < sum(text.count(letter) for letter in letters):
        return 0, 0
    if not any(_is_proof(text, run, table) for run in runs):
        return 0, 0
    if not all(_is_at_home(text, group, table) for group in _group(runs)):
        return 0, 0
    whole = [run for run in runs if run.damage.exact]
    beyond_ascii = sum(not text[at].isascii() for run in whole for at in range(run.start, run.end))
    return beyond_ascii, WHOLE * len(whole)


def _is_proof(text: str, run: _Run, table: Table) -> bool:
    """Whether no true text looks like this."""
    letter, seen = run.damage.exact, text[run.start : run.end]
    if not letter.isalpha():
        return len(letter.encode()) == len(seen) == 3  # the three signs of a quote or dash
    before, after = _plain_letters(text, run)
    natural = seen.isalpha() and not (seen[0].isupper() and before[-1:].islower())
    if table.latin and natural:
        return False
    if not before:
        free = not text[run.start - 1 : run.start].isalnum() if run.start else True
        return free and letter.isupper() and len(after) > 1 and after[:2].islower()
    fits = not after[:1].isupper() if letter.islower() else before[-1].isupper()
    return fits and len(before) + len(after) >= WORD


def _plain_letters(text: str, run: _Run) -> tuple[str, str]:
    """The ASCII letters that touch a run on either side, as many as make a word."""
    before = re.search(r"[A-Za-z]*\Z", text[max(0, run.start - WORD) : run.start])
    after = re.match(r"[A-Za-z]*", text[run.end : run.end + WORD])
    return before[0] if before else "", after[0] if after else ""


def _group(runs: list[_Run]) -> Iterator[list[_Run]]:
    """Runs that follow each other without a gap."""
    group: list[_Run] = []
    for run in runs:
        if group and group[-1].end != run.start:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _is_at_home(text: str, group: list[_Run], table: Table) -> bool:
    """Whether runs stand where a Latin letter or a sign can stand."""
    first, last = group[0], group[-1]
    if _plain_letters(text, first)[0] or _plain_letters(text, last)[1]:
        return True
    options = [run.damage.exact or "".join(run.damage.lost) for run in group]
    if not any(option.isalpha() for option in options):
        return True
    if table.latin and all(run.damage.exact for run in group):
        return True
    initial = text[last.end : last.end + 1] == "." and any(c.isupper() for c in options[0])
    return len(group) == 1 and (initial or first.damage.exact in ONE_LETTER_WORDS)


def _escape(text: str) -> str:
    return re.escape(text).replace("\\ ", " ")


def _options(text: str, run: _Run, table: Table) -> str:
    """A regular expression for all that a run may have been."""
    if run.damage.exact:
        return re.escape(run.damage.exact)
    letters = "".join(filter(str.isalpha, run.damage.lost))
    in_word = any(_plain_letters(text, run))
    options = f"[{_ranges(letters if letters and in_word else ''.join(run.damage.lost))}]"
    whole = text.startswith(" ", run.end) and text[run.start : run.end + 1] in table.runs
    return options + EITHER_SPACE if whole else options


def _ranges(characters: str) -> str:
    """The inside of a character class, with neighbours drawn together."""
    spans: list[tuple[str, str]] = []
    for character in sorted(characters):
        if spans and ord(character) == ord(spans[-1][1]) + 1:
            spans[-1] = (spans[-1][0], character)
        else:
            spans.append((character, character))
    return "".join(re.escape(a) + (f"-{re.escape(b)}" if a != b else "") for a, b in spans)
