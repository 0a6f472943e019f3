"""Text made equal where only its dress differs, and the sentence that can stand for a text."""

from __future__ import annotations

import re
from unicodedata import category, normalize

#: Letters that Unicode does not split into a base and a mark, as catalogues write them in ASCII.
PLAIN_LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ħ": "h",
    "ı": "i", "ȷ": "j", "ł": "l", "ŋ": "n", "ŧ": "t", "ƀ": "b", "ƙ": "k", "ɓ": "b", "ɗ": "d",
    "ɖ": "d", "ƒ": "f", "ɛ": "e", "ɔ": "o", "ə": "e", "ǝ": "e", "ƴ": "y", "ƶ": "z", "ɨ": "i",
    "ʉ": "u", "ĸ": "k", "ⱥ": "a", "ⱦ": "t", "ȼ": "c", "ɇ": "e", "ɉ": "j", "ɍ": "r", "ɏ": "y",
}  # fmt: skip

#: Marks put on Latin, Greek and Cyrillic letters. Those of other scripts are vowels, and stay.
DIACRITICS = (range(0x300, 0x370), range(0x1AB0, 0x1B00), range(0x1DC0, 0x1E00))


class _Letters(dict[int, str]):
    """What each character folds to, found once and remembered."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    kind = category(character)
    if kind == "Cf" or any(ord(character) in marks for marks in DIACRITICS):
        return ""  # soft hyphens and joiners, too, are only dress
    if kind[0] in "LMN":
        return PLAIN_LETTERS.get(character, character)
    return " "


_LETTERS = _Letters()


def fold(text: str) -> str:
    """Text reduced to what two spellings of one title share: letters and digits, one space between.

    Compatibility forms, case, diacritics, dashes and quotes make no difference; letters and
    digits of every script stay (Unicode NFKC and full case folding, UAX #15 and #44).
    """
    if not text.isascii():
        # Twice: folding case can bring out letters that split again.
        text = normalize("NFKD", normalize("NFKD", text).casefold())
        return " ".join(normalize("NFC", text.translate(_LETTERS)).split())
    return " ".join(text.lower().translate(_LETTERS).split())


_SENTENCE_END = re.compile(
    r"""(?P<word>\S*?)[.!?…]+["'”’»)\]]*[ ](?=["'“‘«(\[¿¡]*[^\W_a-z])|[。！？]"""
)

#: Words that end in a point without ending a sentence.
ABBREVIATIONS = (
    "al approx cf ch dr ed eds eq eqs fig figs inc jr mr mrs ms no nos p pp prof resp sec sr st"
    " tab vol vs"
)

#: A sentence that follows an abbreviation all the same is known by how it begins.
OPENERS = (
    "A An As At By For From Here However If In It Its Moreover Most Our Recent Recently Such That"
    " The Their These They This Thus To Using We While With"
)

_ABBREVIATIONS = frozenset(ABBREVIATIONS.split())
_OPENERS = frozenset(OPENERS.split())
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def first_sentence(text: str, *, most: int = 160) -> str:
    """The sentence that can name a text which has no title; empty only for blank text.

    Points in "i.e.", "et al.", "U.S.", "2.0" and initials do not end it. A sentence of more
    than `most` characters is cut at the end of a word, with an ellipsis.
    """
    line = " ".join(text.split())
    sentence = line
    # A later end could not be shown anyway, so no more is looked at.
    for end in _SENTENCE_END.finditer(line[: most * 2]):
        if _is_end(end, line):
            sentence = line[: end.end()].rstrip()
            break
    return sentence if len(sentence) <= most else _cut(sentence, most)


def _is_end(end: re.Match[str], line: str) -> bool:
    word = (end["word"] or "").lstrip("\"'“‘«([")
    if "." not in end.group() or not word:
        return True
    if word.lower() in _ABBREVIATIONS:
        return False
    following = re.match(r"\w*", line[end.end() : end.end() + 20])
    return not _DOTTED.fullmatch(word) or (following is not None and following[0] in _OPENERS)


def _cut(sentence: str, most: int) -> str:
    room = max(most - 1, 1)
    head = sentence[:room]
    if sentence[room] != " " and " " in head:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:.–—-") + "…"
