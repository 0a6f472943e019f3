"""Names of uploads are labels."""

from __future__ import annotations

import pytest

from litboard.dashboard.state.session_sources import LONGEST_NAME, fingerprint, label
from litboard.schema.records import Source


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("papers.bib", "papers.bib"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.ris", "y.ris"),
        ("a\x00b\n.bib", "ab.bib"),
        ("", "upload"),
        ("..", ".."),
    ],
)
def test_the_name_of_an_upload_is_shown_and_is_no_path(name: str, shown: str) -> None:
    assert label(name) == shown


def test_a_long_name_keeps_its_end() -> None:
    assert label("x" * 500 + ".bib") == "x" * (LONGEST_NAME - 4) + ".bib"


def test_the_fingerprint_tells_contents_and_names_apart() -> None:
    prints = {fingerprint([Source(name, content)]) for name in "ab" for content in (b"1", b"2")}
    assert len(prints) == 4
