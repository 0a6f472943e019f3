"""Edits of terms in a corpus folder: added, stored, applied, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import litboard
from litboard.annotations.json_store import AnnotationFileError
from litboard.annotations.term_edits import (
    ACTS,
    FILE_NAME,
    TermEdit,
    add_term_edits,
    read_vocabulary,
    remove_term_edit,
    write_vocabulary,
)
from litboard.corpus.loading import load

TERM = st.text(min_size=1).filter(str.strip)
EDITS = st.lists(st.builds(TermEdit, st.sampled_from(list(ACTS)), TERM, TERM), unique=True)

BIBTEX = """
@article{a, title={Dark matter}, author={Ann Ax}, abstract={Dark matter is unseen mass.}}
@article{b, title={Unseen mass}, author={Bo Bex}, abstract={Of unseen mass and of nothing.}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers.bib").write_text(BIBTEX)
    return tmp_path


@settings(max_examples=15, deadline=None)
@given(vocabulary=EDITS)
def test_what_is_written_is_read_again(tmp_path_factory, vocabulary):
    path = tmp_path_factory.mktemp("vocabulary") / FILE_NAME
    write_vocabulary(path, vocabulary)
    assert read_vocabulary(path) == tuple(vocabulary)


@settings(max_examples=15, deadline=None)
@given(vocabulary=EDITS, one=st.builds(TermEdit, st.just("ban"), TERM))
def test_removing_an_edit_leaves_the_others(vocabulary, one):
    vocabulary = [other for other in vocabulary if other != one]
    assert remove_term_edit(add_term_edits(vocabulary, one), one) == tuple(vocabulary)


def test_a_loaded_corpus_applies_the_edits_in_its_folder(folder: Path):
    corpus = load(folder)
    assert "unseen mass" in set(litboard.key_terms(corpus).table["term"])
    corpus.edit_terms(TermEdit("join", "unseen mass", "dark matter")).save_vocabulary()
    again = load(folder)
    assert len(again.sources) == 1
    assert len(litboard.key_terms(again).works_with("dark matter")) == 2
    assert litboard.key_terms(again).table["term"].tolist() == ["dark matter"]


@pytest.mark.parametrize("content", ["{", '{"vocabulary": [{"act": "praise", "term": "a"}]}', "[]"])
def test_a_broken_file_is_a_problem_and_never_written_over(folder: Path, content: str):
    (folder / FILE_NAME).write_text(content)
    corpus = load(folder)
    assert len(corpus) == 2
    assert any(FILE_NAME in str(source) for source in corpus.problems["source"])
    with pytest.raises(AnnotationFileError, match="repair the file"):
        corpus.edit_terms(TermEdit("ban", "mass")).save_vocabulary()
    assert (folder / FILE_NAME).read_text() == content
