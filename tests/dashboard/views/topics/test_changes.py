"""How topics differ from those at the last edit."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from helpers.pages import open_app, press, texts_of
from litboard.analyses import EditedTopics
from litboard.corpus.loading import load


def opened(corpus: Path) -> AppTest:
    """The Topics page with its list of changes open, if there is one."""
    app = open_app("pages/topics.py", corpus)
    app.session_state["topic changes"] = True
    app.run()
    assert not app.exception
    return app


def lists_changes(app: AppTest) -> bool:
    """Whether the page lists changes."""
    return any(one.label.startswith("Changes since") for one in app.expander)


def test_changes_are_listed_until_they_are_marked_as_seen(
    copied_seeds: Path, edited: EditedTopics
) -> None:
    load(copied_seeds).with_topic_edits(edited.rename(0, "First")).save_topic_edits()
    assert not lists_changes(opened(copied_seeds))
    new = "Abstract: We ask people for public input on constitutions, and measure bias in models, "
    (copied_seeds / "new.txt").write_text(f"{new} so that public input is heard by the models.")
    app = opened(copied_seeds)
    assert lists_changes(app)
    assert "1 work joined" in texts_of(app) or "is new" in texts_of(app)
    press(app, "Mark as seen")
    assert not lists_changes(app)


def test_without_edits_there_is_nothing_to_compare_with(copied_seeds: Path) -> None:
    assert not lists_changes(opened(copied_seeds))


def test_merged_topics_are_counted(copied_seeds: Path, edited: EditedTopics) -> None:
    load(copied_seeds).with_topic_edits(edited.merge(0, 1)).save_topic_edits()
    app = opened(copied_seeds)
    shown = edited.topics.count - 1
    assert f"After your merges and pins, {shown} topics are shown." in texts_of(app)
