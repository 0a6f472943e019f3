"""The notebook runs from top to bottom, and shows what it speaks of."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.paths import ROOT

TOUR = ROOT / "notebooks" / "tour.ipynb"


@pytest.mark.notebook
def test_the_tour_runs_and_shows_the_corpus_the_topics_and_a_figure() -> None:
    notebook = nbformat.read(TOUR, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    pages = [output.get("data", {}).get("text/html", "") for output in outputs]
    assert any("25 works, 40 records, 0 problems" in page for page in pages)
    assert (
        sum("application/vnd.plotly.v1+json" in output.get("data", {}) for output in outputs) >= 3
    )
    assert not any(output["output_type"] == "error" for output in outputs)


@pytest.mark.notebook
def test_the_tour_is_kept_without_outputs() -> None:
    cells = nbformat.read(TOUR, as_version=4).cells
    assert all(not cell.outputs for cell in cells if cell.cell_type == "code")
