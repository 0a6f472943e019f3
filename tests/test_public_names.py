"""One public surface, which costs nothing before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import litboard

HEAVY = ("pandas", "plotly", "rich", "sklearn", "scipy", "streamlit")


@pytest.mark.parametrize("name", litboard.__all__)
def test_every_public_name_is_there_and_listed(name: str) -> None:
    assert getattr(litboard, name) is not None
    assert name in dir(litboard)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        litboard.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        ("import litboard.cli.main", HEAVY),
        ("import litboard.corpus.ingest", HEAVY[1:]),
        ("import litboard.corpus.corpus", HEAVY[1:3]),
    ],
)
def test_what_a_command_does_not_need_is_not_imported(
    statement: str, unwanted: tuple[str, ...]
) -> None:
    ask = f"import sys; {statement}; print(*(set({unwanted!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_public_name_of_the_last_version_works_and_says_what_it_is_called_now() -> None:
    with pytest.warns(DeprecationWarning, match=r"litboard\.told_topics is now litboard\.edited"):
        assert litboard.told_topics is litboard.edited_topics
