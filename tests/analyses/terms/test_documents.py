from __future__ import annotations

from helpers.works import works_table
from litboard.analyses.terms.documents import read_words


def tokens_of(works) -> list[list[str]]:
    classified, _ = read_words(works)
    texts = zip(classified.stream.row, classified.key, strict=True)
    by_row: list[list[str]] = [[] for _ in range(len(works))]
    for row, key in texts:
        by_row[row].append(classified.keys[key])
    return by_row


def test_an_acronym_and_its_long_form_have_one_key_in_every_work():
    works = works_table(
        ["Graph attention network (GAT) here.", "The GAT.", "graph attention networks"]
    )
    _, long_forms = read_words(works)
    assert long_forms == {"graph attention network"}
    assert all("graph attention network" in keys for keys in tokens_of(works))


def test_a_long_form_with_another_acronym_inside_is_recognised():
    works = works_table(
        [
            "Reinforcement learning (RL). RL from human feedback (RLHF), twice RLHF.",
            "reinforcement learning from human feedback",
        ]
    )
    key = "reinforcement learning from human feedback"
    assert tokens_of(works)[1].count(key) == 1
    assert tokens_of(works)[0].count(key) == 2


def test_titles_come_before_abstracts_and_missing_texts_are_skipped():
    works = works_table(["about it", None], titles=["Spin", "Glass"])
    classified, _ = read_words(works)
    assert classified.stream.in_title.tolist() == [True] * 4 + [False] * 3
    assert classified.stream.row.tolist() == [0, 0, 1, 1, 0, 0, 0]
