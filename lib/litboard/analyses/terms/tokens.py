"""Split texts into words, and classify each word: may it begin, end or be a key term?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from litboard.analyses.terms import stopwords
from litboard.text import fold

#: The token between two texts; like all punctuation it ends a phrase.
BREAK = "."

#: Longer runs of letters are DNA sequences, file names, or a script without spaces.
LONGEST_WORD = 40

#: Classified words kept between calls; bounded, as a server sees many corpora.
MOST_CACHED = 50_000

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


def clean_text(text: str) -> str:
    """The text without URLs, e-mail addresses, markup and formulas."""
    if text.isupper():
        text = text.lower()  # a title in capitals: its words are no acronyms
    return _RESIDUE.sub(f" {BREAK} ", text).translate(_QUOTES)


def split_words(text: str) -> list[str]:
    """Words and punctuation of a cleaned text, in order."""
    return _TOKEN.findall(text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each word and punctuation mark of a text, which is not cleaned."""
    return [match.span() for match in _TOKEN.finditer(text)]


@dataclass(frozen=True, slots=True)
class Token:
    """The class of a written word, without regard to its context.

    `key` is the same for all variants of the word. A word that `breaks` is in no term; other
    words may be a term (`alone`), begin one (`opens`) or end one (`ends`).
    """

    key: str
    breaks: bool = False
    opens: bool = True
    ends: bool = True
    alone: bool = True


@lru_cache(maxsize=MOST_CACHED)
def classify_word(form: str) -> Token:
    """Classify a written word by the tables of `stopwords` and by its ending."""
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
    is_ing_form = lower.endswith("ing") and parts[-1] not in _nouns()
    is_verb = lower in stopwords.NOUN_FORMS and not lower.endswith("ing")
    return Token(key, alone=kind is None and len(key) > 2 and not is_ing_form and not is_verb)


def is_acronym(form: str) -> bool:
    """True for words like "LLM", "CoT" and "LLMs": two capitals or more, and no hyphen."""
    return bool(_ACRONYM.fullmatch(form))


@lru_cache(maxsize=MOST_CACHED)
def word_key(form: str) -> str:
    """The key of a word, the same for its plural, its spellings, and with hyphens or capitals.

    >>> word_key("Log-Odds"), word_key("behaviours")
    ('log odds', 'behavior')
    """
    if is_acronym(form):
        return fold(form.removesuffix("s"))
    parts = fold(form.replace("’", "'").removesuffix("'s")).split()
    return " ".join([*parts[:-1], *(_one_spelling(singular(part)) for part in parts[-1:])])


def singular(word: str) -> str:
    """The singular of a folded word that looks like a plural; other words are returned as given."""
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


@cache
def _breaking() -> frozenset[str]:
    """Every word that breaks a phrase, including all forms of verbs."""
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
