"""Every problem has a code, and every code is explained in docs/problems.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import litboard
from helpers.paths import ROOT
from litboard.readers import read_source
from litboard.schema.records import Source

LIB = Path(litboard.__file__).parent
CODE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
#: What carries a code, and as which positional argument; otherwise as the keyword `code`.
CARRIERS = {"ParseNote": 0, "EncodingNote": 0, "Refusal": 0, "Problem": None}
#: Where a code is handed on from one carrier to the next.
HANDED_ON = {"self.code", "refusal.code", "row['code']", "code"}


def code_nodes(tree: ast.Module) -> Iterator[ast.expr]:
    """The expression of each code that a module gives."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        yield from (one.value for one in call.keywords if one.arg == "code")
        if (place := CARRIERS.get(name)) is not None and len(call.args) > place:
            yield call.args[place]


def codes(tree: ast.Module) -> Iterator[str]:
    for node in code_nodes(tree):
        if isinstance(node, ast.Constant):
            yield str(node.value)
        elif isinstance(node, ast.IfExp):
            yield from (str(ast.literal_eval(one)) for one in (node.body, node.orelse))
        else:
            assert ast.unparse(node) in HANDED_ON, f"{ast.unparse(node)}: write the code out"


@cache
def used() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in LIB.rglob("*.py"))
    trees = [ast.parse(text) for text in texts if any(name in text for name in CARRIERS)]
    return {code for tree in trees for code in codes(tree)}


def documented() -> list[str]:
    text = (ROOT / "docs/problems.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


def test_the_codes_of_the_code_are_those_of_the_documentation() -> None:
    assert set(documented()) == used()


def test_each_code_is_explained_once_and_in_three_columns() -> None:
    text = (ROOT / "docs/problems.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert len(set(documented())) == len(rows)
    assert all(len(row.split(" | ")) == 3 for row in rows)


def test_codes_name_a_step_and_what_is_wrong_in_small_letters() -> None:
    assert [code for code in used() if not CODE.fullmatch(code)] == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7\n", "file.unsupported"),
        (b" \n", "file.empty"),
        (b"We met again on Tuesday.", "file.unknown-format"),
        (bytes(range(1, 9)) * 9, "encoding.undecodable"),
        (b"TY  - JOUR\nTI  - Hygge in the Office\n", "tagged.no-closing"),
        (b"TY  - JOUR\nTI  - Fika, a Review\nER  - \n\nto be read\n", "tagged.stray-text"),
        (b"@article{lo24, title = {Tea}, title = {Tee}}", "bibtex.repeated-field"),
        (b'[{"title": "Siesta", "DOI": "10.5555/1"}', "json.unclosed-list"),
        (b"Title,DOI\nSauna,10.5555/2\nBanya\n", "table.missing-cells"),
    ],
)  # fmt: skip
def test_a_problem_carries_the_code_of_what_is_wrong(content: bytes, code: str) -> None:
    assert [one.code for one in read_source(Source("x", content)).problems] == [code]
