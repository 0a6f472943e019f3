"""Texts → one stream of words, each judged once: may it open, end or be a key term?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from litboard.analyses.terms import stopwords
from litboard.text import fold
from litboard.typing import Flags, Ints

#: Where texts meet; like all punctuation it ends a phrase.
BREAK = "."

#: Longer runs of letters are sequences of bases, file names, or a script without spaces.
LONGEST_WORD = 40

#: Judged words kept between calls; a server must not collect those of every corpus it saw.
REMEMBERED = 50_000

_TOKEN = re.compile(
    r"[^\W_]+(?:(?:[-‐‑–'’&]|\.(?=[a-z0-9]))[^\W_]+)*(?:\+\+|#)?"
    r"|[.,;:!?…()\[\]{}|=<>/*\\—&]|--+|(?<=\s)[-–](?=\s)"
)
_RESIDUE = re.compile(
    r"https?:\S+|www\.\S+|\S{1,64}@\S{1,99}\.\w+|\b[\w-]{1,64}\.(?:com|org|net|edu|gov|io)\b\S*|\$[^$]{1,200}\$"
    r"|\\[A-Za-z]+|</?[A-Za-z][^<>]{0,80}>|&[a-z]{2,6};|\b\w+_\w+"
)
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»`‘', " "))
_DIGIT_WORD = re.compile(r"\d[DG]", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]s?|[A-Z]{2,}[\d-]*s?")


def clean(text: str) -> str:
    """The text without addresses, markup and formulas: what is left was written to be read."""
    if text.isupper():
        text = text.lower()  # a shouted title: its words are no acronyms
    return _RESIDUE.sub(f" {BREAK} ", text).translate(_QUOTES)


def split(text: str) -> list[str]:
    """Words and punctuation of a cleaned text, in order."""
    return _TOKEN.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """Where the words and the punctuation of a text stand; for marking, so nothing is cleaned."""
    return [match.span() for match in _TOKEN.finditer(text)]


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a written word from the word alone.

    `key` is what its variants share. A word that `breaks` is in no term; others may be one
    (`alone`), open one (`opens`), end one (`ends`).
    """

    key: str
    breaks: bool = False
    opens: bool = True
    ends: bool = True
    alone: bool = True


@lru_cache(maxsize=REMEMBERED)
def judge(form: str) -> Token:
    """Judge one written word by the tables of `stopwords` and by its ending."""
    key = word_key(form)
    lower = form.lower().replace("’", "'").removesuffix("'s")
    parts = key.split()
    if not parts or len(form) > LONGEST_WORD or _is_number(form, parts):
        return Token(key, breaks=True)
    if is_acronym(form):
        return Token(key, alone=len(key) > 1)
    if lower in _breaking() or key in _breaking() or lower.replace("-", "") in _breaking():
        return Token(key, breaks=True)
    if len(parts) == 1 and lower.endswith("ly") and key not in stopwords.NOT_ADVERBS:
        return Token(key, breaks=True)
    kind = _kinds().get(key) or _kinds().get(lower)
    if len(parts) > 1 and _kinds().get(parts[-1]) == "opening":
        kind = "opening"  # "non-convex"
    if kind == "weak":
        return Token(key, opens=False, alone=False)
    if kind == "opening" or _is_adjective(lower, parts):
        return Token(key, ends=False, alone=False)
    is_doing = lower.endswith("ing") and parts[-1] not in _nouns()
    is_verb = lower in stopwords.NOUN_FORMS and not lower.endswith("ing")
    return Token(key, alone=kind is None and len(key) > 2 and not is_doing and not is_verb)


def is_acronym(form: str) -> bool:
    """True for "LLM", "CoT", "LLMs": two capitals or more, none of it hyphenated."""
    return bool(_ACRONYM.fullmatch(form))


