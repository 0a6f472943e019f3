"""The four given documents against a table made by reading them: tests/data/seeds_gold.csv."""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict

import pytest

from helpers.paths import ROOT
from litboard.corpus.corpus import Corpus
from litboard.corpus.loading import load
from litboard.schema.frames import python_rows
from litboard.schema.records import LOST

SEEDS = ROOT / "seeds"
TEXTS = sorted(SEEDS.glob("*.txt"))

SHA256 = {
    "000_e348f97d89a5f502.txt": "e402955d72bac4402e3e09ca874dc613cede8e005429c4f63245017347792be4",
    "001_8ff8fec305e0d8e4.txt": "96b3e226c03f39cf1f266a4849147feff1ecbbc443fa50b6e1889b059d854517",
    "002_d80bbbd0b4cc316b.txt": "5c084c3836d95c7b9bc5a58abe219eb6f1a6d4dab617d1aa2845bc6c995076fe",
    "004_6fd2784d3b656516.txt": "0a0dfb9d2eef8e31ac2f59a528dbadfbc5c7f9541bdb62c8272d5aba8545649c",
}

EXACT = {
    "Mindermann, Sören", "Garriga-Alonso, Adrià", "Stuhlmüller, Andreas",
    "Ramírez, César Ferri", "González, Daniel Moseguí", "Martínez-Plumed, Fernando",
    "Happé, Francesca", "Kruszewski, Germán", "Jaimovitch-López, Gonzalo", "Schütze, Hinrich",
    "Fisac, Jaime Fernández", "Frohberg, Jörg", "Colón, Luis Oliveros",
    "Quintana, Maria Jose Ramírez", "Schubert, Mátyás", "Millière, Raphaël", "Desbordes, Théo",
    "Mercado, Noemí",
}  # fmt: skip
MARKED = {
    f"Karaka{LOST}, Ayla", f"Bojanowski, Bart{LOST}omiej", f"{LOST}zyurt, Batuhan",
    f"Koco{LOST}, Jan", f"{LOST}enel, Lütfi Kerem", f"Sw{LOST}drowski, Micha{LOST}",
    f"Mi{LOST}kowski, Piotr", f"Lukošiūt{LOST}, Kamil{LOST}",
}  # fmt: skip

TABLES = (
    "works",
    "records",
    "sources",
    "problems",
    "repairs",
    "origins",
    "merges",
    "candidate_pairs",
)


@pytest.fixture(scope="module")
def gold() -> list[dict[str, str]]:
    path = ROOT / "tests" / "data" / "seeds_gold.csv"
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def bare() -> Corpus:
    """The seeds without what a lookup found."""
    return load(SEEDS, lookups=False)


def work_of(corpus: Corpus) -> dict[tuple[str, int], str]:
    """The work behind each entry."""
    place = {row.id: (row.source, row.entry) for row in corpus.records.itertuples()}
    return {place[record]: work.id for work in corpus.works.itertuples() for record in work.records}


def work_named(corpus: Corpus, beginning: str) -> dict[str, object]:
    rows = corpus.works[corpus.works["label"].str.startswith(beginning)]
    assert len(rows) == 1
    return python_rows(rows)[0]


def test_the_seeds_are_byte_for_byte_what_was_given():
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in TEXTS} == SHA256


def test_forty_records_are_read_without_a_problem(seeds):
    assert (len(seeds.records), len(seeds.problems)) == (40, 0)


def test_every_record_stands_where_a_person_finds_it(seeds, gold):
    read = [
        (row.source, row.entry, row.first_line, row.last_line) for row in seeds.records.itertuples()
    ]
    assert read == [
        (row["source"], int(row["entry"]), int(row["first_line"]), int(row["last_line"]))
        for row in gold
    ]


def test_titles_are_read_where_they_are_stated_and_nowhere_else(seeds, gold):
    read = [row["title"] or "" for row in python_rows(seeds.records)]
    assert read == [row["title"] for row in gold]


@pytest.mark.parametrize("lookups", [True, False])
def test_the_works_are_those_a_person_tells_apart(gold, lookups):
    together = defaultdict(set)
    for place, work in work_of(load(SEEDS, lookups=lookups)).items():
        together[work].add(place)
    expected = defaultdict(set)
    for row in gold:
        expected[row["work"]].add((row["source"], int(row["entry"])))
    assert len(expected) == 25
    assert {frozenset(group) for group in together.values()} == {
        frozenset(group) for group in expected.values()
    }


def test_every_work_lists_its_records_with_their_places(seeds, gold):
    places = defaultdict(list)
    for row in gold:
        places[row["work"]].append(
            (row["source"], int(row["entry"]), int(row["first_line"]), int(row["last_line"]))
        )
    listed = [
        list(
            seeds.records_of(work)[["source", "entry", "first_line", "last_line"]].itertuples(
                index=False, name=None
            )
        )
        for work in seeds.works["id"]
    ]
    assert sorted(listed) == sorted(places.values())


def test_every_work_names_the_sources_that_hold_it(seeds):
    for work in seeds.works["id"]:
        named = list(seeds.work(work)["sources"])
        assert named == sorted(set(seeds.records_of(work)["source"]))


def test_a_person_above_the_entries_is_a_label_and_no_record(seeds):
    labels = {row["source"][:3]: row["label"] for row in python_rows(seeds.sources)}
    assert labels == {"000": "Askell, Amanda", "001": None, "002": None, "004": "Shammie"}
    assert not seeds.records["raw"].str.contains("Shammie").any()


