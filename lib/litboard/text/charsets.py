"""Bytes that are not UTF-8 → the charset they were most likely written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

#: Charsets of one byte a letter; where two leave equally few words unexplained, the earlier.
SINGLE = (
    "cp1252", "iso8859_15", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1253", "cp1254",
    "cp1257", "cp874", "mac_roman", "cp850",
)  # fmt: skip

#: The letters beyond ASCII of languages in Latin script, one language a word: a true word takes
#: its letters from one of them ("Šafář" from Czech; "Šafáø" from none).
LATIN = (
    "àâæçéèêëîïôœùûüÿ", "äöüßé", "áéíóúüñçàèòï", "áâãàçéêíóôõúü", "àèéìíîòóùú", "æøåéèêóòâôäöü",
    "åäöéüàš", "áðéíóúýþæöø", "ąćęłńóśźż", "áčďéěíňóřšťúůýžöü", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű",
    "ăâîşţșț", "čćđšž", "çğıöşüâî", "äõöüšž", "āčēģīķļņšūž", "ąčęėįšųūž", "ëç", "âêîôûŵŷàèéìòùáí",
)  # fmt: skip

#: Punctuation between words, or around them.
SIGNS = "‐‑–—‘’‚“”„«»‹›…·•§°±×÷©®™¡¿†‡\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"
#: Different words that are enough to recognise a charset.
WORDS = 2_000
#: No word is so long; bytes without a space are not looked at beyond it.
LONGEST_WORD = 60

#: Fewer characters prove no charset of two bytes: any short bytes can be read in several.
LEAST = 4
#: Of true text nearly all characters are common ones, of misread text few are.
COMMON_SHARE = 0.8
#: Japanese is never written long without kana, Chinese and Korean always.
KANA_SHARE = 0.15
#: Characters that are enough to recognise a charset of two bytes.
WIDE_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class _Wide:
    """A charset of two bytes a letter, the first bytes of its common letters, what is needed."""

    codec: str
    common: range
    #: First bytes of its punctuation and its Latin letters, which count as common, too.
    also: tuple[int, ...]
    kana: tuple[int, ...] = ()
    least: int = LEAST
    share: float = COMMON_SHARE


#: Japanese first, since its kana lie where Chinese has kana as well. Korean before Chinese, since
#: its syllables lie where two thirds of common Chinese characters lie: a few may be either, and
#: Chinese files are met more often.
WIDE = (
    _Wide("euc_jp", range(0xB0, 0xD0), (0xA1, 0xA3), (0xA4, 0xA5)),
    _Wide("cp932", range(0x88, 0x98), (0x81,), (0x82, 0x83)),
    _Wide("cp949", range(0xB0, 0xC9), (0xA1, 0xA3), least=8, share=0.95),
    _Wide("gb18030", range(0xB0, 0xD8), (0xA1, 0xA3)),
    _Wide("big5", range(0xA4, 0xC7), (0xA1, 0xA2)),
)

_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_SPLIT = re.compile(f"[{SIGNS}]+")
#: First byte and second; of four bytes (GB 18030) the letter is rare and proves nothing.
_PAIR = re.compile(rb"([\x81-\xfe])([\x40-\x7e\x80-\xfe])")


def guess_charset(content: bytes) -> str:
    """The charset of some bytes that are not UTF-8, as Python names it.

    East Asian charsets are taken where nearly every pair of bytes is a common letter; of the
    others the one that leaves the fewest words with letters no language has together. Always a
    guess, and to be shown as one; Windows-1252 where nothing supports another.
    """
    return guess_wide(content) or _guess_single(content)


def guess_wide(content: bytes) -> str | None:
    """The East Asian charset in which all of the bytes are plausible text, or None."""
    sample = content[:WIDE_SAMPLE]
    for wide in WIDE:
        if _is_plausible(sample, wide) and _can_decode(content, wide.codec):
            return wide.codec
    return None


def _is_plausible(sample: bytes, wide: _Wide) -> bool:
    heads = [pair[1][0] for pair in _PAIR.finditer(sample)]
    runs = re.findall(rb"[\x80-\xff]{2,}", sample)
    # A letter of Western text stands alone among ASCII; here they come in pairs and rows.
    if len(heads) < wide.least or sum(map(len, runs)) < len(heads):
        return False
    kana = sum(head in wide.kana for head in heads)
    if wide.kana and kana < KANA_SHARE * len(heads):
        return False
    common = sum(head in wide.common or head in wide.also for head in heads)
    return common + kana >= wide.share * len(heads)


def _can_decode(content: bytes, codec: str) -> bool:
    try:
        content.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _guess_single(content: bytes) -> str:
    words: dict[bytes, None] = {}
    for match in _WORD.finditer(content):
        if not match[0].isascii():
            words[match[0][:LONGEST_WORD]] = None
        if len(words) >= WORDS:
            break
    return min(SINGLE, key=lambda codec: sum(not _is_word(word, codec) for word in words))


def _is_word(word: bytes, codec: str) -> bool:
    """Whether the bytes are words of some language under this charset."""
    try:
        text = word.decode(codec)
    except UnicodeDecodeError:
        return False
    return all(_is_spelled(part) for part in _SPLIT.split(text) if part)


def _is_spelled(word: str) -> bool:
    special = [at for at, letter in enumerate(word) if not letter.isascii()]
    if any(word[at].isupper() and not _may_be_high(word, at) for at in special):
        return False
    small = {word[at].lower()[0] for at in special}
    return any(small <= letters for letters in _alphabets()) or _is_one_script(word)


def _may_be_high(word: str, at: int) -> bool:
    """A capital begins a word or stands in a word of capitals."""
    return at == 0 or not (word[at - 1].islower() or word[at + 1 : at + 2].islower())


def _is_one_script(word: str) -> bool:
    return any(
        all(first <= letter <= last for letter in word)
        for first, last in (("Ͱ", "Ͽ"), ("Ѐ", "ӿ"), ("ก", "๛"))
    )


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, LATIN))
