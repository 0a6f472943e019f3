"""What tests of the Duplicates page share."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.corpora import doubtful_bibtex


@pytest.fixture
def candidates(tmp_path: Path) -> Path:
    """A folder with three candidate pairs."""
    (tmp_path / "candidates.bib").write_text(doubtful_bibtex())
    return tmp_path
