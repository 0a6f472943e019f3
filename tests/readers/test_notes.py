"""A note becomes a problem once its place is known."""

from __future__ import annotations

from litboard.readers.notes import QUOTED, ParseNote, quote
from litboard.schema.records import Problem, Severity

NOTE = ParseNote("ris.no-sugar", "no sugar", "add a spoon")


def test_a_note_keeps_code_reason_and_remedy_as_a_problem() -> None:
    problem = NOTE.to_problem("kahve.ris", (3, 5), "TY  - JOUR", entry=2, severity=Severity.CHECK)
    assert problem == Problem(
        "kahve.ris", (3, 5), "no sugar", "add a spoon", "TY  - JOUR", 2, Severity.CHECK,
        code="ris.no-sugar",
    )  # fmt: skip


def test_a_note_alone_means_that_something_was_lost() -> None:
    problem = NOTE.to_problem("kahve.ris", (0, 0))
    assert (problem.severity, problem.entry, problem.raw) == (Severity.LOST, None, "")


def test_a_long_text_is_quoted_in_part_and_says_how_long_it_is() -> None:
    assert quote("x" * QUOTED) == "x" * QUOTED
    assert quote("x" * (QUOTED + 1)) == "x" * QUOTED + "… (2,001 characters in all)"