def test_with_lookups_every_work_has_title_year_and_link(seeds):
    works = seeds.works
    assert not works["untitled"].any()
    assert works[["title", "year", "arxiv_id"]].notna().all(axis=None)
    assert works["year"].between(2021, 2025).all()
    assert works["url"].str.match(r"https://arxiv\.org/abs/\d{4}\.\d{5}$").all()
    assert works["arxiv_id"].is_unique


def test_without_lookups_only_stated_titles_stand(bare, gold):
    stated = {row["title"] for row in gold if row["title"]}
    assert set(bare.works["title"].dropna()) == stated
    assert len(stated) == 10
    assert bare.works["untitled"].sum() == 15
    assert bare.works[["year", "arxiv_id", "url", "doi"]].isna().all(axis=None)


def test_a_work_without_title_is_called_by_the_first_sentence_of_its_abstract(bare):
    for row in bare.works[bare.works["untitled"]].itertuples():
        assert row.abstract.startswith(row.label.rstrip("…"))
        assert row.label.endswith((".", "?", "…"))
    assert "How are AI assistants being used in the real world?" in set(bare.works["label"])


def test_lookups_never_bring_authors(seeds, bare):
    def authors(corpus):
        return {row["id"]: list(row["authors"]) for row in python_rows(corpus.works)}

    assert authors(seeds) == authors(bare)
    assert sum(bool(names) for names in authors(seeds).values()) == 10
    assert not seeds.origins.query("field == 'authors' and origin.str.startswith('arxiv')").size


def test_stated_titles_are_not_replaced_by_lookups(seeds, gold):
    stated = {row["title"] for row in gold if row["title"]}
    origins = seeds.origins.query("field == 'title'")
    from_records = origins[origins["origin"].isin(seeds.records["id"])]
    kept = seeds.works[seeds.works["id"].isin(from_records["work"])]
    assert set(kept["title"]) == stated


def test_damaged_names_come_back_exactly_where_the_bytes_say_them(seeds):
    repairs = seeds.repairs
    assert set(repairs["source"].str[:3]) == {"000"}
    assert set(repairs["field"]) == {"authors"}
    assert set(repairs.loc[repairs["kind"] == "exact", "after"]) == EXACT
    assert set(repairs.loc[repairs["kind"] == "marked", "after"]) == MARKED
    assert set(repairs["kind"]) == {"exact", "marked"}
    assert (len(EXACT), len(MARKED)) == (18, 8)


def test_no_lost_letter_is_guessed(seeds):
    people = {name for names in seeds.works["authors"] for name in names}
    assert people >= EXACT | MARKED
    assert {name for name in people if LOST in name} == MARKED


def test_a_name_without_its_marks_fills_no_gap(seeds):
    # "Lukosuite, Kamile" has letters of its own, and may be a slip or another person.
    people = {name for names in seeds.records["authors"] for name in names}
    assert {"Lukosuite, Kamile", f"Lukošiūt{LOST}, Kamil{LOST}"} <= people
    assert "Lukošiūtė, Kamilė" not in people


def test_no_damaged_letter_is_left_in_a_name_or_text(seeds):
    thai = "[\u0e00-\u0e7f]"
    for column in ("title", "abstract"):
        assert not seeds.works[column].str.contains(thai).any()
    assert not any("\u0e00" <= c <= "\u0e7f" for a in seeds.works["authors"] for n in a for c in n)
    assert seeds.records["raw"].str.contains(thai).sum() == 5


def test_all_451_authors_of_the_longest_list_are_read(seeds):
    authors = work_named(seeds, "Beyond the Imitation Game")["authors"]
    assert len(authors) == 451
    assert [name for name in authors if "," not in name] == ["Shyamolima", "Debnath"]
    assert (authors[0], authors[-1]) == ("Srivastava, Aarohi", "Wu, Ziyi")


def test_initials_do_not_shift_the_names_behind_them(seeds):
    authors = work_named(seeds, "Constitutional AI: Harmlessness")["authors"]
    at = authors.index("Bowman, Samuel R.")
    assert "Brown, Tom" in authors[at:]
    assert all(name.count(", ") == 1 for name in authors)


def test_residue_of_latex_is_gone_from_the_abstract_and_kept_in_the_raw_text(seeds):
    work = work_named(seeds, "DeepChrome 2.0")
    assert "\\" not in work["abstract"]
    assert "parfillskip" not in work["abstract"]
    assert "github.com/ssss1029/gene_expression_294" in work["abstract"]
    assert r"\footnote{\url{github.com" in seeds.records_of(work["id"])["raw"].iloc[0]


def test_underscores_of_links_are_no_residue(seeds):
    work = work_named(seeds, "Towards Measuring the Representation")
    assert "huggingface.co/datasets/Anthropic/llm_global_opinions" in work["abstract"]


def tables_of(corpus: Corpus) -> list[list[dict[str, object]]]:
    return [python_rows(getattr(corpus, name)) for name in TABLES]


def test_loading_twice_gives_the_same_tables(seeds):
    assert tables_of(load(SEEDS)) == tables_of(seeds)


def test_the_order_of_the_files_does_not_matter(bare):
    assert tables_of(load(*reversed(TEXTS), lookups=False)) == tables_of(bare)


@pytest.mark.parametrize("few", range(1, len(TEXTS)))
def test_ids_survive_when_sources_are_added(bare, few):
    part = load(*TEXTS[:few], lookups=False)
    whole = work_of(bare)
    for place, work in work_of(part).items():
        assert bare.find(work) == whole[place]


def test_ids_survive_what_a_lookup_finds(seeds, bare):
    assert work_of(seeds) == work_of(bare)
