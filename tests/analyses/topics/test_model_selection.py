from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from helpers.works import planted_works
from litboard.analyses import topics
from litboard.analyses.topics.document_term_matrix import count_content_words
from litboard.analyses.topics.factors import (
    Factors,
    factorise,
    landmark_space,
    make_space,
    word_strengths,
)
from litboard.analyses.topics.model_selection import Quality, choose_best, measure_quality


@pytest.fixture(scope="module")
def planted_space():
    works, fields = planted_works()
    by_id = np.argsort(works["id"].to_numpy(dtype=object), kind="stable")
    return make_space(count_content_words(works).weights), np.array(fields)[by_id]


def quality(score: float) -> Quality:
    return Quality(score, score, score, np.zeros(1))


def test_the_best_number_of_topics_is_chosen_and_of_equals_the_smallest():
    assert choose_best([quality(0.2), quality(0.5), quality(0.6)]) == 2
    assert choose_best([quality(0.2), quality(0.598), quality(0.6)]) == 1


def test_true_groups_are_better_than_halves_of_them_and_than_mixtures(planted_space):
    space, fields = planted_space
    count = len(set(fields))
    true, finer = (measure_quality(space, factorise(space, k)) for k in (count, 2 * count))
    coarser = measure_quality(space, factorise(space, count - 1))
    assert true.score > finer.score
    assert true.score > coarser.score
    assert true.stability == pytest.approx(1, abs=0.02)


def test_random_groups_are_neither_stable_nor_separated(planted_space):
    space, fields = planted_space
    random = np.eye(3)[np.random.default_rng(2).integers(3, size=len(fields))]
    true = factorise(space, 3)
    quality = measure_quality(space, Factors(random, true.words))
    assert quality.stability < 0.2
    assert quality.separation < 0.05


def test_a_word_distinguishes_the_topic_that_uses_it_more_than_others_do():
    mix = np.array([[1.0, 0.0], [0.0, 1.0]])
    words = np.array([[0.5, 0.5, 0.0], [0.5, 0.1, 0.4]])
    strengths = word_strengths(Factors(mix, words))
    assert strengths[:, 0].tolist() == [0, 0]  # the same in both
    assert strengths[0].argmax() == 1
    assert strengths[1].argmax() == 2
    assert (strengths >= 0).all()


def test_words_of_a_topic_are_written_as_the_works_write_them():
    works, _ = planted_works()
    found = topics(works, count=3)
    text = " ".join([*works["title"].dropna(), *works["abstract"].dropna()]).lower()
    assert found.words.groupby("topic")["weight"].max().eq(1).all()
    assert all(word.lower() in text for word in found.words["word"])
    for topic in found.table["topic"]:
        assert found.words_of(topic, count=3) == found.words_of(topic)[:3]
    lists = [set(found.words_of(topic)) for topic in found.table["topic"]]
    assert not lists[0] & lists[1] & lists[2]


def test_all_works_of_a_small_corpus_are_landmarks():
    space = make_space(csr_matrix(np.eye(4) + 0.1))
    assert landmark_space(space).weights.shape == (4, 4)
