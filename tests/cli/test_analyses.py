"""`litboard terms`, `trends`, `topics` and `similar`."""

from __future__ import annotations

import litboard
from helpers.commands import lines_of, table_of
from helpers.paths import SEEDS
from litboard.corpus.loading import load


def test_terms_may_be_asked_for_each_work(run):
    _, out, _ = run("terms", SEEDS, "--per-work", "3", "--format", "jsonl")
    rows = lines_of(out)
    assert len(rows) == 25
    assert all(len(row["terms"]) <= 3 for row in rows)
    _, out, _ = run("terms", SEEDS, "--per-work", "3", "--format", "csv")
    assert len(table_of(out)) == 25


def test_topics_come_in_the_number_asked_for(run):
    _, out, _ = run("topics", SEEDS, "--count", "3", "--format", "jsonl")
    *rows, rest = lines_of(out)
    assert [row["topic"] for row in rows] == [0, 1, 2]
    assert all(row["terms"] and row["distinctive"] and row["works"] for row in rows)
    assert rest["topic"] == -1
    listed = [work["id"] for row in [*rows, rest] for work in row["works"]]
    assert len(listed) == len(set(listed)) == 25


def test_a_trend_is_that_of_the_terms_asked_for(run):
    term = lines_of(run("terms", SEEDS, "--format", "jsonl")[1])[0]["term"]
    code, out, _ = run("trends", SEEDS, "--term", str(term), "--format", "jsonl")
    assert code == 0
    assert {row["term"] for row in lines_of(out)} == {term}


def test_similar_works_are_those_of_the_work_asked_for(run):
    work = str(lines_of(run("works", SEEDS, "--format", "jsonl")[1])[0]["id"])
    code, out, _ = run("similar", SEEDS, "--work", work, "--format", "jsonl")
    rows = lines_of(out)
    assert code == 0
    assert rows
    assert work not in {row["id"] for row in rows}


def test_topics_are_named_as_the_reader_said(run, copied_seeds):
    corpus = load(copied_seeds)
    corpus.with_topic_edits(litboard.edited_topics(corpus).rename(0, "First")).save_topic_edits()
    code, out, _ = run("topics", str(copied_seeds), "--format", "jsonl")
    assert code == 0
    assert lines_of(out)[0]["name"] == "First"


def test_works_like_several_are_recommended_with_the_reasons(run, seeds):
    first, second = seeds.works["id"].iloc[:2]
    code, out, _ = run("similar", SEEDS, "--work", first, "--work", second, "--format", "jsonl")
    rows = lines_of(out)
    assert code == 0
    assert [row["id"] for row in rows] == seeds.recommend([first, second]).works["id"].tolist()
    assert all(row["because"] for row in rows)


def test_a_topic_is_shown_with_its_works_share_and_terms_as_words(run):
    _, out, _ = run("topics", SEEDS, "--count", "3", "--format", "jsonl")
    first, *_, rest = lines_of(out)
    lines = run("topics", SEEDS, "--count", "3")[1].splitlines()
    assert lines[0].split() == ["Topic", "Name", "Works", "Share", "Stability", "Terms"]
    assert f" {len(first['works'])}  {first['share']:>5.0%} " in lines[1]
    assert first["distinctive"][0]["term"] in lines[1]
    # Works of no topic have no number, share or stability.
    assert lines[-1].split() == ["in", "no", "topic", str(len(rest["works"]))]


def test_a_share_is_shown_with_its_interval(run):
    _, out, _ = run("trends", SEEDS, "--term", "RLHF", "--format", "jsonl")
    row = lines_of(out)[0]
    lines = run("trends", SEEDS, "--term", "RLHF")[1].splitlines()
    interval = f"{row['low']:.0%}\N{EN DASH}{row['high']:.0%}"
    expected = ["RLHF", str(row["year"]), str(row["works"]), str(row["of"])]
    assert lines[1].split() == [*expected, f"{row['share']:.0%}", interval]


def test_the_terms_of_a_work_stand_behind_its_title(run, seeds):
    lines = run("terms", SEEDS, "--per-work", "3")[1].splitlines()
    assert lines[0].split() == ["Id", "Title", "Terms"]
    assert lines[1].startswith(seeds.works["id"].iloc[0])
    assert seeds.works["label"].iloc[0][:20] in lines[1]
