from __future__ import annotations

from collections.abc import Sequence
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litboard.annotations.field_choices import Choice
from litboard.annotations.lookups import LookupAnswer
from litboard.corpus.record_tables import records_table
from litboard.corpus.works import RULES, WORK_COLUMNS, Works, derive_works, published_in
from litboard.schema.frames import python_rows
from litboard.schema.records import LOST, Record

LONG = "We study how models of language answer questions that nobody has asked them before. "


def record(source: str = "a.txt", entry: int = 1, **fields: Any) -> Record:
    return Record(source, entry, (entry, entry), f"{source} {entry} {fields}", **fields)


def derive(
    records: Sequence[Record],
    groups: Sequence[int] | None = None,
    found: Sequence[LookupAnswer] = (),
    choices: Sequence[Choice] = (),
) -> Works:
    """The works of some records; all records are one work unless groups are given."""
    table = records_table(records)
    order = sorted(range(len(records)), key=lambda row: (records[row].source, records[row].entry))
    work_of = [groups[row] if groups else 0 for row in order]
    return derive_works(table, np.array(work_of, dtype=np.int64), found, choices)


def one_work(
    *records: Record, found: Sequence[LookupAnswer] = (), choices: Sequence[Choice] = ()
) -> dict[str, Any]:
    (work,) = python_rows(derive(records, found=found, choices=choices).table)
    return work


def apart(*fields: dict[str, Any]) -> list[Record]:
    """Records of several sources that state some fields."""
    return [record(f"{number}.txt", **stated) for number, stated in enumerate(fields)]


@pytest.mark.parametrize(
    ("field", "best", "others"),
    [
        ("title", "Questions that nobody asked", ["Questions", "Questions that nobody has ask..."]),
        ("title", "Questions asked", ["Questions nobody a…"]),
        ("title", "Questions asked", ["Questions asked [Abstract]", "Questions asked."]),
        ("title", "Questions asked", ["QUESTIONS ASKED", "QUESTIONS ASKED."]),
        ("title", "Über Fragen", [f"{LOST}ber die Fragen"]),
        (
            "abstract",
            "We study it. It is so.",
            ["We study it.", "We study it. It is so and that …"],
        ),
        ("authors", ["Lee, Ann", "Oduya, Bola"], [["Lee, A."]]),
        (
            "authors",
            ["Lee, Ann", "Diaz, Ana"],
            [["Lee, A.", "Díaz, A."], ["LEE, AN", "DÍAZ, A"]],
        ),
        ("authors", ["Lee, Ann"], [["LEE, ANNE"], ["Lee, J.-P. C."]]),
        ("authors", ["Łukasz, Jan"], [["Lukasz, Jan"], [f"{LOST}ukasz, Jan"]]),
        ("authors", ["Lee, Ann"], [["Lee, A.", "Oduya, B.", "others"]]),
        ("year", 2019, [2020, 2021]),
        ("venue", "NeurIPS", ["arXiv preprint arXiv:2401.00001"]),
        ("doi", "10.1000/xyz", ["10.48550/arXiv.2401.00001"]),
        ("arxiv_id", "2401.00001v2", ["2401.00001v1"]),
        ("url", "https://a.org", ["https://a.org/a/longer/path"]),
        ("kind", "article", []),
    ],
)
def test_each_field_comes_from_the_record_that_states_it_best(field, best, others):
    for stated in ([best, *others], [*others, best]):
        work = one_work(*apart(*({field: value} for value in stated)))
        assert work[field] == best


def test_link_and_kind_are_the_published_versions():
    work = one_work(
        record("a.txt", venue="arXiv", url="https://arxiv.org/abs/1", kind="preprint"),
        record(
            "b.txt", venue="NeurIPS", url="https://example.org/a/long/path", kind="inproceedings"
        ),
    )
    assert (work["url"], work["kind"]) == ("https://example.org/a/long/path", "inproceedings")


def test_every_field_says_which_record_it_came_from():
    records = [
        record("a.txt", title="Questions", abstract=LONG, year=2020),
        record("b.txt", title="Questions nobody asked", year=2019),
    ]
    works = derive(records)
    ids = dict(zip(records_table(records)["source"], records_table(records)["id"], strict=True))
    origins = {row.field: (row.origin, row.how) for row in works.origins.itertuples()}
    assert origins == {
        "title": (ids["b.txt"], "the longest complete title"),
        "year": (ids["b.txt"], "the earliest year any version states"),
        "abstract": (ids["a.txt"], "the only record that states it"),
    }
    assert set(works.origins["work"]) == set(works.table["id"])


def test_keywords_are_united_whatever_their_capitals():
    work = one_work(
        record("a.txt", keywords=("Alignment", "C++")),
        record("b.txt", keywords=("alignment", "C#")),
    )
    assert work["keywords"] == ["Alignment", "C#", "C++"]


