"""The vocabulary beside a corpus: said, kept, obeyed everywhere, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import litboard
from litboard.annotations.json_store import BesideError
from litboard.annotations.term_edits import (
    ACTS,
    FILE_NAME,
    TermEdit,
    add_term_edits,
    read_vocabulary,
    take_back,
    write_vocabulary,
)
from litboard.corpus.loading import load

TERM = st.text(min_size=1).filter(str.strip)
WORDINGS = st.lists(st.builds(TermEdit, st.sampled_from(list(ACTS)), TERM, TERM), unique=True)

BIBTEX = """
@article{a, title={Dark matter}, author={Ann Ax}, abstract={Dark matter is unseen mass.}}
@article{b, title={Unseen mass}, author={Bo Bex}, abstract={Of unseen mass and of nothing.}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers.bib").write_text(BIBTEX)
    return tmp_path


@settings(max_examples=30, deadline=None)
@given(vocabulary=WORDINGS)
def test_what_is_kept_is_read_again(tmp_path_factory, vocabulary):
    path = tmp_path_factory.mktemp("vocabulary") / FILE_NAME
    write_vocabulary(path, vocabulary)
    assert read_vocabulary(path) == tuple(vocabulary)


@settings(max_examples=30, deadline=None)
@given(vocabulary=WORDINGS, one=st.builds(TermEdit, st.just("ban"), TERM))
def test_a_word_taken_back_leaves_the_others(vocabulary, one):
    vocabulary = [other for other in vocabulary if other != one]
    assert take_back(add_term_edits(vocabulary, one), one) == tuple(vocabulary)


def test_a_corpus_obeys_the_words_kept_beside_it(folder: Path):
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
    with pytest.raises(BesideError, match="mend the file"):
        corpus.edit_terms(TermEdit("ban", "mass")).save_vocabulary()
    assert (folder / FILE_NAME).read_text() == content
