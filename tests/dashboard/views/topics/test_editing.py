"""Topics are renamed, pinned and merged, and that is undone."""

from __future__ import annotations

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

import litboard
from helpers.pages import asked, open_app, press_key, texts_of
from litboard.analyses import EditedTopics
from litboard.corpus.loading import load
from litboard.dashboard.layout.markdown import escape_markdown

PAGE = "pages/topics.py"


def opened(corpus: Path, *topics: str, **query: str) -> AppTest:
    """The Topics page with some topics opened, by their ids."""
    app = open_app(PAGE, corpus, **query)
    for topic in topics:
        app.session_state[f"topic {topic}"] = True
    return again(app)


def again(app: AppTest) -> AppTest:
    app.run()
    assert not app.exception
    return app


def names_of(app: AppTest) -> list[str]:
    return [topic.label for topic in app.expander if "work" in topic.label and ": " in topic.label]


def kept(folder: Path) -> dict[str, list[dict[str, object]]]:
    content: dict[str, list[dict[str, object]]] = json.loads((folder / "topics.json").read_text())
    return content


def test_a_topic_is_renamed_on_every_page_until_that_is_undone(
    copied_seeds: Path, edited: EditedTopics
) -> None:
    topic, before = edited.ids[0], edited.topics.table["name"].iloc[0]
    app = opened(copied_seeds, topic, topics=before)
    app.text_input(key=f"topic name {topic}").set_value("*Kind* assistants")
    press_key(app, f"rename {topic}")
    assert names_of(app)[0].startswith("0: \\*Kind\\* assistants (")
    assert asked(app, "topics") == ["*Kind* assistants"]
    assert "is renamed to" in texts_of(app)
    papers = open_app("pages/papers.py", copied_seeds, topics="*Kind* assistants")
    assert f"{len(edited.topics.works_of(0))} of 25 works" in texts_of(papers)
    assert litboard.topics(load(copied_seeds)).table["name"].iloc[0] == "*Kind* assistants"
    next(button for button in app.button if button.label == "Undo last").click()
    assert before.split(" · ")[0] in names_of(again(app))[0]
    assert asked(app, "topics") == [before]
    assert kept(copied_seeds)["words"] == []


def test_a_pinned_topic_stays_when_the_number_of_topics_changes(
    copied_seeds: Path, edited: EditedTopics
) -> None:
    topic, name = edited.ids[-1], edited.topics.table["name"].iloc[-1]
    app = opened(copied_seeds, topic)
    app.toggle(key=f"pin {topic}").set_value(True)
    assert app.toggle(key=f"pin {topic}").value
    again(app)
    assert kept(copied_seeds)["words"] == [
        {"act": "pin", "topic": topic, "name": name, "other": ""}
    ]
    few = opened(copied_seeds, topic, count="3")
    assert any(escape_markdown(name) in label for label in names_of(few))
    assert any("Changes since" in one.label for one in few.expander)
    few.toggle(key=f"pin {topic}").set_value(False)
    assert not any(escape_markdown(name) in label for label in names_of(again(few)))


def test_topics_are_merged_until_that_is_undone(copied_seeds: Path, edited: EditedTopics) -> None:
    topic = edited.ids[0]
    app = opened(copied_seeds, topic)
    app.selectbox(key=f"merge {topic} with").set_value(1)
    press_key(again(app), f"merge {topic}")
    assert len(names_of(app)) == edited.topics.count - 1
    together = len(edited.topics.works_of(0)) + len(edited.topics.works_of(1))
    assert f"({together} works)" in names_of(app)[0]
    press_key(app, "undo topic edit 0")
    assert len(names_of(app)) == edited.topics.count


def test_a_corpus_of_single_files_says_why_nothing_is_kept(copied_seeds: Path) -> None:
    file = next(copied_seeds.glob("*.txt"))
    topic = litboard.edited_topics(load(file)).ids[0]
    app = opened(file, topic)
    app.toggle(key=f"pin {topic}").set_value(True)
    assert "opened as single files" in again(app).error[0].value


def test_a_broken_file_of_topic_edits_is_never_overwritten(
    copied_seeds: Path, edited: EditedTopics
) -> None:
    (copied_seeds / "topics.json").write_text('{"topics": 3}')
    topic = edited.ids[0]
    app = opened(copied_seeds, topic)
    app.toggle(key=f"pin {topic}").set_value(True)
    assert "repair the file" in again(app).error[0].value
    assert (copied_seeds / "topics.json").read_text() == '{"topics": 3}'
