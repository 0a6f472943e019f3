import pytest
from readers.pages import ABSTRACTS, ENTRIES, TITLES, read, titles

from litboard.readers.decode import SAMPLE_BYTES, decode
from litboard.records import Severity

#: The name that Python has for it, and whether a mark stands before the text.
ENCODINGS = [
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_unicode_is_read_with_and_without_a_mark(encoding):
    reading = read(ENTRIES.encode(encoding))
    assert titles(reading) == TITLES
    assert reading.records[1].authors == ("Oduya, Bola", "Ferrer, Núria")
    assert reading.label == "Askell, Amanda"
    assert reading.problems == ()


@pytest.mark.parametrize("shift", range(4))
def test_a_wide_character_may_lie_across_the_end_of_the_sample(shift):
    text = "a" * (SAMPLE_BYTES // 2 - 1 - shift) + "😀😀" + "a" * 100
    assert decode(text.encode("utf-16-le")).text == text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00\x00\x00", "zip"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x7fELF\x02\x01\x01", "program"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"\x80\x04\x95\x10\x00\x00", "pickle"),
        (bytes(range(256)) * 4, "binary"),
        (b"\0" * 100, "binary"),
        (b"\x01\0a\0\x02\0\x03\0" * 50, "binary"),
    ],
)
def test_what_is_no_text_is_named(content, kind):
    reading = read(content, "page.txt")
    (problem,) = reading.problems
    assert reading.records == ()
    assert kind in problem.reason
    assert problem.severity is Severity.LOST
    assert problem.remedy


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0\n\u2003".encode()]
)
def test_a_file_without_a_letter_is_called_empty(content):
    (problem,) = read(content).problems
    assert problem.reason == "the file is empty"
    assert problem.severity is Severity.LOST


@pytest.mark.parametrize("beginning", ["MZ-type neurons", "GIF8 and other formats", "PK: a model"])
def test_a_text_may_begin_like_a_program(beginning):
    assert titles(read(ENTRIES.replace(TITLES[0], beginning)))[0] == beginning
    assert read(f"{beginning}\nAbstract:{ABSTRACTS[0]}").label == beginning


def test_bytes_that_are_no_utf8_are_read_and_the_guess_is_told():
    reading = read(ENTRIES.encode("cp1252"))
    assert reading.records[1].authors == ("Oduya, Bola", "Ferrer, Núria")
    assert reading.encoding == "cp1252"
    (problem,) = reading.problems
    assert problem.severity is Severity.CHECK
    assert "cp1252" in problem.reason


def test_utf16_that_is_broken_off_is_read_and_the_guess_is_told():
    reading = read(ENTRIES.encode("utf-16")[:-1])
    assert titles(reading) == TITLES
    assert [problem.severity for problem in reading.problems] == [Severity.CHECK]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_text_in_greek_without_a_mark_is_read_if_its_spaces_tell(encoding):
    text = "Abstract: " + "Αν η γη δεν είναι μία, τι θα πει ο νους; " * 5
    assert read(text.encode(encoding)).records[0].raw == text
