from __future__ import annotations

import gzip
import io
import struct
import zipfile
from random import Random

import pytest

from litboard.readers import unpack, unpack_all
from litboard.readers.archives import MAX_BYTES, MAX_FILES
from litboard.schema.records import Problem, Source


def archive(files: dict[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as one:
        for name, content in files.items():
            one.writestr(name, content)
    return made.getvalue()


def names(pieces: list[Source | Problem]) -> list[str]:
    return [piece.name for piece in pieces if isinstance(piece, Source)]


def reason(pieces: list[Source | Problem]) -> str:
    (problem,) = (piece for piece in pieces if isinstance(piece, Problem))
    return problem.reason


def test_the_files_of_an_archive_are_sources_of_their_own() -> None:
    pieces = unpack(Source("a.zip", archive({"one.bib": "@", "folder/two.csv": "Title"})))
    assert pieces == [Source("a.zip/one.bib", b"@"), Source("a.zip/folder/two.csv", b"Title")]


@pytest.mark.parametrize("name", ["a.csv", "a.bib", "a"])
def test_an_archive_under_another_name_is_not_opened(name: str) -> None:
    source = Source(name, archive({"one.bib": "@"}))
    assert unpack(source) == [source]


def test_any_other_source_stays_as_it_is() -> None:
    source = Source("a.zip", b"Title,DOI\n")
    assert unpack(source) == [source]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/x.csv", "etc/x.csv"),
        ("/abs.csv", "abs.csv"),
        ("c:\\d\\e.csv", "c:/d/e.csv"),
        ("bad\n.csv", "bad\N{REPLACEMENT CHARACTER}.csv"),
    ],
)
def test_names_are_labels_that_lead_nowhere(name: str, label: str) -> None:
    assert names(unpack(Source("a.zip", archive({name: "x"})))) == [f"a.zip/{label}"]


def test_hidden_files_and_folders_are_passed_over() -> None:
    content = archive({".DS_Store": "x", "__MACOSX/._one.bib": "x", "f/": "", "one.bib": "@"})
    assert names(unpack(Source("a.zip", content))) == ["a.zip/one.bib"]


def test_an_archive_in_an_archive_is_opened_and_a_deeper_one_is_not() -> None:
    inner = archive({"one.bib": "@"})
    twice = archive({"in.zip": inner})
    assert names(unpack(Source("a.zip", twice))) == ["a.zip/in.zip/one.bib"]
    assert "in an archive in an archive" in reason(
        unpack(Source("a.zip", archive({"b.zip": twice})))
    )


def test_an_archive_that_would_grow_out_of_all_proportion_is_not_opened() -> None:
    assert "times" in reason(unpack(Source("a.zip", archive({"x.csv": b"0" * 5_000_000}))))


def test_what_an_archive_says_of_its_size_is_checked_first() -> None:
    content = bytearray(archive({"x.csv": "Title"}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", MAX_BYTES + 1)
    assert "would grow" in reason(unpack(Source("a.zip", bytes(content))))


def test_no_more_is_inflated_than_an_archive_says() -> None:
    content = bytearray(archive({"x.csv": b"0" * 5_000_000, "y.csv": "Title"}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    pieces = unpack(Source("a.zip", bytes(content)))
    assert names(pieces) == ["a.zip/y.csv"]
    assert "damaged" in reason(pieces)


def test_too_many_files_are_not_opened_even_when_spread_over_archives() -> None:
    half = archive({f"{number}.csv": "" for number in range(MAX_FILES // 2 + 1)})
    pieces = unpack(Source("a.zip", archive({"one.zip": half, "two.zip": half})))
    assert len(names(pieces)) == MAX_FILES // 2 + 1
    assert "files; 1,000 are allowed" in reason(pieces)


def test_a_damaged_archive_or_file_is_a_problem_and_costs_no_other() -> None:
    content = archive({"one.bib": "@" * 50, "two.bib": "@two"})
    assert "damaged" in reason(unpack(Source("a.zip", content[:60])))
    spoilt = content.replace(content[37:40], b"\xff\xff\xff", 1)
    pieces = unpack(Source("a.zip", spoilt))
    assert names(pieces) == ["a.zip/two.bib"]
    assert isinstance(pieces[0], Problem)


def test_an_empty_archive_is_said() -> None:
    assert "no file" in reason(unpack(Source("a.zip", archive({"folder/": ""}))))


def test_all_sources_come_out_in_order_with_their_problems() -> None:
    sources, problems = unpack_all(
        [
            Source("a.bib", b"@"),
            Source("b.zip", archive({"c.bib": "@"})),
            Source("d.zip", b"PK\x03\x04"),
        ]
    )
    assert [source.name for source in sources] == ["a.bib", "b.zip/c.bib"]
    assert [problem.source for problem in problems] == ["d.zip"]


def test_a_file_packed_with_gzip_is_read_under_its_name() -> None:
    assert unpack(Source("a.bib.gz", gzip.compress(b"@book{}"))) == [Source("a.bib.gz", b"@book{}")]


def test_a_file_packed_with_gzip_under_another_name_is_read_and_said() -> None:
    pieces = unpack(Source("a.bib", gzip.compress(b"@book{}")))
    assert Source("a.bib", b"@book{}") in pieces
    assert "packed with gzip" in reason(pieces)


def test_a_file_packed_with_gzip_under_another_name_may_not_be_large() -> None:
    large = Random(1).randbytes(600_000).hex().encode()
    content = gzip.compress(large, compresslevel=1)
    assert unpack(Source("a.gz", content)) == [Source("a.gz", large)]
    said = [one.reason for one in unpack(Source("a.bib", content)) if isinstance(one, Problem)]
    assert "would grow" in said[-1]


def test_archives_packed_with_gzip_are_opened_so_deep_and_no_deeper() -> None:
    inside = archive({"one.bib": "@"})
    assert names(unpack(Source("a.zip", gzip.compress(inside)))) == ["a.zip/one.bib"]
    thrice = gzip.compress(gzip.compress(gzip.compress(b"@")))
    assert "in an archive in an archive" in reason(unpack(Source("a.gz", thrice)))


def test_a_gzip_archive_that_is_damaged_or_grows_too_large_is_a_problem() -> None:
    assert "damaged" in reason(unpack(Source("a.gz", gzip.compress(b"@book" * 99)[:-12])))
    assert "would grow" in reason(unpack(Source("a.gz", gzip.compress(b"0" * 5_000_000))))


def test_a_document_is_no_archive_even_if_its_name_says_so() -> None:
    source = Source("a.zip", archive({"word/document.xml": "<w:document/>"}))
    assert unpack(source) == [source]
