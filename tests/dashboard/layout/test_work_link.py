"""A link to a work keeps the selection, and shows its label literally."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

from helpers.pages import open_app
from litboard.corpus.loading import load


def test_a_link_opens_the_work_with_the_selection(folder: Path) -> None:
    (folder / "a.bib").write_text("@misc{a, title={On :material/home: and *stars*}, year=2020}\n")
    work = load(folder).works["id"].iloc[0]
    app = open_app("pages/topics.py", folder, years="2020-2020")
    [link] = [one for one in app.main.get("page_link") if "stars" in one.label]
    assert link.label == "On \\:material\\/home\\: and \\*stars\\*"
    assert parse_qs(link.proto.query_string) == {"years": ["2020-2020"], "work": [work]}