def test_notes_of_all_records_are_united():
    work = one_work(
        record("a.txt", notes=("Read again.", "Lent to Ann")),
        record("b.txt", notes=("Lent to Ann", "Chapter 3 of the thesis")),
    )
    assert sorted(work["notes"]) == ["Chapter 3 of the thesis", "Lent to Ann", "Read again."]


def test_ids_and_links_of_all_records_are_united():
    work = one_work(
        record("a.txt", doi="10.1000/1", arxiv_id="2401.00001", url="https://a.org"),
        record("b.txt", doi="10.48550/arxiv.2401.00001", pmid="7", url="https://b.org"),
        record("c.txt", doi="10.1000/1", url="https://a.org"),
    )
    assert work["ids"] == [
        "arxiv:2401.00001",
        "doi:10.1000/1",
        "doi:10.48550/arxiv.2401.00001",
        "pmid:7",
    ]
    assert work["links"] == ["https://a.org", "https://b.org"]


STATED = apart({"title": "Questions", "year": 2020}, {"title": "Questions nobody asked"})
FIRST, SECOND = records_table(STATED)["id"]


def test_a_person_chooses_the_record_that_a_field_is_taken_from():
    chosen = derive(STATED, choices=[Choice("title", FIRST)])
    assert chosen.table["title"].tolist() == ["Questions"]
    origins = {row.field: (row.origin, row.how) for row in chosen.origins.itertuples()}
    assert origins["title"] == (FIRST, "chosen by you")
    assert origins["year"] == (FIRST, "the only record that states it")
    assert chosen.table["id"].tolist() == derive(STATED).table["id"].tolist()


def test_the_later_choice_counts():
    choices = [Choice("title", FIRST), Choice("title", SECOND)]
    assert one_work(*STATED, choices=choices)["title"] == "Questions nobody asked"
    assert one_work(*STATED, choices=choices[::-1])["title"] == "Questions"


@pytest.mark.parametrize(
    "choice", [Choice("year", SECOND), Choice("title", "gone"), Choice("colour", FIRST)]
)
def test_a_choice_that_cannot_be_followed_does_nothing(choice):
    assert one_work(*STATED, choices=[choice]) == one_work(*STATED)


def test_a_choice_holds_when_sources_are_added():
    more = [*STATED, record("z.txt", title="Questions nobody asked before")]
    assert one_work(*more, choices=[Choice("title", FIRST)])["title"] == "Questions"


def test_records_and_sources_are_listed_in_order():
    records = [record("b.txt", 1), record("a.txt", 2), record("a.txt", 1)]
    work = one_work(*records)
    assert work["sources"] == ["a.txt", "b.txt"]
    assert work["records"] == list(records_table(records)["id"])


def test_a_work_without_title_is_called_by_its_first_sentence():
    work = one_work(record(abstract="We ask. They answer."))
    assert (work["title"], work["untitled"], work["label"]) == (None, True, "We ask.")


def test_a_work_without_any_text_still_has_a_label():
    assert one_work(record(authors=("Lee, Ann",)))["label"] == "Lee, Ann"


@pytest.mark.parametrize(
    ("venue", "volume", "issue", "pages", "place"),
    [
        ("Nature", "12", "3", "45-50", "Nature 12(3), 45-50"),
        ("Nature", "12", None, None, "Nature 12"),
        ("Nature", None, "3", None, "Nature (3)"),
        (None, None, None, "45-50", "45-50"),
        (None, None, None, None, ""),
    ],
)
def test_a_work_says_where_it_stands(venue, volume, issue, pages, place):
    work = {"venue": venue, "volume": volume, "issue": issue, "pages": pages}
    assert published_in(work) == place


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ({"url": "https://example.org", "doi": "10.1/x"}, "https://example.org"),
        ({"doi": "10.1/x", "arxiv_id": "2401.00001"}, "https://doi.org/10.1/x"),
        ({"arxiv_id": "2401.00001"}, "https://arxiv.org/abs/2401.00001"),
        ({}, None),
    ],
)
def test_the_link_follows_from_what_is_stated(stated, url):
    assert one_work(record(title="Questions", **stated))["url"] == url


FOUND = LookupAnswer("arxiv", "Questions nobody asked", 2024, "2401.00001", "10.1/x", LONG)


def test_lookups_fill_gaps_and_say_so():
    works = derive([record(abstract=LONG)], found=[FOUND])
    (work,) = python_rows(works.table)
    assert (work["title"], work["year"]) == (FOUND.title, 2024)
    assert (work["label"], work["untitled"]) == (FOUND.title, False)
    assert work["authors"] == []
    filled = works.origins[works.origins["origin"] == "arxiv 2401.00001"]
    assert set(filled["field"]) == {"title", "year", "arxiv_id", "doi"}
    assert set(filled["how"]) == {"same opening of the abstract"}


def test_lookups_never_overwrite_what_a_record_states():
    work = one_work(
        record(title="Questions: nobody asked", abstract=LONG, year=2020), found=[FOUND]
    )
    assert (work["title"], work["year"]) == ("Questions: nobody asked", 2020)
    assert work["arxiv_id"] == "2401.00001"


