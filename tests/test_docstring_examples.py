"""Examples in the docstrings of public names run on the seeds, and print what they show."""

from __future__ import annotations

import doctest
from types import ModuleType
from typing import Any

import pytest

import litboard
from helpers.paths import ROOT
from litboard.corpus.corpus import Corpus

OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


@pytest.fixture(scope="module")
def names(seeds: Corpus) -> dict[str, Any]:
    """What an example may use without making it."""
    terms, topics = litboard.key_terms(seeds), litboard.topics(seeds)
    return {"litboard": litboard, "corpus": seeds, "terms": terms, "topics": topics}


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples load the folder `seeds`."""
    monkeypatch.chdir(ROOT)


def failures(value: object, name: str, names: dict[str, Any]) -> tuple[int, int]:
    """How many examples failed, and how many there are, in the docstrings of one value."""
    # The members of a module come from elsewhere too; its own docstring is meant.
    finder = doctest.DocTestFinder(recurse=not isinstance(value, ModuleType))
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    for test in finder.find(value, name, module=False, globs=dict(names)):
        runner.run(test)
    return runner.failures, runner.tries


@pytest.mark.parametrize("name", [name for name in litboard.__all__ if name != "__version__"])
def test_a_public_name_has_examples_that_work(
    name: str, names: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    failed, tried = failures(getattr(litboard, name), name, names)
    assert failed == 0, capsys.readouterr().out
    assert tried > 0


def test_the_example_of_the_package_works(
    names: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    package = doctest.DocTestParser().get_doctest(
        str(litboard.__doc__), names, "litboard", None, None
    )
    assert doctest.DocTestRunner(optionflags=OPTIONS).run(package).failed == 0, (
        capsys.readouterr().out
    )
