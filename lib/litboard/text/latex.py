"""LaTeX residue in titles, names and abstracts made into text for people."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import normalize

from litboard.text.latex_tables import (
    ACCENTS,
    ASIDES,
    DROPPED,
    ESCAPES,
    MATHS_ACCENTS,
    SWITCHES,
    SYMBOLS,
)

#: No formula of an abstract is longer; a lone "$" must not look for its partner for ever.
LONGEST_FORMULA = 400

#: How a typist writes what the keyboard lacks.
TYPE = {"~": " ", "``": "“", "''": "”", "--": "–", "---": "—"}

#: A text without these holds no LaTeX.
RESIDUE = "\\${}"

#: The command of a link, before its address.
LINK = "href "

_TOKEN = re.compile(
    rf"""
      (?P<verbatim> \b[A-Za-z]:\\[^\s{{}}$]* | https?://[^\s{{}}\\$]+  # C:\x, an address,
        | \{{[^{{}}\\$A-Za-z]{{1,80}},[^{{}}\\$A-Za-z]{{1,80}}\}} )  # a set of numbers
    | \\(?:url|path|nolinkurl)\s*\{{(?P<url>[^{{}}]*)\}}
    | \\href\s*\{{(?P<href>[^{{}}]*)\}}\s*\{{
    | (?P<length> \\[A-Za-z]+\s?=\s?-?[\d.]+\s?(?:pt|em|ex|cm|mm|in|bp|sp)\b )
    | \\(?P<word>[A-Za-z]+)\*?
    | \\\((?P<inline>[^$\n]{{1,{LONGEST_FORMULA}}}?)\\\)
    | \\(?P<sign>[^A-Za-z\n])
    | (?P<dollars>\$\$?)(?=\S)
      (?P<formula>(?:[^$\\]|\\.){{1,{LONGEST_FORMULA}}}?)(?<=\S)(?P=dollars)(?!\d)
    | \$\s(?=[^$]{{1,{LONGEST_FORMULA}}}\$)  # next to blanks, only with a command or an index in it
      (?P<spaced>[^$\\_^]*(?:\\[A-Za-z]|[_^])[^$]*)(?<=\s)\$(?!\s?\d)
    | (?P<script>[_^]\{{) | (?P<open>\{{) | (?P<close>\}})
    | (?P<type>~|``|''|---?)
    """,
    re.VERBOSE,
)
_MATHS_SIGN = re.compile(r"[\\^_=<>{}+*|]")
#: "\BibTeX", "\XML": macros of names and abbreviations, that an author defines, say what they set.
_NAME = re.compile(r"(?:[a-z]*[A-Z]){2}")
_ARGUMENT = re.compile(r"\s?(?:\[[^\[\]{}]{0,80}\]){0,2}\s?\{")
_ACCENTED = re.compile(r"\s?\{|\s[A-Za-z]|\\[ij](?![A-Za-z])|[^\W_]")
_SPACED_ACCENTED = re.compile(r"\s[A-Za-z]|\s?\\[ij](?![A-Za-z])")


def clean_latex(text: str) -> str:
    """A text as a reader should see it, with LaTeX read and what is no LaTeX left alone.

    Accents become letters, formulas readable characters, footnotes asides in brackets;
    citations go; a macro of a name ("\\BibTeX") is its name. Prices ("$5 and $10"), Windows paths
    and other unknown commands stay. Braces that do not match lose no text. One pass without
    recursion into braces, linear in the length.
    """
    if not any(map(text.__contains__, RESIDUE)):
        return text
    page = _Page()
    page.read(text)
    if not page.has_latex:
        return text
    cleaned = normalize("NFC", "".join(page.out))
    cleaned = re.sub(r"(?<=\S)[ \t]+(?=[.,;:!?)](?:\s|$))", "", cleaned)
    return re.sub(r"[ \t]{2,}", " ", cleaned).strip()


@dataclass(slots=True)
class _Page:
    """The text set so far, and the groups still open in it."""

    out: list[str] = field(default_factory=list)
    #: For each open group its command and where its text begins.
    groups: list[tuple[str, int]] = field(default_factory=list)
    #: An accent waiting for its letter, and how it was written.
    accent: tuple[str, str] | None = None
    has_latex: bool = False

    def read(self, text: str, *, maths: bool = False) -> None:
        at = 0
        while token := _TOKEN.search(text, at):
            self.put(text[at : token.start()])
            at = self._set(token, text, maths)
        self.put(text[at:])

    def put(self, piece: str) -> None:
        if self.accent and piece:
            mark, written = self.accent
            self.accent = None
            bare = {"ı": "i", "ȷ": "j"}.get(piece[0], piece[0])
            piece = bare + mark + piece[1:] if bare.isalpha() else written + piece
        if piece:
            self.out.append(piece)

    def _set(self, token: re.Match[str], text: str, maths: bool) -> int:
        """Set one token, and say where to read on."""
        kind, end = token.lastgroup or "", token.end()
        if kind == "word":
            return self._set_command(token["word"], token, text, maths)
        if kind == "sign":
            self._set_sign(token, text)
        elif kind in ("formula", "inline", "spaced"):
            self._set_formula(token, token[kind].strip())
        elif kind in ("script", "open"):
            self.put(token[0][:-1])
            self._open("", has_latex=True)
        elif kind == "close":
            self._close()
        elif kind == "href":
            self._open(f"{LINK}{token['href']}", has_latex=True)
        else:
            self.has_latex |= kind in ("url", "length")
            self.put(_set_plain(kind, token))
        return end

    def _await_letter(self, mark: str, written: str) -> None:
        # The accent nearest to the letter is set first.
        marks, outer = self.accent or ("", "")
        self.accent = (mark + marks, outer + written)
        self.has_latex = True

    def _open(self, command: str, *, has_latex: bool) -> None:
        self.has_latex |= has_latex
        self.groups.append((command, len(self.out)))

    def _close(self) -> None:
        self.has_latex = True
        if self.accent:
            self.out.append(self.accent[1])
            self.accent = None
        if not self.groups:
            return
        command, start = self.groups.pop()
        if command in DROPPED:
            del self.out[start:]
        elif command in ASIDES:
            self.out.append(")")
        elif command.startswith(LINK):
            self.out.append(f" ({command.removeprefix(LINK)})")
        elif command == "frac":
            self.out.append("/")

    def _set_command(self, word: str, token: re.Match[str], text: str, maths: bool) -> int:
        end = token.end()
        argument = _ARGUMENT.match(text, end)
        mark = MATHS_ACCENTS.get(word) or ACCENTS.get(word)
        # "\d and \b" are of regular expressions rather than dots and bars below.
        if mark and (argument or (word not in "db" and _SPACED_ACCENTED.match(text, end))):
            self._await_letter(mark, "")
            return end + text.startswith(" ", end)
        if word in SYMBOLS:
            self.has_latex = True
            self.put(SYMBOLS[word])
            # TeX eats the space after a command; in a formula it separates.
            return end + (not maths and len(word) < 3 and text.startswith(" ", end))
        if argument:
            empty = text.startswith("}", argument.end())
            if empty and _NAME.match(word):
                self.put(word)
            self._set_argument(word)
            return argument.end()
        if word in SWITCHES:
            self.has_latex = True
            return end + text.startswith(" ", end)
        named = maths or bool(_NAME.match(word))
        self.has_latex |= named
        self.put(word if named else token[0])
        return end

    def _set_argument(self, word: str) -> None:
        if word in ASIDES:
            spaced = not self.out or self.out[-1].endswith(" ")
            self.put("(" if spaced else " (")
        self._open(word, has_latex=True)

    def _set_sign(self, token: re.Match[str], text: str) -> None:
        sign = token["sign"]
        if sign in ACCENTS and _ACCENTED.match(text, token.end()):
            self._await_letter(ACCENTS[sign], sign if sign in "^~" else "")
        elif sign in ESCAPES:
            self.has_latex = True
            self.put(ESCAPES[sign])
        else:
            self.put(token[0])

    def _set_formula(self, token: re.Match[str], formula: str) -> None:
        # "costs $5, or 6$ more" is about money.
        if " " in formula and not _MATHS_SIGN.search(formula):
            self.put(token[0])
            return
        self.has_latex = True
        depth = len(self.groups)
        self.read(formula, maths=True)
        while len(self.groups) > depth:
            self._close()


def _set_plain(kind: str, token: re.Match[str]) -> str:
    if kind == "length":
        return ""
    return TYPE[token[0]] if kind == "type" else token[kind]
