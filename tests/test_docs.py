"""What the pages of docs/ show, works."""

from __future__ import annotations

import re
from typing import Any

import litboard
from helpers.paths import ROOT
from litboard.analyses import EditedTopics, WorkMap
from litboard.annotations.topic_edits import TopicEdits
from litboard.corpus.corpus import Corpus
from litboard.exports import Export

DOCS = ROOT / "docs"


def python_blocks(page: str) -> list[str]:
    """The Python code of a page, block by block."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_export_that_the_guide_adds_lists_every_work(seeds: Corpus) -> None:
    names: dict[str, Any] = {}
    exec(python_blocks("how-to/export-plugin.md")[0], names)
    export: Export = names["EXPORT"]
    lines = export.write(seeds.works, seeds.records).splitlines()
    assert len(lines) == len(seeds.works)
    assert lines[0].endswith("(2024). Alignment faking in large language models")


def test_every_deprecated_name_is_listed_with_the_new_one() -> None:
    page = (DOCS / "public-api.md").read_text(encoding="utf-8")
    classes = (Corpus, EditedTopics, TopicEdits, WorkMap)
    renamed = {one.__name__: one.RENAMED for one in classes} | {
        "litboard": litboard._RENAMED,
        "litboard.figures": litboard.figures._RENAMED,
    }
    rows = [
        f"| `{of}.{old}` | `{of}.{renamed[of][old]}` |" for of in renamed for old in renamed[of]
    ]
    assert [row for row in rows if row not in page] == []


def test_the_citation_is_read_by_litboard_itself_and_names_this_version() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert litboard.read_text(citation).works["title"].tolist() == [
        "litboard: parse, deduplicate and explore a reading group's papers"
    ]
    assert f"\nversion: {litboard.__version__}\n" in citation


def test_the_reference_lists_every_public_name() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in (DOCS / "reference").glob("*.md"))
    documented = {line.rsplit(".", 1)[-1] for line in pages.splitlines() if line.startswith(":::")}
    modules = {"figures", "__version__"}
    assert set(litboard.__all__) - modules - documented == set()
    assert set(litboard.figures.__all__) - documented - {"COLORS", "Figure"} == set()
