"""HTML and JATS that exports leave in titles and abstracts, read as plain text."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

#: The tags that occur in bibliographic exports. Others ("p <q> r") are text.
TAGS = (
    "a|abstract|b|bold|br|code|div|em|emph|font|h[1-6]|i|img|inline-formula|italic|jats:[a-z-]+|li"
    "|math|mml:[a-z]+|monospace|ol|p|sc|scp|sec|small|span|strong|sub|sup|tt|title|u|ul"
)
TAG = re.compile(rf"</?(?:{TAGS})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
#: Between these, words must not run together.
BLOCK = re.compile(r"</?(?:br|div|h[1-6]|jats:(?:p|sec|title)|li|p|sec|title)\b", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: "&amp;amp;lt;" has been escaped three times; more is hostile.
PASSES = 3


def clean_markup(text: str) -> str:
    """Text without HTML tags, its entities read; comparisons such as "p < 0.05" stay."""
    for _ in range(PASSES):
        if "&" not in text or not ENTITY.search(text):
            break
        text = ENTITY.sub(_read_entity, text)
    if "<" not in text:
        return text
    return TAG.sub(lambda match: " " if BLOCK.match(match[0]) else "", text)


def _read_entity(entity: re.Match[str]) -> str:
    """The character of an entity; one with an unknown name stays as it is."""
    text = entity[0]
    # `unescape` would read the beginning of an unknown name: "&notes;" as "¬es;".
    return unescape(text) if text[1] == "#" else html5.get(text[1:], text)
