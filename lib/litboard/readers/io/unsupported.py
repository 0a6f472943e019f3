"""Recognise files that hold no bibliographic text, and what to do about each kind."""

from __future__ import annotations

import re
from typing import NamedTuple

PLAIN = "give a file with bibliographic text"
PICTURE = "give the text itself, not a picture of it"
DOCUMENT = "save it as plain text, or copy the list of papers out of it"
OLD_DOCUMENT = "save a document as plain text, and a table as XLSX or CSV"
ARCHIVE = f"{PLAIN}; an archive is opened where its name ends in .zip"


class Unsupported(NamedTuple):
    """A kind of file, by its usual name, and the remedy."""

    name: str
    remedy: str


#: First bytes, none of which can open a text.
SIGNATURES: tuple[tuple[bytes, Unsupported], ...] = (
    (b"\x89PNG\r\n", Unsupported("a PNG image", PICTURE)),
    (b"\xff\xd8\xff", Unsupported("a JPEG image", PICTURE)),
    (b"GIF87a", Unsupported("a GIF image", PICTURE)),
    (b"GIF89a", Unsupported("a GIF image", PICTURE)),
    (b"%PDF-", Unsupported("a PDF document", "copy its list of references out of it as text")),
    (b"PK\x05\x06", Unsupported("an empty zip archive", PLAIN)),
    (b"\x1f\x8b", Unsupported("a gzip archive", PLAIN)),
    (
        b"7z\xbc\xaf\x27\x1c",
        Unsupported("a 7-Zip archive", "unpack it, and give the files themselves"),
    ),
    (b"Rar!\x1a\x07", Unsupported("a RAR archive", "unpack it, and give the files themselves")),
    (b"\xd0\xcf\x11\xe0", Unsupported("an old office document", OLD_DOCUMENT)),
    (b"\x7fELF", Unsupported("a program", PLAIN)),
    (b"MZ\x90\0", Unsupported("a Windows program", PLAIN)),
    (b"SQLite format 3\0", Unsupported("an SQLite database", "export its papers as BibTeX or RIS")),
    *((bytes((0x80, version)), Unsupported("a Python pickle", PLAIN)) for version in range(2, 6)),
)
ZIP = b"PK\x03\x04"
#: Names that a zip archive holds uncompressed, and the document that they identify.
INSIDE: tuple[tuple[bytes, Unsupported], ...] = (
    (b"word/document.xml", Unsupported("a Word document", DOCUMENT)),
    (b"ppt/presentation.xml", Unsupported("a PowerPoint presentation", DOCUMENT)),
    (b"application/vnd.oasis.opendocument.text", Unsupported("an OpenDocument text", DOCUMENT)),
    (b"application/epub+zip", Unsupported("an e-book", DOCUMENT)),
)
#: The mark of a tape archive, behind the name of its first file (POSIX.1-2017, ustar).
TAR, TAR_AT = b"ustar", 257
PACKED = Unsupported("a zip archive or office document", ARCHIVE)
TAPE = Unsupported("a tar archive", "unpack it, and give the files themselves")

#: Beginnings of texts that hold no papers, or markup around them.
BEGINNINGS: tuple[tuple[re.Pattern[str], Unsupported], ...] = (
    (
        re.compile(
            r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
            r"<(?:!doctype\s+html|html|head|body|table|div|script)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        Unsupported(
            "a web page (HTML)",
            "use the export of that site, or open the page and copy the list of papers as text",
        ),
    ),
    (re.compile(r"\{\\rtf\d"), Unsupported("an RTF document", DOCUMENT)),
    (re.compile(r"%!PS-"), Unsupported("a PostScript document", DOCUMENT)),
)


def unsupported_bytes(content: bytes) -> Unsupported | None:
    """The kind of an unsupported file by its first bytes; None where it may be text."""
    if content.startswith(ZIP):
        return next((kind for name, kind in INSIDE if name in content), PACKED)
    if content[TAR_AT : TAR_AT + len(TAR)] == TAR and b"\0" in content[:TAR_AT]:
        return TAPE
    return next((kind for signature, kind in SIGNATURES if content.startswith(signature)), None)


def unsupported_text(head: str) -> Unsupported | None:
    """The kind of an unsupported text by its beginning; None where it is none of them."""
    return next((kind for pattern, kind in BEGINNINGS if pattern.match(head)), None)
