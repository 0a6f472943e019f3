"""XML, record by record: each is cut out by its tag and parsed by itself.

So a broken record costs no other one, its raw text is what stands in the file, and a document
type, whose entities could read files or grow without end, never reaches the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from html import unescape
from typing import TypeAlias
from xml.sax.saxutils import escape

from lxml import etree

from litboard.readers.format import Text
from litboard.readers.notes import ParseNote
from litboard.readers.structured.extracted import Extracted, LineCounter, whole_problem
from litboard.readers.structured.xml_spans import Span, drop_comments, tag_spans
from litboard.schema.records import Problem, Severity

Element: TypeAlias = "etree._Element"

#: A document type that declares something itself, as no export does.
DECLARES = re.compile(r"<!DOCTYPE[^>\[]*\[|<!ENTITY", re.IGNORECASE)
#: What is no text between records, comments and instructions aside.
MARKUP = re.compile(r"<![A-Z][^>]*>|<(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]*)[^<>]*?(?P<empty>/?)>")
#: Prefixes of tags, and where those of attributes end: both begin with a sign that is rare.
TAG_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):[A-Za-z_]")
ATTRIBUTE = re.compile(r":[A-Za-z_][\w.-]*\s*=")
NAME_BEFORE = re.compile(r"\s([A-Za-z_][\w.-]*)$")
LONGEST_PREFIX = 50
#: What XML does not allow and careless exports write; open ends run to the end, so that a search
#: is linear.
UNSOUND = re.compile(
    r"(?s:<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))"
    r"|&(?:#(?:\d{1,9}|[xX][0-9a-fA-F]{1,8})|\w{1,32});|&"
    r"|<(?![A-Za-z_/])|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)
PREDEFINED = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
ENTITIES = ParseNote(
    "xml.entities",
    "the file declares XML entities",
    "such files can read others or grow without end: export without a document type",
)
NO_END_TAG = ParseNote("xml.no-end-tag", "the record has no end tag", "check its last fields")
STRAY = ParseNote(
    "xml.stray-text",
    "this stands outside of any record",
    "check whether a tag is missing before or after it",
)
ALL_READ = "all records found were read; check whether any is missing"
LATE_DECLARATION = ParseNote(
    "xml.late-declaration", "the XML declaration is not at the beginning", ALL_READ
)
SEVERAL_DOCUMENTS = ParseNote(
    "xml.several-documents", "several XML documents stand in this file", ALL_READ
)
CUT_OFF = ParseNote("xml.cut-off", "the file ends before its last end tag", ALL_READ)
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cut_records(
    source: str, text: Text, tags: Iterable[str], *, heading: Iterable[str] = ()
) -> Iterator[Extracted[Element] | Problem]:
    """Every element of some tags, its names without prefixes; loose text as problems.

    Prolog, enclosing tags and elements named in `heading` are structure and passed over. Never
    raises; a document type with declarations of its own is refused as a whole.
    """
    yield from cut_spans(source, text, tag_spans(text.text, tags), heading=heading)


def cut_spans(
    source: str, text: Text, spans: Iterable[Span], *, heading: Iterable[str] = ()
) -> Iterator[Extracted[Element] | Problem]:
    """The same for records that were found by other means than their tags."""
    whole, cuts = text.text, list(spans)
    if DECLARES.search(whole, 0, cuts[0][0] if cuts else len(whole)):
        yield whole_problem(source, text, ENTITIES)
        return
    if not cuts:
        return
    lines, end = LineCounter(whole), 0
    strip, prefixes = _stripper(heading), set[str]()
    for start, stop, closed in cuts:
        yield from _stray(source, whole, end, start, lines, strip)
        yield _parse(whole[start:stop].rstrip(), lines.at(start), prefixes, closed=closed)
        end = stop
    yield from _stray(source, whole, end, len(whole), lines, strip)
    yield from _check_frame(source, text, cuts)


def text_of(element: Element | None) -> str:
    """All text in an element, its blanks single; empty where there is none."""
    if element is None:
        return ""
    # Most elements hold text alone.
    text = _whole_text(element) if len(element) else element.text or ""
    return " ".join(text.split())


def _whole_text(element: Element) -> str:
    # Eight times as quick as to join its `itertext`.
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def find_all(element: Element, path: str) -> list[Element]:
    """The elements under a path, in their order; twice as quick as `findall`."""
    return _path(path)(element)  # type: ignore[return-value]


@cache
def _path(path: str) -> etree.XPath:
    return etree.XPath(path)


def text_at(element: Element, *paths: str) -> str:
    """The text of the first element, of the first path, that has any."""
    for path in paths:
        for one in find_all(element, path):
            if text := text_of(one):
                return text
    return ""


def texts_at(element: Element, *paths: str) -> tuple[str, ...]:
    """The texts of all elements under some paths, without the empty ones."""
    texts = (text_of(one) for path in paths for one in find_all(element, path))
    return tuple(text for text in texts if text)


def _parse(raw: str, first: int, prefixes: set[str], *, closed: bool) -> Extracted[Element]:
    """A record; `prefixes` holds those met in earlier ones, and takes up new ones."""
    lines = (first, first + raw.count("\n"))
    notes = [] if closed else [NO_END_TAG]
    with suppress(etree.XMLSyntaxError):
        return Extracted(lines, raw, _element(raw, prefixes), tuple(notes))
    prefixes |= _prefixes(raw)
    try:
        return Extracted(lines, raw, _element(raw, prefixes), tuple(notes))
    except etree.XMLSyntaxError as error:
        # The parser names the place inside of the piece, at the end of its message.
        reason = re.sub(r",? line \d+, column \d+.*", "", str(error.msg)).strip()
        line = first + max((error.lineno or 1) - 1, 0)
    if closed:
        reason = f"the XML is broken on line {line}: {reason}"
        notes.append(ParseNote("xml.broken", reason, "check this record"))
    mended = UNSOUND.sub(_mend, drop_comments(raw, instead="&lt;"))
    for recover in (False, True):
        with suppress(etree.XMLSyntaxError):
            return Extracted(lines, raw, _element(mended, prefixes, recover=recover), tuple(notes))
    return Extracted(lines, raw, None, tuple(notes))


def _mend(match: re.Match[str]) -> str:
    text = match[0]
    if text.startswith(("<![CDATA[", "<!--")) or text in PREDEFINED:
        return text
    if text.startswith("&"):
        return escape(NOT_XML.sub("", unescape(text)))
    return "&lt;" if text == "<" else ""


@cache
def _parser(recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def _element(raw: str, prefixes: set[str], *, recover: bool = False) -> Element | None:
    """The first element of a piece, parsed with nothing that reaches outside of it."""
    declared = "".join(f' xmlns:{prefix}="urn:{prefix}"' for prefix in sorted(prefixes))
    wrapped = f"<piece{declared}>{raw}</piece>"
    root = etree.fromstring(wrapped.encode("utf-8", "replace"), _parser(recover))
    if root is None or not len(root):
        return None
    for element in root.iter("{*}*") if prefixes or "xmlns" in raw else ():
        # A name that is none, such as "dc:title:", came through the parser that recovers.
        with suppress(ValueError):
            element.tag = str(element.tag).rpartition("}")[2]
    return root[0]


def _prefixes(raw: str) -> set[str]:
    """The prefixes of tags and attributes, which are declared far above a record, or nowhere."""
    ends = (match.start() for match in ATTRIBUTE.finditer(raw))
    before = (NAME_BEFORE.search(raw[max(0, end - LONGEST_PREFIX) : end]) for end in ends)
    used = {*TAG_PREFIX.findall(raw), *(match[1] for match in before if match)}
    return used - {"xml", "xmlns"}


def _stripper(heading: Iterable[str]) -> Callable[[str], str]:
    """What takes the structure out of the text between records."""
    names = "|".join(map(re.escape, heading))
    leaf = re.compile(rf"<((?:[\w.-]+:)?(?:{names}))(?:\s[^<>]*)?>[^<]*</\1>") if names else None

    def strip(gap: str) -> str:
        text = drop_comments(gap)
        return MARKUP.sub("", leaf.sub("", text) if leaf else text).strip()

    return strip


def _stray(
    source: str, whole: str, start: int, end: int, lines: LineCounter, strip: Callable[[str], str]
) -> Iterator[Problem]:
    gap = whole[start:end]
    if not strip(gap):
        return
    start += len(gap) - len(gap.lstrip())
    yield STRAY.to_problem(source, lines.span(start, start + len(gap.strip())), gap.strip())


def _check_frame(source: str, text: Text, cuts: list[Span]) -> Iterator[Problem]:
    """Problems of what encloses the records: more than one document, or one that breaks off."""
    ends = [0, *(stop for _, stop, _ in cuts)]
    starts = [*(start for start, _, _ in cuts), len(text.text)]
    depth = roots = 0
    for start, end in zip(ends, starts, strict=True):
        for match in MARKUP.finditer(drop_comments(text.text[start:end])):
            if match["name"] and not match["empty"]:
                roots += depth == 0 and not match["close"]
                depth = max(depth + (-1 if match["close"] else 1), 0)
    last = LineCounter(text.text).at(len(text.text))
    checks = (
        (LATE_DECLARATION, 0 < text.text.find("<?xml ", 1) < starts[0]),
        (SEVERAL_DOCUMENTS, roots > 1),
        (CUT_OFF, depth > 0 and cuts[-1][2]),
    )
    for note, holds in checks:
        if holds:
            yield note.to_problem(source, (1, last), severity=Severity.CHECK)
