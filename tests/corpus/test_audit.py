from __future__ import annotations

import pytest

from helpers.corpora import works_of
from litboard.corpus import audit
from litboard.corpus.loading import read_text
from litboard.matching import Decision, Decisions


def test_gaps_are_counted_for_every_field():
    works = works_of(
        [
            {"title": "A", "authors": ["Lee, Ann"], "year": 2020},
            {"title": "B"},
            {},
            {"keywords": ["x"]},
        ]
    )
    table = audit.missing_fields(works)
    rows = {row.field: (row.have, row.missing, row.share) for row in table.itertuples()}
    assert list(rows) == list(audit.AUDITED)
    assert rows["title"] == (2, 2, 0.5)
    assert rows["authors"] == rows["year"] == rows["keywords"] == (1, 3, 0.25)
    assert rows["doi"] == (0, 4, 0.0)


def test_a_corpus_of_nothing_has_no_gaps():
    table = audit.missing_fields(works_of([]))
    assert set(table["share"]) == {0.0}
    assert audit.groups(works_of([])) == []
    assert len(audit.source_overlap(works_of([]))) == 0


def test_findings_say_what_was_filled_in_and_why(seeds):
    table = audit.filled_fields(seeds)
    assert len(table) == 25
    filled = {row.answer: row for row in table.itertuples()}
    assert filled["arxiv 2206.04615"].fields == "year, arxiv_id"
    assert filled["arxiv 2206.04615"].how == "same title"
    assert filled["arxiv 2412.13678"].fields == "title, year, arxiv_id"
    assert filled["arxiv 2412.13678"].how == "same opening of the abstract"
    assert list(table["label"]) == sorted(table["label"], key=str.casefold)


def test_findings_of_a_selection_are_those_of_its_works(seeds):
    part = seeds.select(years=(2025, 2025))
    assert set(audit.filled_fields(part)["work"]) == set(part.works["id"])


def test_a_corpus_without_lookups_has_no_findings():
    assert len(audit.filled_fields(read_text("Abstract:We ask. They answer.\n"))) == 0


def test_overlap_counts_the_works_two_sources_share():
    works = works_of([{"sources": ["a", "b"]}, {"sources": ["a"]}, {"sources": ["b", "c", "a"]}])
    counts = {
        (row.source, row.other): row.works for row in audit.source_overlap(works).itertuples()
    }
    assert counts[("a", "a")] == 3
    assert counts[("a", "b")] == counts[("b", "a")] == 2
    assert counts[("b", "c")] == counts[("c", "b")] == 1
    assert all(counts[b, a] == count for (a, b), count in counts.items())


def test_groups_are_the_works_of_several_records_the_largest_first(seeds):
    groups = audit.groups(seeds.works)
    sizes = [len(seeds.work(work)["records"]) for work in groups]
    assert sizes == sorted(sizes, reverse=True)
    assert min(sizes) == 2
    assert len(groups) == 10


def test_the_merges_of_a_work_join_all_its_records(seeds):
    for work in audit.groups(seeds.works):
        merges = audit.merges_of(seeds, work)
        records = set(seeds.work(work)["records"])
        assert len(merges) == len(records) - 1
        assert set(merges["a"]) | set(merges["b"]) == records


def test_a_work_of_one_record_has_no_merges(seeds):
    single = next(row.id for row in seeds.works.itertuples() if len(row.records) == 1)
    assert len(audit.merges_of(seeds, single)) == 0
    with pytest.raises(KeyError):
        audit.merges_of(seeds, "nobody")


def test_what_a_person_parted_is_listed_until_joined_again(seeds):
    pair = sorted(seeds.work(audit.groups(seeds.works)[-1])["records"])
    apart = seeds.decide(*pair, verdict="different")
    assert audit.separated_records(apart) == [(pair[0], (pair[1],))]
    assert audit.separated_records(apart.decide(*pair, verdict="same")) == []
    assert audit.separated_records(apart.undo()) == []


def test_what_was_parted_in_one_go_is_one_row_the_latest_first(seeds):
    one, other = (seeds.work(work)["records"] for work in audit.groups(seeds.works)[:2])
    apart = seeds.decide(*one, verdict="different").decide(*other, verdict="different")
    assert audit.separated_records(apart) == [
        (other[0], tuple(sorted(other[1:]))), (one[0], tuple(sorted(one[1:]))),
    ]  # fmt: skip


def test_decisions_without_a_time_are_rows_of_their_own(seeds):
    a, b, c, d = sorted(seeds.records["id"])[:4]
    decisions = Decisions((Decision(a, b, "different"), Decision(c, d, "different")))
    apart = seeds.with_decisions(decisions)
    assert audit.separated_records(apart) == [(c, (d,)), (a, (b,))]


def test_a_pair_parted_twice_is_listed_once_with_the_later_step(seeds):
    a, b, c = sorted(seeds.records["id"])[:3]
    apart = seeds.decide(a, b, verdict="different").decide(b, a, c, verdict="different")
    assert audit.separated_records(apart) == [(b, (a, c))]


def test_decisions_on_records_that_are_gone_are_not_listed(seeds):
    assert audit.separated_records(seeds.decide("gone", "lost", verdict="different")) == []
