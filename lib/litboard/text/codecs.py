"""What UTF-8 looks like after it was read with a wrong 8-bit codec: one table a codec."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from litboard.schema.records import LOST

#: Codecs a text may have been read with, as Python names them; where two explain a text
#: equally well, the earlier is meant. Western and Thai text is what exports mangle most.
CODECS = (
    "cp1252", "latin_1", "iso8859_15", "tis_620", "cp874", "cp1250", "iso8859_2", "cp1254",
    "iso8859_9", "cp1257", "iso8859_13", "iso8859_4", "iso8859_10", "cp1251", "koi8_r", "koi8_u",
    "iso8859_5", "cp866", "cp1253", "iso8859_7", "cp1255", "cp1256", "iso8859_6",
    "cp1258", "mac_roman", "cp437", "cp850", "cp852",
)  # fmt: skip

#: The same mistake made twice, as it is where damaged text went through the same door again.
TWICE = {"cp1252 twice": "cp1252", "latin_1 twice": "latin_1"}
#: All that a text may have been read with; the twice damaged first, as they look less likely.
WAYS = (*TWICE, *CODECS, "gbk")

#: GBK takes any of these as the second half of a letter, and so an ASCII letter with a byte.
_TAILS = bytes(range(0x40, 0x7F)).decode()
_HAN = frozenset(map(chr, range(0x4E00, 0xA000)))

#: Letters a name or a title may have lost: Latin-1, Extended-A and -B, and Additional, in which
#: Vietnamese is written. Click letters and the like (0180-01CC) are left out but for these.
_LATIN = [
    *range(0xC0, 0x180),
    *map(ord, "ƏƠơƯưƒ"),
    *range(0x1CD, 0x1DD),
    *range(0x1E6, 0x1EC),
    *range(0x1F4, 0x1F6),
    *range(0x1F8, 0x21C),
    *range(0x226, 0x234),
    0x259,
    *range(0x1E00, 0x1F00),
]

#: Punctuation and signs that stand in running text.
_SIGNS = [
    *map(ord, "–—‘’‚“”„†‡•…‰′″‹›€™ﬁﬂ¡¢£§©ª«®°±²³µ·¹º»¼½¾¿\N{NO-BREAK SPACE}\u0301\u0308\u030c")
]

#: Read back where every byte is there, never guessed from a part: they are not Latin.
_MATHS = [*range(0x391, 0x3A2), *range(0x3A3, 0x3CA), *map(ord, "−≤≥≈≠→←∞∼×÷")]


@dataclass(frozen=True, slots=True)
class Damage:
    """What a run of wrong characters stands for.

    `exact` is the character, where every byte is there; `lost` lists those it may have been
    where a byte is gone. A no-break space may have become a space: such a run ends in one.
    """

    exact: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """How one codec shows UTF-8.

    `runs` leads from what is seen to what was meant; `letters` are all letters beyond ASCII that
    the codec writes, `heads` the characters a run begins with, `alphabet` all it is made of,
    `longest` its greatest length; `latin` is true for a codec of Latin script. Where `trace` finds
    nothing, no run can prove a damage.
    """

    runs: dict[str, Damage]
    letters: frozenset[str]
    heads: frozenset[str]
    alphabet: frozenset[str]
    longest: int
    latin: bool
    trace: re.Pattern[str]


@cache
def upper_half(codec: str) -> tuple[str, ...]:
    """The characters of bytes 0x80 to 0xFF; "" where the codec has none."""
    return tuple(bytes([byte]).decode(codec, "ignore") for byte in range(0x80, 0x100))


def _shapes(byte: int, codec: str) -> tuple[str, ...]:
    """All a byte may have become, surest first; "" means that it is gone.

    Undefined bytes come out as control characters, as U+FFFD or not at all; controls, soft
    hyphens and no-break spaces are cleaned away by exports, the last to a space.
    """
    shown = upper_half(codec)[byte - 0x80]
    if not shown and byte == 0xA0:
        shown = "\N{NO-BREAK SPACE}"
    if shown == "\N{NO-BREAK SPACE}":
        return (shown, " ", "")
    if shown == "\N{SOFT HYPHEN}":
        return (shown, "")
    if not shown or unicodedata.category(shown) == "Cc":
        return (chr(byte), LOST, "") if byte < 0xA0 else (LOST, "")
    return (shown,)


@dataclass(frozen=True, slots=True)
class Traces:
    """Characters by which a text is quickly seen not to be damaged by a codec.

    `heads` and `alphabet` hold all that a run of its table may begin with and be made of, and
    perhaps more; `letters` are all letters beyond ASCII that it writes.
    """

    heads: frozenset[str]
    alphabet: frozenset[str]
    letters: frozenset[str]

    def allow(self, beyond: set[str]) -> bool:
        """Whether a text with these characters beyond ASCII may hold runs of the codec alone."""
        return not self.heads.isdisjoint(beyond) and (beyond & self.letters) <= self.alphabet


@cache
def damage_traces(codec: str) -> Traces:
    """The traces of a way of `WAYS`, without its table, which takes long to make."""
    if codec == "gbk":
        return Traces(_HAN, _HAN, _HAN)
    single = TWICE.get(codec, codec)
    lead = {character.encode()[0] for character in _written()}
    heads = {shape for byte in lead for shape in _shapes(byte, single)}
    rest = {shape for byte in range(0x80, 0xC0) for shape in _shapes(byte, single)}
    if codec in TWICE:
        rest = set("".join(_misread(sign, single) for sign in heads | rest))
        heads = {_misread(head, single)[0] for head in heads if head}
    return Traces(frozenset(heads), frozenset(heads | rest), _letters(single))


def _letters(codec: str) -> frozenset[str]:
    return frozenset(c for c in upper_half(codec) if c and unicodedata.category(c)[0] in "LM")


@cache
def damage_table(codec: str) -> Table:
    """Every run of characters by which a way of `WAYS` shows a letter or sign written in UTF-8."""
    if codec == "gbk":
        return _table(dict(_gbk_runs()), _HAN)
    runs = _twice_runs(TWICE[codec]) if codec in TWICE else _runs(codec)
    return _table(runs, _letters(TWICE.get(codec, codec)))


def _table(runs: dict[str, Damage], letters: frozenset[str]) -> Table:
    return Table(
        runs,
        letters,
        heads=frozenset(seen[0] for seen in runs),
        alphabet=frozenset("".join(runs)),
        longest=max(map(len, runs)),
        latin=2 * sum(unicodedata.name(c).startswith("LATIN") for c in letters) > len(letters),
        trace=_trace([seen for seen, damage in runs.items() if damage.exact]),
    )


def _trace(exact: list[str]) -> re.Pattern[str]:
    """Whole runs next to plain letters, or of three characters: the places where proofs are."""
    heads, tails = _class(seen[0] for seen in exact), _class("".join(seen[1:] for seen in exact))
    three = [seen for seen in exact if len(seen) == len("…".encode())]
    signs = _class(seen[0] for seen in three), _class("".join(seen[1:] for seen in three))
    rest = f"{tails}{{0,{max(map(len, exact)) - 1}}}" if tails else ""
    plain = f"[A-Za-z]{heads}|{heads}{rest}[a-z]{{2}}"
    return re.compile(f"{plain}|{signs[0]}{signs[1]}{{2}}" if three else plain)


def _class(characters: Iterable[str]) -> str:
    distinct = sorted(set(characters))
    return f"[{re.escape(''.join(distinct))}]" if distinct else ""


def _written() -> list[str]:
    return sorted({chr(code) for code in (*_LATIN, *_SIGNS, *_MATHS)})


def _runs(codec: str) -> dict[str, Damage]:
    exact: dict[str, str] = {}
    lost: dict[str, list[str]] = {}
    partial = {chr(code) for code in (*_LATIN, *_SIGNS)}
    for character in _written():
        for shape in product(*(_shapes(byte, codec) for byte in character.encode())):
            seen = "".join(shape)
            if "" not in shape and LOST not in shape:
                exact.setdefault(seen, character)
            elif shape[0] not in ("", LOST) and character in partial:
                lost.setdefault(seen, []).append(character)
    return {
        seen: Damage(exact.get(seen, ""), tuple(dict.fromkeys(lost.get(seen, ()))))
        for seen in exact.keys() | lost.keys()
    }


def _twice_runs(codec: str) -> dict[str, Damage]:
    """Whole runs alone: of what is left after controls were cleaned away nothing is certain."""
    seen = {_misread(_misread(character, codec), codec): character for character in _written()}
    spaced = {run.replace("\xa0", " "): character for run, character in seen.items()}
    return {run: Damage(character) for run, character in (spaced | seen).items()}


def _misread(text: str, codec: str) -> str:
    half = upper_half(codec)
    return "".join(chr(b) if b < 0x80 else half[b - 0x80] or chr(b) for b in text.encode())


def _gbk_runs() -> Iterable[tuple[str, Damage]]:
    """Two bytes make a letter, so that of three the last takes the next character along."""
    for character in _written():
        for tail in ("", *_TAILS):
            content = (character + tail).encode()
            seen = content.decode("gbk", "ignore")
            if len(content) % 2 == 0 and 2 * len(seen) == len(content):
                yield seen, Damage(character + tail)
