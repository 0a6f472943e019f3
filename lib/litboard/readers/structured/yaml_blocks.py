"""YAML, block by block, as plain texts, lists and mappings.

Only the parser's events are used: no tag makes an object, no alias is followed (so none can
grow), every scalar is text, and what is nested too deeply is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from litboard.readers.notes import ParseNote

#: No citation nests deeper.
DEEPEST = 32
#: A record of 5,000 authors has 40,000 nodes.
MOST_NODES = 200_000

#: The parser in C where it was built; both are safe.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KEY_LINE = re.compile(r"( *)([\"']?)([A-Za-z][\w -]{0,60})\2:(?:[ \t]+(.*))?$")
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
CHECK = "check this record"
CONTROL_CHARACTERS = ParseNote("yaml.control-characters", "control characters were left out", CHECK)
ALIASES = ParseNote("yaml.aliases", "aliases (`*name`) are not followed", "write the values out")
NO_MAPPING = ParseNote(
    "yaml.not-a-mapping", "this is no mapping of fields", "check its indentation"
)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def load_mapping(block: str, first: int) -> tuple[dict[str, Any] | None, tuple[ParseNote, ...]]:
    """The mapping of a block that begins on line `first`, or None; and what was guessed.

    Where the block is broken its keys are read one by one, and a value that is no YAML is
    taken as text. Never raises.
    """
    notes: list[ParseNote] = []
    if CONTROLS.search(block):
        block = CONTROLS.sub(" ", block)
        notes.append(CONTROL_CHARACTERS)
    try:
        value, aliases = _load(block)
    except (yaml.YAMLError, ValueError) as error:
        notes.append(_broken(error, first))
        value, aliases = dict(_load_keys(block)), 0
    if aliases:
        notes.append(ALIASES)
    if not isinstance(value, dict) or not value:
        notes.append(NO_MAPPING)
        return None, tuple(notes)
    return value, tuple(notes)


def _broken(error: Exception, first: int) -> ParseNote:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error).partition("\n")[0]
    line = first + (mark.line if mark else 0)
    return ParseNote("yaml.broken", f"the YAML is broken on line {line}: {reason}", CHECK)


def _load_keys(block: str) -> Iterator[tuple[str, Any]]:
    """The keys of the outermost mapping, each with its own lines loaded."""
    lines = block.split("\n")
    all_keys = [(at, key) for at, line in enumerate(lines) if (key := KEY_LINE.match(line))]
    outer = min((len(key[1]) for _, key in all_keys), default=0)
    keys = [(at, key) for at, key in all_keys if len(key[1]) == outer]
    ends = [*(at for at, _ in keys[1:]), len(lines)]
    for (at, key), end in zip(keys, ends, strict=False):
        try:
            value, _ = _load("\n".join(lines[at:end]))
        except (yaml.YAMLError, ValueError):
            value = None
        if isinstance(value, dict) and len(value) == 1:
            yield from value.items()
        else:
            rest = " ".join(line.strip() for line in lines[at + 1 : end])
            yield key[3], f"{key[4] or ''} {rest}".strip().strip("\"'")


def _load(text: str) -> tuple[Any, int]:
    """The first document of a text, and how many aliases in it were left out.

    Raises YAMLError, or ValueError for what is too deep or too large.
    """
    # The outermost list stands for the document.
    stack: list[Any] = [[]]
    keys: list[Any] = [None]
    aliases = 0
    for count, event in enumerate(yaml.parse(text, Loader=LOADER)):
        if len(stack) > DEEPEST or count > MOST_NODES:
            raise ValueError("it is nested too deeply or too large")
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            stack.append({} if isinstance(event, yaml.MappingStartEvent) else [])
            keys.append(None)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            keys.pop()
            _add(stack, keys, stack.pop())
        elif isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0] and event.value in NOTHING
            _add(stack, keys, None if plain and keys[-1] is not None else event.value)
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
            _add(stack, keys, None if keys[-1] is not None else "")
        elif isinstance(event, yaml.DocumentEndEvent):
            break
    return (stack[0][0] if stack[0] else None), aliases


def _add(stack: list[Any], keys: list[Any], value: Any) -> None:
    """A finished value to the list or mapping that is open; a mapping takes its key first."""
    if isinstance(stack[-1], list):
        stack[-1].append(value)
    elif keys[-1] is None:
        keys[-1] = (str(value),)
    else:
        stack[-1][keys[-1][0]] = value
        keys[-1] = None
