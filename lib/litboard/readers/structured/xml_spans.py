"""Where records stand in XML: found by their tags, comments, CDATA and instructions aside.

No parser could do it: it stops at the first error, and a document that is damaged has several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

#: Start, end, and whether the end tag was there.
Span = tuple[int, int, bool]

#: Where tags are only text: the opening marks of such parts, and their ends.
ASIDES = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
ASIDE = r"<!--|<!\[CDATA\[|<\?"
ASIDE_MARK = re.compile(ASIDE)
#: The parser refuses deeper elements anyway.
DEEPEST = 256


def tag_spans(whole: str, tags: Iterable[str]) -> Iterator[Span]:
    """Where elements of some tags stand, which never nest, so that a lost end tag is seen."""
    names = "|".join(map(re.escape, tags))
    record = re.compile(rf"{ASIDE}|<(/?)(?:[\w.-]+:)?(?:{names})(?=[\s/>])[^<>]*?(/?)>")
    opened: int | None = None
    for match in _outside_asides(whole, record):
        if match[1]:
            if opened is not None:
                yield opened, match.end(), True
            opened = None
            continue
        if opened is not None:
            yield opened, match.start(), False
        opened = None if match[2] else match.start()
        if match[2]:
            yield match.start(), match.end(), True
    if opened is not None:
        yield opened, len(whole), False


def child_spans(whole: str) -> Iterator[Span]:
    """Where the children of the root stand, whatever their tags are.

    An end tag closes what was left open inside of it.
    """
    tag = re.compile(rf"{ASIDE}|<(/?)([A-Za-z_][\w.:-]*)[^<>]*?(/?)>")
    stack: list[str] = []
    started = 0
    for match in _outside_asides(whole, tag):
        name = match[2]
        if not match[1]:
            started = match.start() if len(stack) == 1 else started
            if not match[3]:
                stack.append(name)
            elif len(stack) == 1:
                yield match.start(), match.end(), True
        elif name in stack[-DEEPEST:]:
            depth = len(stack)
            while stack.pop() != name:
                pass
            if len(stack) == 1 or (depth > 1 and not stack):
                end = match.end() if stack else match.start()
                yield started, end, bool(stack)
    if len(stack) > 1:
        yield started, len(whole), False


def _outside_asides(whole: str, tag: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The tags that do not stand in comments, CDATA or instructions."""
    position, ends = 0, dict[str, int]()
    while match := tag.search(whole, position):
        position = match.end()
        if match[0] in ASIDES:
            position = _skip_aside(whole, match, ends)
        else:
            yield match


def _skip_aside(whole: str, mark: re.Match[str], ends: dict[str, int]) -> int:
    """Where an aside ends; right behind its mark where it is never closed.

    A comment in which another one begins was not closed. `ends` remembers the next end marks, so
    that many open asides are passed in linear time.
    """
    start, close = mark.end(), ASIDES[mark[0]]
    if ends.get(close, -1) < start:
        end = whole.find(close, start)
        ends[close] = end if end >= 0 else len(whole)
    end = ends[close]
    reopened = close == "-->" and whole.find(mark[0], start, end) >= 0
    return start if end == len(whole) or reopened else end + len(close)


def drop_comments(text: str, instead: str = "") -> str:
    """Text without its comments and instructions; `instead` of the marks that nothing closes."""
    kept, position, ends = list[str](), 0, dict[str, int]()
    while match := ASIDE_MARK.search(text, position):
        kept.append(text[position : match.start()])
        position = _skip_aside(text, match, ends)
        if position == match.end():
            kept.append(instead)
        elif match[0] == "<![CDATA[":
            kept.append(text[match.start() : position])
    return "".join(kept) + text[position:]
