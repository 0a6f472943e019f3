from __future__ import annotations

import pytest

from litboard.schema.records import Problem, Source


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("Tea.RIS", ".ris"), ("a.tar.gz", ".gz"), ("pots", ""), ("box.zip/tea.Bib", ".bib")],
)
def test_the_suffix_of_a_source_is_in_small_letters(name: str, suffix: str) -> None:
    assert Source(name, b"").suffix == suffix


def test_pasted_text_is_a_source_whatever_its_letters() -> None:
    assert Source.from_text("té") == Source("pasted text", "té".encode())
    assert Source.from_text("\ud83c", "note").content == b"?"


def test_a_problem_must_have_a_code() -> None:
    with pytest.raises(TypeError, match="code"):
        Problem("tea.ris", (1, 1), "no title", "add one")  # type: ignore[call-arg]
