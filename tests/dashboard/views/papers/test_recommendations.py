"""More like these: marks, recommendations and their reasons."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from helpers.pages import asked, open_app, press_key, texts_of

PAPERS = "pages/papers.py"


def recommended(app: AppTest) -> list[str]:
    keys = [button.key or "" for button in app.button]
    return [key.removeprefix("recommended ") for key in keys if key.startswith("recommended ")]


def test_works_are_marked_and_works_like_them_are_listed_with_the_reasons(seeds) -> None:
    first, second = seeds.works["id"].iloc[:2]
    app = press_key(open_app(PAPERS, work=first), f"mark {first}")
    assert asked(app, "like") == [first]
    assert "One work is marked" in texts_of(app)
    app = press_key(open_app(PAPERS, work=second, like=first), f"mark {second}")
    assert asked(app, "like") == [first, second]
    assert recommended(app) == seeds.recommend([first, second], count=8).works["id"].tolist()
    assert "Terms in favour of a work" in texts_of(app)
    press_key(app, f"unmark {first}")
    assert asked(app, "like") == [second]
    press_key(app, f"mark {second}")
    assert asked(app, "like") == []
    assert not recommended(app)


def test_a_recommended_work_opens_with_a_click(seeds) -> None:
    first, second = seeds.works["id"].iloc[:2]
    app = open_app(PAPERS, like=[first, second])
    wanted = recommended(app)[0]
    assert asked(press_key(app, f"recommended {wanted}"), "work") == [wanted]


def test_marks_of_works_that_are_gone_are_passed_over() -> None:
    app = open_app(PAPERS, like="nobody")
    assert not app.exception
    assert "More like these" not in texts_of(app)


def test_works_without_text_are_like_none_and_the_page_says_so(tmp_path: Path) -> None:
    entries = "".join(
        f"@article{{k{at}, author={{Ann Ax{at}}}, title={{{name}}}}}\n"
        for at, name in enumerate(("Of it", "On them"))
    )
    (tmp_path / "papers.bib").write_text(entries)
    app = open_app(PAPERS, tmp_path)
    assert not app.exception