@lru_cache(maxsize=REMEMBERED)
def word_key(form: str) -> str:
    """What case, plural, hyphen and British spelling leave alone: "Log-Odds" → "log odds"."""
    if is_acronym(form):
        return fold(form.removesuffix("s"))
    parts = fold(form.replace("’", "'").removesuffix("'s")).split()
    return " ".join([*parts[:-1], *(_one_spelling(singular(part)) for part in parts[-1:])])


def singular(word: str) -> str:
    """A folded noun in the singular; other words pass unless they look like a plural."""
    if word in stopwords.PLURALS:
        return stopwords.PLURALS[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word in _singulars():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    return word[:-1]


@dataclass(frozen=True, eq=False)
class Stream:
    """The words of all texts in a row: `forms[token]` is the word as written.

    `token`, `row` (of the text's work) and `in_title` have one entry a word or break.
    """

    forms: Sequence[str]
    token: Ints
    row: Ints
    in_title: Flags


def read_stream(texts: Iterable[tuple[int, bool, str]]) -> Stream:
    """One stream from (row, is it a title, cleaned text); a break stands before each text."""
    number: dict[str, int] = {BREAK: 0}
    tokens: list[int] = []
    sizes, rows, titles = [0], [0], [False]
    for row, is_title, text in texts:
        words = split(text)
        tokens.append(0)
        tokens.extend([number.setdefault(word, len(number)) for word in words])
        sizes.append(len(words) + 1)
        rows.append(row)
        titles.append(is_title)
    return Stream(
        list(number),
        np.array(tokens, dtype=np.int32),
        np.repeat(np.array(rows, dtype=np.int32), sizes),
        np.repeat(np.array(titles, dtype=bool), sizes),
    )


@cache
def _breaking() -> frozenset[str]:
    """Every word that breaks a phrase, verbs in all their forms."""
    verbs = {form for verb in stopwords.VERBS for form in _inflected(verb)}
    verbs -= set(stopwords.NOUN_FORMS) | set(stopwords.OPENING)
    verbs -= {form for noun in stopwords.PLAIN for form in (noun, noun + "s")}
    return frozenset(verbs) | frozenset(stopwords.FUNCTION) | frozenset(stopwords.VAGUE)


def _inflected(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    third = verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"
    if verb.endswith(("s", "x", "ch", "sh", "z")):
        third = verb + "es"
    past = verb[:-1] + "ied" if third.endswith("ies") else stem + "ed"
    doubled = verb + verb[-1]
    return verb, third, past, stem + "ing", verb + "ing", doubled + "ed", doubled + "ing"


@cache
def _kinds() -> Mapping[str, str]:
    tables = {"plain": stopwords.PLAIN, "weak": stopwords.WEAK, "opening": stopwords.OPENING}
    return {word: kind for kind, words in tables.items() for word in words}


@cache
def _singulars() -> frozenset[str]:
    return frozenset(stopwords.SINGULARS_IN_S)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(stopwords.NOUNS) | frozenset(stopwords.NOUN_FORMS)


def _one_spelling(word: str) -> str:
    word = stopwords.SPELLINGS.get(word, word)
    # "-isation" is "-ization" everywhere; "-ise" is not ("exercise", "noise").
    return word.replace("isation", "ization") if word.endswith("isation") else word


def _is_number(form: str, parts: Sequence[str]) -> bool:
    starts_with_digit = form[0].isdigit() and not _DIGIT_WORD.match(form)
    return starts_with_digit or all(len(part) == 1 for part in parts) or form == BREAK


def _is_adjective(lower: str, parts: Sequence[str]) -> bool:
    last = parts[-1]
    if len(parts) > 1 and (last in _compound_ends() or last.endswith("ed")):
        return True
    if last != singular(last) or last in _nouns():
        return False
    is_participle = last.endswith("ed") and len(last) > 4
    return is_participle or last.endswith(stopwords.ADJECTIVE_ENDINGS)


@cache
def _compound_ends() -> frozenset[str]:
    return frozenset(stopwords.COMPOUND_ADJECTIVES)
