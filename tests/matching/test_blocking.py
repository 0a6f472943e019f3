"""Pairs worth comparing: all that are alike, and no more than grow with the records."""

from __future__ import annotations

from helpers.papers import WORDS, abstract, table
from litboard.matching.blocking import candidate_pairs, copy_pairs
from litboard.matching.prepared import prepare_records
from litboard.matching.settings import DEFAULT


def pairs_of(*papers: dict[str, object]) -> set[tuple[int, int]]:
    left, right = candidate_pairs(prepare_records(table(*papers)))
    return set(zip(left.tolist(), right.tolist(), strict=True))


def test_shared_ids_titles_and_abstracts_bring_records_together() -> None:
    one = {"doi": "10.1234/a", "title": "Copper", "abstract": abstract(1)}
    for field in one:
        assert pairs_of({field: one[field]}, {"pmid": "7"}, one) == {(0, 2)}


def test_missing_fields_bring_nothing_together() -> None:
    assert pairs_of({}, {}, {"year": 2019}, {"year": 2019}) == set()


def test_near_abstracts_meet_though_beginning_and_end_differ() -> None:
    met = 0
    for seed in range(20):
        text = abstract(seed, 12)
        words = text.split()
        for place in range(0, len(words), 40):
            words[place] = "changed"
        met += (0, 1) in pairs_of({"abstract": text}, {"abstract": " ".join(words)})
    assert met >= 19


def test_misspelt_titles_meet() -> None:
    title = "Seasonal migration of lantern beetles across meadows"
    wrong = title.replace("Seasonal", "Saesonal")
    assert pairs_of({"title": title}, {"title": wrong}) == {(0, 1)}


def test_a_small_block_is_compared_in_full_and_a_large_one_by_its_neighbours() -> None:
    small = pairs_of(*[{"pmid": "7"}] * DEFAULT.block_limit)
    assert len(small) == DEFAULT.block_limit * (DEFAULT.block_limit - 1) // 2
    large = pairs_of(*[{"pmid": "7"}] * 500)
    assert len(large) == sum(500 - lag for lag in range(1, DEFAULT.block_window + 1))
    assert {(row, row + 1) for row in range(499)} <= large


def test_copies_are_equal_in_all_that_is_compared() -> None:
    one = {"title": "Copper", "year": 2019, "authors": ("Moreau, Léa",)}
    others = [one | {"year": 2020}, one | {"authors": ("Moreau, Luc",)}, one | {"doi": "10.1234/a"}]
    earlier, later = copy_pairs(prepare_records(table(one, *others, one | {"source": "b"}, one)))
    assert list(zip(earlier.tolist(), later.tolist(), strict=True)) == [(0, 4), (4, 5)]


def test_four_times_the_records_make_nowhere_near_sixteen_times_the_pairs() -> None:
    def count(size: int) -> int:
        papers = [
            {"title": f"{WORDS[n % 24]} {WORDS[n % 23]} {n}", "abstract": abstract(n, 2)}
            for n in range(size)
        ]
        return len(pairs_of(*papers, *papers[: size // 4]))

    assert count(800) < 10 * count(200)
