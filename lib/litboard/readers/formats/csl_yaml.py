"""CSL-YAML: the items of CSL-JSON as YAML, cut at their dashes.

Source: pandoc's manual, "Specifying bibliographic data". pandoc and Better BibTeX write it.
Structure that is no record: document marks, comments and the line `references:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litboard.readers.format import Format, Line, Parsed, Text, one_name
from litboard.readers.notes import ParseNote
from litboard.readers.structured import plain_items
from litboard.readers.structured.csl import state_reference
from litboard.readers.structured.extracted import Extracted, to_pieces
from litboard.readers.structured.yaml_blocks import load_mapping
from litboard.schema.records import Problem

HEADED = re.compile(r"^references:[ \t]*$", re.MULTILINE)
#: Below that line an item may begin with any variable.
ANY_ITEM = re.compile(r"^references:[ \t]*\n(?:[ \t]*\n)* *-[ \t]+[A-Za-z-]+:", re.MULTILINE)
ITEM = re.compile(r"^ *-[ \t]+(?:id|title|type|author|abstract|DOI|issued):(?:\s|$)", re.MULTILINE)
KEY = re.compile(r"^[ \t]*(?:-[ \t]+)?(?:title|author|issued|container-title|DOI):", re.MULTILINE)
DASH = re.compile(r"( *)-(?:[ \t]|$)")
STRUCTURE = re.compile(
    r"\s*(?:#.*|---|\.\.\.|references:|%YAML.*"
    # What pandoc's documents say of their references.
    r"|(?:nocite|bibliography|csl|lang|link-citations|suppress-bibliography):.*)\s*$"
)
#: pandoc reads and writes these variables as Markdown.
MARKED = ("title", "title-short", "container-title", "abstract", "note", "annote", "DOI", "doi")
RAW_LATEX = re.compile(r"`([^`]+)`\{=(?:latex|tex)\}")
SPAN = re.compile(r"\[([^\[\]]+)\]\{\.[\w-]+\}")
EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,2})(?=[^\s*])([^*]+)(?<=[^\s\\])\1(?![\w*])")
#: Quotes and hats are left to LaTeX, whose accents they are.
ESCAPED = re.compile(r"\\([!#$%&()*+,/:;<>?@\[\\\]_`|-])")
STRAY_TEXT = ParseNote(
    "csl-yaml.stray-text",
    "this is no item of the list of references",
    "check its indentation, or keep the references in a file of their own",
)
#: Spans stand in spans, hardly deeper.
DEEP = 3


def detect(text: Text) -> float:
    """Sure where a list of mappings has keys of CSL's."""
    item = ITEM.search(text.head) or ANY_ITEM.search(text.head)
    if not item or not KEY.search(text.head):
        return 0.0
    first = text.opening[0].text
    opens = STRUCTURE.match(first) or DASH.match(first)
    return 0.9 if opens or HEADED.search(text.head) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record an item of the list."""
    yield from to_pieces(source, text, _cut(source, text), _state)


def _state(item: dict[str, Any]) -> dict[str, Any]:
    unmarked = {key: _unmark(item[key]) for key in MARKED if isinstance(item.get(key), str)}
    return state_reference(plain_items.to_csl(item | unmarked))


def _unmark(text: str) -> str:
    """Text without Markdown: LaTeX that pandoc kept, spans, emphasis and escapes."""
    if not any(mark in text for mark in "`]*\\"):
        return text
    text = RAW_LATEX.sub(r"\1", text)
    for _ in range(DEEP):
        text = SPAN.sub(r"\1", text)
    return ESCAPED.sub(r"\1", EMPHASIS.sub(r"\2", text))


def _cut(source: str, text: Text) -> Iterator[Extracted[dict[str, Any]] | Problem]:
    lines = text.lines
    named = next((at for at, one in enumerate(lines) if one.text.rstrip() == "references:"), -1)
    first = next((at for at in range(named + 1, len(lines)) if DASH.match(lines[at].text)), None)
    if first is None:
        return
    indent = len(lines[first].text) - len(lines[first].text.lstrip())
    yield from _stray(source, lines[:first])
    block: list[Line] = []
    end = first
    for line in lines[first:]:
        depth = len(line.text) - len(line.text.lstrip(" "))
        starts = depth == indent and bool(DASH.match(line.text))
        if depth <= indent and not starts and not line.text.lstrip().startswith("#"):
            break
        if starts and block:
            yield _load(text, block)
            block = []
        block.append(line)
        end += 1
    yield _load(text, block)
    yield from _stray(source, lines[end:])


def _load(text: Text, block: list[Line]) -> Extracted[dict[str, Any]]:
    raw = "\n".join(_whole(block))
    value, notes = load_mapping(raw.replace("-", " ", 1), block[0].number)
    return Extracted((block[0].number, block[-1].number), raw, value, notes)


def _whole(block: list[Line]) -> Iterator[str]:
    """The lines of a block with the blank ones between, which part paragraphs."""
    number = block[0].number
    for line in block:
        yield from [""] * (line.number - number)
        yield line.text
        number = line.number + 1


def _stray(source: str, lines: list[Line]) -> Iterator[Problem]:
    other = [line for line in lines if not STRUCTURE.match(line.text)]
    if other:
        span = other[0].number, other[-1].number
        yield STRAY_TEXT.to_problem(source, span, "\n".join(line.text for line in other))


SAMPLE = """\
---
references:
- id: lee2020
  type: article-journal
  title: "Many kinds of things"
  author:
  - family: Lee
    given: Ann
  container-title: Journal of Things
  issued: {date-parts: [[2020, 1]]}
  DOI: 10.5555/a
- id: dee2021
  type: book
  title: Other things on pages
  issued: 2021
"""

FORMAT = Format(
    name="csl_yaml",
    title="CSL-YAML",
    extensions=(".yaml", ".yml"),
    homepage="https://pandoc.org/MANUAL.html#specifying-bibliographic-data",
    sample=SAMPLE,
    written_by="pandoc, Better BibTeX for Zotero, Manubot",
    covers="all items, and the Markdown that pandoc puts into them",
    leaves_out="YAML anchors and tags are refused",
    detect=detect,
    read=read,
    split=one_name,
    structure=STRUCTURE,
)
