from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from litboard.annotations.bundle import read_annotations
from litboard.corpus.build import build
from litboard.corpus.corpus import Corpus, SelectedPartError
from litboard.corpus.ingest import read_sources
from litboard.corpus.loading import load, read_text
from litboard.schema.frames import python_rows
from litboard.schema.records import Source

ONE = (
    "Abstract:We study how models of language answer questions that nobody has asked before. They "
    "guess, and say so where they are trained to; a reader learns to tell the two apart.\n"
)
TWO = (
    "Abstract:Sparse circuits are found in a transformer by pruning, and explain what it does. We "
    "show where they lie, how few they are, and what is lost when they are taken out.\n"
)
ENTRY = "Questions nobody asked\nLee, Ann, Oduya, Bola\n" + ONE.removeprefix("Abstract:")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of two works; one of them stands in both files."""
    place = tmp_path / "papers"
    place.mkdir()
    (place / "a.txt").write_text(ONE + TWO)
    (place / "b.txt").write_text(ENTRY)
    return place


def partition(corpus: Corpus) -> set[frozenset[str]]:
    return {frozenset(records) for records in corpus.works["records"]}


def test_a_corpus_knows_its_works_and_its_size(folder):
    corpus = load(folder)
    assert len(corpus) == len(corpus.works) == 2
    assert repr(corpus) == "<Corpus papers: 2 works, 3 records, 0 problems>"


def test_a_work_is_found_by_its_id_with_its_records_and_origins(folder):
    corpus = load(folder)
    (work,) = corpus.works.query("title == 'Questions nobody asked'")["id"]
    assert corpus.work(work)["authors"] == ["Lee, Ann", "Oduya, Bola"]
    records = corpus.records_of(work)
    assert list(zip(records["source"], records["entry"], strict=True)) == [
        ("a.txt", 1),
        ("b.txt", 1),
    ]
    origins = {row.field: row.origin for row in corpus.origins_of(work).itertuples()}
    assert origins["title"] == origins["authors"] == "b.txt, entry 1"


def test_a_stranger_is_no_work(folder):
    corpus = load(folder)
    assert corpus.find("nobody") is None
    with pytest.raises(KeyError, match="holds no work nobody"):
        corpus.work("nobody")


def test_a_selection_is_a_corpus_with_the_records_and_origins_of_its_works(folder):
    part = load(folder).select(authors=["lee, ann"])
    assert list(part.works["title"]) == ["Questions nobody asked"]
    assert set(part.records["id"]) == set(part.works["records"].iloc[0])
    assert set(part.origins["work"]) == set(part.works["id"])


def test_every_filter_narrows(seeds):
    assert 0 < len(seeds.select(text='"reward tampering"')) < len(seeds)
    assert len(seeds.select(years=(2024, 2025))) == (seeds.works["year"] >= 2024).sum()
    assert len(seeds.select(sources=["004_6fd2784d3b656516.txt"])) == 10
    assert len(seeds.select(authors=["Askell, Amanda"])) == 10
    assert len(seeds.select(works=seeds.works["id"][:3])) == 3
    assert len(seeds.select(venues=["nowhere"])) == 0
    assert len(seeds.select()) == len(seeds)
    assert len(seeds.select(works=[])) == 0


def test_a_selection_of_a_selection_narrows_further(seeds):
    both = seeds.select(text="reward").select(years=(2024, 2024))
    assert partition(both) == partition(seeds.select(text="reward", years=(2024, 2024)))


def test_works_are_selected_by_an_id_they_had_before(folder):
    corpus = load(folder)
    before = load(folder / "b.txt").works["id"].iloc[0]
    assert len(corpus.select(works=[before, "nobody"])) == 1


def test_a_part_leaves_the_whole_as_it_was(folder):
    corpus = load(folder)
    part = corpus.part(np.array([True, False]))
    assert (len(part), len(corpus)) == (1, 2)


def test_a_person_parts_and_joins_and_takes_it_back(folder):
    corpus = load(folder)
    joined = next(list(records) for records in corpus.works["records"] if len(records) == 2)
    apart = corpus.decide(*joined, verdict="different")
    assert (len(corpus), len(apart)) == (2, 3)
    again = apart.decide(*joined, verdict="same")
    assert partition(again) == partition(corpus)
    assert partition(apart.undo()) == partition(corpus)
    assert partition(again.undo()) == partition(apart)
    assert len(corpus.undo()) == 2


def joined_work(corpus: Corpus) -> tuple[str, list[str]]:
    """The work of several records, and its records."""
    return next(
        (work, list(records))
        for work, records in zip(corpus.works["id"], corpus.works["records"], strict=True)
        if len(records) > 1
    )


def test_a_work_is_split_into_its_records_in_one_step(folder):
    corpus = load(folder)
    work, records = joined_work(corpus)
    split = corpus.split(work)
    assert {frozenset([one]) for one in records} <= partition(split)
    assert partition(split.undo()) == partition(corpus)
    assert len(split.undo().decisions) == 0


def test_a_work_of_too_many_records_is_not_split_in_one_go(folder):
    with pytest.raises(ValueError, match="101 records: split at most 100"):
        load(folder).decisions.split([f"r{number}" for number in range(101)])


def test_a_field_is_taken_from_the_record_a_person_chose_until_chosen_by_rule_again(folder):
    (folder / "c.txt").write_text(ENTRY.replace("Questions nobody asked", "Questions nobody asks"))
    corpus = load(folder)
    work, _ = joined_work(corpus)
    shown = corpus.work(work)["title"]
    titled = corpus.records.dropna(subset="title")
    titles = dict(zip(titled["title"], titled["id"], strict=True))
    other = next(title for title in titles if title != shown)
    chosen = corpus.choose(work, "title", titles[other])
    assert chosen.work(work)["title"] == other
    how = dict(zip(chosen.origins_of(work)["field"], chosen.origins_of(work)["how"], strict=True))
    assert how["title"] == "chosen by you"
    assert partition(chosen) == partition(corpus)
    chosen.save_choices()
    assert load(folder).work(work)["title"] == other
    (folder / "d.txt").write_text(ENTRY)
    assert load(folder).work(work)["title"] == other
    again = load(folder).choose(work, "title", None)
    assert (again.choices, again.work(work)["title"]) == ((), shown)


def test_a_field_is_chosen_from_the_records_of_its_work_only(folder):
    corpus = load(folder)
    work, records = joined_work(corpus)
    stranger = next(one for one in corpus.records["id"] if one not in records)
    with pytest.raises(ValueError, match="not one of work"):
        corpus.choose(work, "title", stranger)


def test_what_is_said_later_makes_the_works_that_it_makes_when_loaded(folder):
    before = load(folder)
    work = next(work for work in before.works["id"] if len(before.work(work)["records"]) > 1)
    record = before.work(work)["records"][-1]
    after = before.choose(work, "title", record)
    after.save_choices()
    chosen, loaded = before.with_annotations(read_annotations([folder])), load(folder)
    pd.testing.assert_frame_equal(chosen.origins, loaded.origins)
    after = after.split(work)
    after.save_decisions()
    later, loaded = before.with_annotations(read_annotations([folder])), load(folder)
    for name in ("works", "origins", "merges", "candidate_pairs"):
        pd.testing.assert_frame_equal(getattr(later, name), getattr(loaded, name))
    assert (later.annotations, later.aliases) == (loaded.annotations, loaded.aliases)
    assert before.with_annotations(before.annotations).works is before.works


def test_an_id_means_a_record_or_all_records_of_a_work(folder):
    corpus = load(folder)
    work, records = joined_work(corpus)
    assert corpus.record_ids(work) == records
    assert corpus.record_ids(records[1]) == [records[1]]
    with pytest.raises(KeyError, match="no record and no work nobody"):
        corpus.record_ids("nobody")


def test_the_versions_of_a_work_hold_all_its_records(seeds):
    for work in seeds.works["id"]:
        versions = seeds.versions_of(work)
        assert {one for ids in versions["records"] for one in ids} == set(
            seeds.work(work)["records"]
        )


def test_decisions_are_kept_beside_the_corpus_and_obeyed_by_the_next_run(folder):
    corpus = load(folder)
    joined = next(list(records) for records in corpus.works["records"] if len(records) == 2)
    apart = corpus.decide(*joined, verdict="different")
    apart.save_decisions()
    later = load(folder)
    assert partition(later) == partition(apart)
    later.undo().save_decisions()
    assert partition(load(folder)) == partition(corpus)


def test_a_decision_holds_when_files_join_and_are_renamed(folder):
    corpus = load(folder)
    joined = next(list(records) for records in corpus.works["records"] if len(records) == 2)
    corpus.decide(*joined, verdict="different").save_decisions()
    (folder / "a.txt").rename(folder / "z.txt")
    (folder / "c.txt").write_text("Abstract:A third one, about planning by people and models.\n")
    assert len(load(folder)) == 4


def test_a_corpus_of_single_files_has_no_place_for_decisions(folder):
    corpus = load(folder / "a.txt", folder / "b.txt")
    assert len(corpus) == 2
    assert corpus.home is None
    with pytest.raises(OSError, match="no folder"):
        corpus.save_decisions()


@pytest.mark.parametrize("name", ["decisions.json", "lookups.json", "choices.json"])
@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe\xff", b'{"kind": 1}', b"[" * 99_999]
)
def test_a_broken_file_of_ours_is_told_and_the_papers_still_load(folder, name, content):
    (folder / name).write_bytes(content)
    corpus = load(folder)
    assert len(corpus) == 2
    (problem,) = corpus.problems.itertuples()
    assert problem.source == name
    assert (folder / name).read_bytes() == content


def test_a_broken_file_of_decisions_is_never_overwritten(folder):
    (folder / "decisions.json").write_text('{"decisions": [{"a": ')
    corpus = load(folder).decide("x", "y", verdict="same")
    with pytest.raises((OSError, ValueError)):
        corpus.save_decisions()
    assert (folder / "decisions.json").read_text() == '{"decisions": [{"a": '


def test_lookups_can_be_left_out(folder):
    found = {
        "title": "Sparse circuits",
        "year": 2024,
        "service": "arxiv",
        "abstract_start": "Sparse circuits are found in a transformer by",
    }
    kept = {"kind": "litboard lookups", "version": 1, "found": [found]}
    (folder / "lookups.json").write_text(json.dumps(kept))
    assert set(load(folder).works["title"]) == {"Questions nobody asked", "Sparse circuits"}
    assert load(folder, lookups=False).works["untitled"].sum() == 1
    assert list(load(folder).works["id"]) == list(load(folder, lookups=False).works["id"])


def test_an_empty_folder_is_a_corpus_of_nothing(tmp_path):
    corpus = load(tmp_path)
    assert (len(corpus), len(corpus.records), len(corpus.problems)) == (0, 0, 0)
    assert len(corpus.select(text="a", years=(2020, 2024))) == 0
    assert corpus.to_bibtex() == corpus.to_ris() == corpus.to_jsonl() == ""
    assert "0 works" in corpus._repr_html_()


def test_nothing_at_all_is_a_corpus_too():
    assert len(load()) == 0


def test_the_order_of_the_places_does_not_matter(folder):
    one, other = (load(folder / a, folder / b) for a, b in (("a.txt", "b.txt"), ("b.txt", "a.txt")))
    assert python_rows(one.works) == python_rows(other.works)
    assert python_rows(one.sources) == python_rows(other.sources)


def test_the_name_does_not_depend_on_the_order_of_the_places(folder):
    one, other = (load(folder / a, folder / b) for a, b in (("a.txt", "b.txt"), ("b.txt", "a.txt")))
    assert one.name == other.name


def test_two_uploads_of_one_name_are_both_read_in_any_order():
    sources = [Source("a.txt", ONE.encode()), Source("a.txt", TWO.encode())]
    one, other = (
        build(read_sources(sources), name="x"),
        build(read_sources(sources[::-1]), name="x"),
    )
    assert len(one) == 2
    assert python_rows(one.records) == python_rows(other.records)


def test_pasted_text_is_a_corpus():
    corpus = read_text(ENTRY)
    assert list(corpus.works["title"]) == ["Questions nobody asked"]
    assert list(corpus.sources["source"]) == ["pasted text"]


def test_what_a_notebook_shows_is_no_html_of_the_papers():
    text = ENTRY.replace("Questions nobody asked", "<script>alert(1)</script> &amp; <img src=x>")
    html = read_text(text, name="<b>name</b>")._repr_html_()
    assert "<script>" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


def test_every_problem_of_a_source_is_told_with_its_place(folder):
    (folder / "c.txt").write_text("Hello world")
    (folder / "d.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    corpus = load(folder)
    assert len(corpus) == 2
    assert list(corpus.problems["source"]) == ["c.txt", "d.txt"]
    assert corpus.problems["remedy"].str.len().gt(0).all()
    assert dict(zip(corpus.sources["source"], corpus.sources["problems"], strict=True)) == {
        "a.txt": 0,
        "b.txt": 0,
        "c.txt": 1,
        "d.txt": 1,
    }


def test_merges_name_records_of_the_corpus(seeds):
    ids = set(seeds.records["id"])
    assert set(seeds.merges["a"]) | set(seeds.merges["b"]) <= ids
    assert len(seeds.merges) == len(seeds.records) - len(seeds.works)


@pytest.mark.parametrize("written", ["to_bibtex", "to_ris", "to_csv", "to_jsonl"])
def test_every_export_holds_every_work_once(seeds, written):
    text = getattr(seeds, written)()
    assert text.count("Clio: Privacy") == 1
    assert text.count("2310.13798") >= 1


def test_a_selected_part_refuses_what_would_derive_works_from_half_their_records(seeds):
    part = seeds.select(years=(2023, 2023))
    assert 0 < len(part) < len(seeds)
    a, b = part.records["id"].iloc[:2]
    work = part.works["id"].iloc[0]
    changes = [
        lambda: part.decide(a, b, verdict="same"),
        lambda: part.split(work),
        lambda: part.undo(),
        lambda: part.choose(work, "title", None),
        lambda: part.with_decisions(part.decisions.decide(a, b, verdict="different")),
        lambda: part.with_choices(()),
        lambda: part.with_annotations(part.annotations),
        lambda: part.select(text="model").undo(),
    ]
    for change in changes:
        with pytest.raises(SelectedPartError, match="change the whole corpus and select again"):
            change()


def test_a_selection_that_everything_passes_is_still_the_whole_corpus(seeds):
    whole = seeds.select()
    assert not whole.is_part
    a, b = whole.works["records"].iloc[0][0], whole.works["records"].iloc[1][0]
    assert len(whole.decide(a, b, verdict="same")) == len(seeds) - 1


@pytest.mark.parametrize(("old", "new"), sorted(Corpus.RENAMED.items()))
def test_a_name_of_the_last_version_works_and_says_what_it_is_called_now(seeds, old, new):
    with pytest.warns(DeprecationWarning, match=rf"Corpus\.{old} is now Corpus\.{new}"):
        value = getattr(seeds, old)
    expected = getattr(seeds, new)
    assert value is expected or value == expected


def test_a_name_that_never_was_is_an_attribute_error(seeds):
    with pytest.raises(AttributeError, match="'Corpus' object has no attribute 'wokrs'"):
        seeds.wokrs  # noqa: B018


def test_uploads_are_read_with_the_folder_by_their_old_name_too(folder):
    upload = Source.from_text(ENTRY.replace("nobody", "somebody"), "new.txt")
    corpus = load(folder, uploads=[upload])
    assert "new.txt" in set(corpus.sources["source"])
    with pytest.warns(DeprecationWarning, match="uploads"):
        assert load(folder, given=[upload]).records.equals(corpus.records)
