from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from helpers.planted import planted_terms, planted_topics
from helpers.works import planted_works, works_table
from litboard.analyses import topics, work_map
from litboard.analyses.topics import work_map as map_module
from litboard.analyses.topics.map_quality import FEWEST, MapQuality, measure_map


@pytest.fixture(scope="module")
def planted():
    works, fields, _ = planted_terms()
    found = planted_topics()
    return works, np.array(fields), found, work_map(found)


def places(found):
    return found.table.set_index("id")[["x", "y"]].sort_index()


def test_works_of_one_field_lie_together(planted):
    _, fields, _, found = planted
    xy = found.table[["x", "y"]].to_numpy()
    away = np.linalg.norm(xy[:, None] - xy[None, :], axis=2)
    np.fill_diagonal(away, np.inf)
    assert (fields[away.argmin(axis=1)] == fields).mean() > 0.9


def test_a_map_is_more_trustworthy_than_places_at_random(planted):
    _, _, found, mapped = planted
    random = np.random.default_rng(0).uniform(-1, 1, (len(found.vectors), 2))
    anywhere = measure_map(found.vectors, random)
    assert mapped.quality.trustworthiness > 0.85 > anywhere.trustworthiness + 0.2
    assert mapped.quality.share > 2 * mapped.quality.random_share
    assert anywhere.share == pytest.approx(anywhere.random_share, abs=0.12)


def test_the_same_works_in_any_order_have_the_same_places(planted):
    works, _, _, mapped = planted
    for order in (works.iloc[::-1], works.sample(frac=1, random_state=3)):
        again = work_map(topics(order.reset_index(drop=True), count=3))
        assert places(again).equals(places(mapped))
        assert again.quality == mapped.quality


def test_the_number_of_threads_changes_nothing(planted):
    from threadpoolctl import threadpool_limits

    _, _, found, mapped = planted
    for threads in (1, 4):
        with threadpool_limits(limits=threads):
            assert places(work_map(found)).equals(places(mapped))


def test_places_lie_between_minus_one_and_one_in_the_order_of_the_works(planted):
    works, _, found, mapped = planted
    assert list(mapped.table.columns) == ["id", "label", "topic", "name", "x", "y"]
    assert mapped.table["id"].tolist() == works["id"].tolist()
    assert mapped.table["topic"].equals(found.assignments["topic"])
    xy = mapped.table[["x", "y"]]
    assert xy.abs().max().max() == 1
    assert xy.min().min() >= -1


def test_places_stay_when_the_number_of_topics_changes(planted):
    works, _, _, mapped = planted
    other = work_map(topics(works, count=5), like=mapped)
    assert places(other).equals(places(mapped))
    assert other.table["topic"].nunique() > 3
    assert places(work_map(topics(works, count=5))).equals(places(mapped))


def test_a_work_in_no_topic_has_no_place():
    works, _ = planted_works()
    works.loc[4, "abstract"] = None
    table = work_map(topics(works, count=3)).table
    assert table.loc[table["x"].isna(), "id"].tolist() == ["w004"]
    assert table.loc[4, "topic"] == -1


@pytest.mark.parametrize(
    "abstracts",
    [
        [],
        [None],
        ["Dark matter."],
        ["Dark matter.", "Spin glass, dark matter."],
        ["Dark matter.", "Spin glass.", "Dark matter, spin glass."],
        ["Dark matter."] * 6,
    ],
)
def test_few_works_are_laid_out_and_nothing_is_claimed_of_them(abstracts):
    found = work_map(topics(works_table(abstracts)))
    assert len(found.table) == len(abstracts)
    placed = found.table[["x", "y"]].dropna()
    assert placed.abs().to_numpy().max(initial=0) <= 1
    if len(abstracts) < FEWEST:
        assert np.isnan(found.quality.trustworthiness)
        assert "few works" in found.quality.sentence()


def test_works_beyond_the_landmarks_are_put_among_their_own(planted, monkeypatch):
    _, fields, found, _ = planted
    monkeypatch.setattr(map_module, "MOST_LANDMARKS", 24)
    xy = work_map(found).table[["x", "y"]].to_numpy()
    rest = np.setdiff1d(np.arange(len(fields)), map_module._choose_landmarks(len(fields)))
    away = np.linalg.norm(xy[rest][:, None] - xy[None, :], axis=2)
    away[np.arange(len(rest)), rest] = np.inf
    assert len(rest) == 12
    assert (fields[away.argmin(axis=1)] == fields[rest]).mean() > 0.9


def test_what_is_kept_is_counted_as_a_reader_would(planted):
    _, _, found, _ = planted
    vectors = found.vectors[:20]
    share = measure_map(vectors, vectors[:, :2].astype(float)).share
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    away = np.linalg.norm(vectors[:, None, :2] - vectors[None, :, :2], axis=2)
    np.fill_diagonal(away, 9)
    both = [
        len(set(np.argsort(-one)[:4]) & set(np.argsort(other)[:4])) / 4
        for one, other in zip(cosines, away, strict=True)
    ]
    assert share == pytest.approx(np.mean(both), abs=0.03)  # ties may fall either way


def test_the_sentence_says_how_much_is_kept(planted):
    _, _, _, mapped = planted
    sentence = replace(mapped, quality=MapQuality(0.934, 0.61, 0.002, 10)).quality.sentence()
    assert sentence == (
        "Of each work's 10 nearest works, 61 % are also nearest on the map "
        "(by chance under 1 %); trustworthiness 0.93 of 1."
    )


def test_the_old_name_of_the_quality_warns_and_still_works(planted):
    mapped = planted[3]
    with pytest.warns(DeprecationWarning, match=r"WorkMap\.kept is now WorkMap\.quality"):
        assert mapped.kept is mapped.quality
