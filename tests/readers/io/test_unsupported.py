"""What is no bibliographic text is called by its name, with what to do instead."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest

from helpers.copied_pages import read
from litboard.readers.io.unsupported import unsupported_text
from litboard.schema.records import Problem


def problem(content: str | bytes, name: str = "x.bib") -> Problem:
    (found,) = read(content, name).problems
    return found


def packed(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as one:
        for name in names:
            # Without the time of day: workers must agree on the names of the tests.
            one.writestr(zipfile.ZipInfo(name), "text", zipfile.ZIP_DEFLATED)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "remedy"),
    [
        (b"%PDF-1.7\n\x00", "PDF", "copy"),
        (packed("[Content_Types].xml", "word/document.xml"), "Word", "plain text"),
        (packed("one.bib"), "zip", ".zip"),
        (b"SQLite format 3\0" + bytes(100), "SQLite", "export"),
        (b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", "HTML", "copy the list"),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<HTML lang='en'>", "HTML", "copy the list"),
        (b"{\\rtf1\\ansi Lee, A. (2020). Things.}", "RTF", "plain text"),
    ],
)
def test_what_is_no_text_of_papers_is_named_with_a_remedy(
    content: bytes, name: str, remedy: str
) -> None:
    found = problem(content)
    assert name in found.reason
    assert remedy in found.remedy


def test_a_tape_archive_is_named() -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as one:
        one.addfile(tarfile.TarInfo("one.bib"))
    assert "tar archive" in problem(made.getvalue()).reason


def test_papers_in_a_web_page_are_read_all_the_same() -> None:
    text = "<html><body><pre>\nTY  - JOUR\nTI  - On things\nER  - \n</pre></body></html>"
    assert [one.title for one in read(text).records] == ["On things"]


@pytest.mark.parametrize("head", ["", "<records>", "@article{x}", "<htmlish>", "% PS"])
def test_other_texts_are_left_to_the_formats(head: str) -> None:
    assert unsupported_text(head) is None
