from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.copied_pages import ABSTRACTS, ENTRIES, TITLES, read, titles
from helpers.growth import assert_grows_linearly
from litboard.readers.io.decode import SAMPLE_BYTES, decode
from litboard.schema.records import LOST, Severity

#: The name that Python has for it, and whether a mark stands before the text.
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
]


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


def test_an_xml_file_is_read_as_it_says():
    text = '<?xml version="1.0" encoding="ISO-8859-2"?><title>Žena a kůň</title>'
    decoded = decode(text.encode("iso8859_2"))
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, "iso8859-2", ())


def test_a_remark_of_an_editor_is_believed():
    decoded = decode("% -*- coding: latin-9-unix -*-\ncœur, tesŠ".encode("iso8859_15"))
    assert (decoded.text[-10:], decoded.encoding) == ("cœur, tesŠ", "iso8859-15")


@pytest.mark.parametrize("name", ["utf-7", "unicode_escape", "rot13", "base64", "punycode", "nope"])
def test_only_charsets_are_believed(name):
    decoded = decode(f"% Encoding: {name}\ncafé +AGE- \\x41".encode("cp1252"))
    assert decoded.encoding == "cp1252"
    assert decoded.notes


def test_lines_in_another_charset_are_read_for_themselves_and_named():
    lines = ["Zofia Łuczak\n", "Núria Ferrer\n", "plain\n", "Zoë Ruß\n"]
    codecs = ["utf-8", "cp1252", "utf-8", "cp1252"]
    decoded = decode(b"".join(map(str.encode, lines, codecs)))
    assert decoded.text == "".join(lines)
    (note,) = decoded.notes
    assert note.lines == (2, 4)
    assert "lines 2, 4 is no UTF-8 and was read as cp1252" in note.reason


def test_a_broken_letter_does_not_unmake_the_others_of_its_line():
    content = "Zofia Łuczak, Núria Ferrer".encode().replace("ú".encode(), b"\xc3")
    assert decode(content).text == f"Zofia Łuczak, N{LOST}ria Ferrer"


def test_halves_of_characters_come_together_and_a_half_alone_is_lost():
    decoded = decode("a \ud83d\ude00 b \ud835 é".encode("utf-8", "surrogatepass"))
    assert decoded.text == f"a 😀 b {LOST} é"
    assert decoded.notes


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_zero_bytes_are_left_out_and_their_lines_named(end):
    text = end.join(["a title of a paper" * 5, "of" * 40 + "\0 zero", "again" * 20])
    decoded = decode(text.encode())
    assert decoded.text == text.replace("\0", "")
    assert decoded.notes[0].lines == (2, 2)


def test_a_mark_in_the_middle_is_left_out():
    assert decode(b"\xef\xbb\xbfone\n\xef\xbb\xbftwo").text == "one\ntwo"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_in_utf8_comes_back(text):
    wanted = text.replace("\ufeff", "")
    for encoding in ENCODINGS[:2]:
        if wanted.strip():
            assert decode(text.encode(encoding)).text == wanted


@given(st.binary(max_size=200))
def test_no_bytes_make_it_stumble(content):
    with suppress(ValueError):
        assert decode(content).text.strip()


@pytest.mark.parametrize("unit", [b"\xe9", b"a\xe9 ", b"a", b"\xb0\xa1", b"\xc3\xa9\n\xe9\n"])
def test_long_bytes_are_read_in_linear_time(unit):
    assert_grows_linearly(lambda size: decode(b"\xe9" + unit * size), size=1_000)