@settings(max_examples=10)
@given(st.permutations(range(6)))
def test_works_do_not_depend_on_the_order_of_records(order):
    stated = [
        ({"title": "Same title", "year": 2020, "authors": ("Lee, Ann",), "keywords": ("a",)}, 0),
        ({"title": "Same t1tle", "year": 2020, "authors": ("Lee, Bob",), "keywords": ("A",)}, 0),
        ({"title": "Same title", "doi": "10.1/x", "url": "https://b.org"}, 0),
        ({"title": "Other", "doi": "10.1/y", "venue": "ICML"}, 1),
        ({"title": "Othes", "doi": "10.1/z", "venue": "ICLR", "url": "https://a.org"}, 1),
        ({"abstract": LONG}, 2),
    ]
    records = [record(f"{number}.txt", **fields) for number, (fields, _) in enumerate(stated)]
    straight = records_table(records)
    shuffled = straight.iloc[list(order)].reset_index(drop=True)
    # The numbers of groups mean nothing either.
    names = {0: 7, 1: 3, 2: 5}
    groups = np.array([group for _, group in stated])
    one = derive_works(straight, groups, [FOUND])
    other = derive_works(shuffled, np.array([names[stated[row][1]] for row in order]), [FOUND])
    assert python_rows(one.table) == python_rows(other.table)
    assert python_rows(one.origins) == python_rows(other.origins)
    assert one.aliases == other.aliases


def test_every_field_of_a_work_has_a_rule_or_follows_from_others():
    derived = {"id", "label", "untitled", "keywords", "notes", "sources", "records", "ids", "links"}
    assert {rule.field for rule in RULES} | derived == set(WORK_COLUMNS)
    assert all(rule.description for rule in RULES)


def test_no_records_make_an_empty_table():
    works = derive_works(records_table([]), np.array([], dtype=np.int64), [FOUND])
    assert list(works.table.columns) == list(WORK_COLUMNS)
    assert (len(works.table), works.aliases) == (0, {})


def test_ids_are_unique_even_where_works_look_the_same():
    records = [record(f"{number}.txt", title="Introduction") for number in range(3)]
    works = derive(records, groups=[0, 1, 2])
    assert works.table["id"].is_unique
    assert len(works.table) == 3


def test_an_id_does_not_depend_on_the_source_or_what_else_is_there():
    alone = one_work(record("a.txt", abstract=LONG))["id"]
    joined = derive(
        [record("z.txt", 5, abstract=LONG), record("b.txt", title="Another")], groups=[0, 1]
    )
    assert alone in set(joined.table["id"])


def test_a_work_without_text_is_called_by_its_first_author_only():
    work = one_work(record(authors=("Lee, Ann", "Diaz, Bo"), year=2020))
    assert work["label"] == "Lee, Ann, 2020"


def test_every_record_needs_a_group():
    records = records_table([record(entry=1), record(entry=2)])
    with pytest.raises(ValueError, match="shorter"):
        derive_works(records, np.array([0]), [])


def test_works_and_rules_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        derive(STATED).aliases = {}
    with pytest.raises(FrozenInstanceError):
        RULES[0].field = "abstract"


@pytest.mark.parametrize(("letters", "identifies"), [(79, False), (80, True)])
def test_an_abstract_identifies_a_work_from_80_letters_on(letters, identifies):
    text = "x" * letters
    one = one_work(record("a.txt", abstract=text))["id"]
    other = one_work(record("b.txt", title="Questions", abstract=text))["id"]
    assert (one == other) == identifies


def test_the_id_of_a_work_rests_on_the_first_200_letters_whatever_signs_stand_before_them():
    text = "abcdefghij" * 30
    plain = one_work(record("a.txt", abstract=text))["id"]
    assert one_work(record("b.txt", abstract="-" * 900 + text))["id"] == plain
    assert one_work(record("c.txt", abstract=text[:200] + " and so on"))["id"] == plain
    assert one_work(record("d.txt", abstract=text[:199] + "z" + text[200:]))["id"] != plain


def test_a_work_answers_to_the_id_it_had_before_records_joined():
    titled = one_work(record("b.txt", title="Questions"))["id"]
    opened = one_work(record("a.txt", abstract=LONG))["id"]
    joined = derive([record("a.txt", abstract=LONG), record("b.txt", title="Questions")])
    (today,) = joined.table["id"]
    assert joined.aliases[titled] == joined.aliases[opened] == today


def test_an_id_that_two_works_could_claim_belongs_to_neither():
    title = one_work(record("a.txt", title="Introduction"))["id"]
    records = [record("a.txt", title="Introduction"), record("b.txt", title="Introduction")]
    works = derive(records, groups=[0, 1])
    assert title not in works.aliases
    assert set(works.aliases.values()) == set(works.table["id"])


def test_every_work_answers_to_its_own_id():
    works = derive([record("a.txt", title="One"), record("b.txt", title="Two")], groups=[0, 1])
    assert all(works.aliases[work] == work for work in works.table["id"])
