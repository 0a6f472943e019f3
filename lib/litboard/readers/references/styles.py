"""The styles in which references are set, as patterns: each as it cannot be mistaken for another.

A title in quotation marks (IEEE, Chicago, MLA, MHRA), a year in brackets after the names (APA,
Sage), a year alone after them (ACM, Harvard, Ecology, Annual Reviews, ISO 690), "Last I, Last I."
(Vancouver), "Last, I., Last, I.: " (Springer, Copernicus), "Last, I. Title. … 2020" (Nature, ICML,
ACS, MDPI), "I. Last, I. Last, Title" (Science, Elsevier, APS), a title before "//" (GOST), names
parted by " ; " (DIN), and full names before a title and a venue (LaTeX's plain).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from litboard.readers.listings.listing import list_names
from litboard.readers.references.names import (
    BARE_NAMES,
    CAPITAL_NAMES,
    COMMA_NAMES,
    FIRST_NAMES,
    FULL_NAMES,
    LAST_BARE,
    LAST_DOTTED,
    MIXED_NAMES,
    PARTED_NAMES,
    as_listed,
    bare_initials,
    first_turned,
    in_any_order,
    in_capitals,
    last_name_first,
    parted,
)

#: Longer than any list of authors that stands in a reference.
LONGEST_AUTHORS = 2_000

YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)[a-z]?"
IN_BRACKETS = rf"\({YEAR}(?:, [^()]{{3,20}})?\)"
TITLE = r"(?P<title>[^\n]{5,400}?)"
#: As much as can be, up to the last comma behind which a venue may stand.
TITLE_TO_COMMA = r"(?P<title>[^\n]{5,400}),"
#: The end of a title, which "U.S.", "vs." and "Vol." are not, nor a question that goes on.
END = (
    r"(?<!\.[A-Z])(?<!\bvs)(?<!\bNo)(?<!\bVol)"
    r"(?:\.|[?!](?! (?!In[: ])[^.?!\d]{15,300}\. [A-Z]))"
)
REST = rf"{END}(?: (?P<rest>.*)|$)"
#: A title may begin with a quotation, and is another style where it is nothing else.
NOT_QUOTED = r"(?![\"“][^\"”]{3,400}[\"”][.,]? )"
#: A quotation behind a word, without a stop between, is part of a title.
QUOTED = (
    rf"(?P<authors>[^\"“]{{3,{LONGEST_AUTHORS}}}?)(?:[,.:]\s*|\s+(?=\())"
    rf"(?:\(?\b{YEAR}\)?[,.:]?\s*)?[\"“]"
)
VOLUME = r"[A-Z]?\d{1,5}"
#: A venue without commas, behind a title that ends with one.
VENUE = r"(?!(?:vol|no|pp?|iss)\b)[^\W\d_][^,()]{2,150}"
#: "(Oxford, England)" behind the name of a journal.
PLACE = r"(?:\([^()]{1,40}\) ?)?"
#: How a title begins that no quote opens: "[The hair]" is a translated one.
OPENS = r"(?=[^\W\d_]|\[[^\W\d_])"


class Style(NamedTuple):
    """How references of a style are written, and how their authors are listed."""

    pattern: re.Pattern[str]
    names: Callable[[str], tuple[str, ...]]
    #: Whether a title must have words in small letters, as the short name of a journal has not.
    worded: bool = False


#: The styles, each as it cannot be mistaken; the first that fits is taken.
STYLES = {
    "apa": Style(
        re.compile(rf"(?P<authors>{COMMA_NAMES}),? ?{IN_BRACKETS}[.,:]? {NOT_QUOTED}{TITLE}{REST}"),
        last_name_first,
    ),
    # A title with a quotation of its own ends where a comma or full stop stands inside.
    "quotes": Style(
        re.compile(rf"{QUOTED}{TITLE}(?:[,.]|(?<=[?!]))[\"”]\s(?P<rest>.*)"), as_listed
    ),
    "bare quotes": Style(
        re.compile(rf"{QUOTED}(?P<title>[^\"”]{{5,400}}?)[\"”][,.]?\s(?P<rest>.*)"), as_listed
    ),
    "single quotes": Style(
        re.compile(
            rf"(?P<authors>[^‘’\"“]{{3,{LONGEST_AUTHORS}}}?), ‘{TITLE}(?:’,|,’) (?P<rest>.*)"
        ),
        as_listed,
    ),
    "gost": Style(
        re.compile(
            rf"(?P<authors>{LAST_DOTTED})(?: ?(?:и др|et al)\.)?[. ]*"
            rf"(?<=[. ]){TITLE} // (?P<rest>.*)"
        ),
        last_name_first,
    ),
    "harvard": Style(
        re.compile(rf"(?P<authors>{COMMA_NAMES}),? ?{YEAR}[.,:] {NOT_QUOTED}{TITLE}{REST}"),
        last_name_first,
    ),
    "mixed": Style(
        re.compile(
            rf"(?P<authors>{MIXED_NAMES})[,.]? ?\(?{YEAR}\)?[.,:] {NOT_QUOTED}{TITLE}{REST}"
        ),
        first_turned,
    ),
    "bare, bracketed year": Style(
        re.compile(rf"(?P<authors>{LAST_BARE})\.? {IN_BRACKETS}[.,:]? {NOT_QUOTED}{TITLE}{REST}"),
        bare_initials,
    ),
    "bare, year": Style(
        re.compile(rf"(?P<authors>{LAST_BARE})\.? {YEAR}[.,:]? {NOT_QUOTED}{TITLE}{REST}"),
        bare_initials,
        worded=True,
    ),
    "bare, colon": Style(
        re.compile(
            rf"(?P<authors>{LAST_BARE}): {TITLE}{END} (?P<rest>[^\n]{{3,300}}?[ ,;(]{YEAR}\)?.*)"
        ),
        bare_initials,
        worded=True,
    ),
    "year, comma": Style(
        re.compile(
            rf"(?P<authors>{COMMA_NAMES}|{MIXED_NAMES}|{LAST_BARE})[,.]? ?\(?{YEAR}\)?[.,:]? "
            rf"{TITLE_TO_COMMA} (?P<rest>{VENUE}{PLACE},? (?:[Vv]ol\.? ?)?"
            rf"{VOLUME}\b.*)"
        ),
        in_any_order,
        worded=True,
    ),
    "colon, comma": Style(
        re.compile(
            rf"(?P<authors>{COMMA_NAMES}): {TITLE_TO_COMMA} "
            rf"(?P<rest>{VENUE}{PLACE}, {VOLUME}\b[^\n]*, {YEAR}\.?)"
        ),
        last_name_first,
        worded=True,
    ),
    "springer": Style(re.compile(rf"(?P<authors>{COMMA_NAMES}): {TITLE}{REST}"), last_name_first),
    "year, volume": Style(
        re.compile(
            rf"(?P<authors>{COMMA_NAMES}) ?{OPENS}{TITLE}{END} "
            rf"(?P<rest>[^()\d]{{3,200}} {PLACE}{YEAR}, {VOLUME}\b.*)"
        ),
        last_name_first,
        worded=True,
    ),
    "nature": Style(
        re.compile(
            rf"(?P<authors>{COMMA_NAMES}) ?{OPENS}{TITLE}{END}"
            rf" (?P<rest>[^()]{{3,200}}(?:\([^()]{{1,40}}\)[^()]{{0,60}})?"
            rf"(?:\({YEAR}\).*|[, ](?:1[5-9]\d\d|20\d\d)[a-z]?\.?))"
        ),
        last_name_first,
    ),
    "science": Style(
        re.compile(
            rf"(?P<authors>{FIRST_NAMES}), {TITLE}{END} "
            rf"(?P<rest>[^()]{{3,200}}{PLACE}[^()]*\d[^()]*\({YEAR}\).*)"
        ),
        list_names,
        worded=True,
    ),
    "first name, comma": Style(
        re.compile(
            rf"(?P<authors>{FIRST_NAMES}), {TITLE_TO_COMMA} "
            rf"(?P<rest>{VENUE} {PLACE}{VOLUME}(?:, [\w–-]{{1,20}})? \({YEAR}\).*)"
        ),
        list_names,
        worded=True,
    ),
    "capitals": Style(
        re.compile(rf"(?P<authors>{CAPITAL_NAMES}),? {YEAR}\. {TITLE}{REST}"), in_capitals
    ),
    "parted": Style(
        re.compile(rf"(?P<authors>{PARTED_NAMES}): {TITLE}{END} In: (?P<rest>.*)"), parted
    ),
    "vancouver": Style(
        re.compile(rf"(?P<authors>{BARE_NAMES})\. (?!\w+\. ){TITLE}{END} (?P<rest>.*)"),
        bare_initials,
    ),
    "acm": Style(
        re.compile(rf"(?P<authors>{FULL_NAMES})\. {YEAR}\. {TITLE}{END} (?P<rest>.*)"), as_listed
    ),
    "group": Style(
        re.compile(
            rf"(?P<authors>[^\W\d_][^()\d\"“]{{1,{LONGEST_AUTHORS}}}?)[.,]? "
            rf"{IN_BRACKETS}[.,:] {TITLE}{REST}"
        ),
        as_listed,
    ),
    "plain": Style(
        re.compile(rf"(?P<authors>{FULL_NAMES})\. {TITLE}{END} (?P<rest>.*)"), as_listed
    ),
}
QUOTES = frozenset({"quotes", "bare quotes", "single quotes"})
#: Names that stand alone before the title, so that they might be a title themselves.
UNCERTAIN = frozenset({"group", "plain"})
#: Titles that were read up to a comma, which stands in titles and venues, too.
TO_COMMA = frozenset({"year, comma", "colon, comma", "first name, comma"})
