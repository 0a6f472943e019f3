"""What else people give than bibliographic text: how it is known, and what to do instead."""

from __future__ import annotations

import re
from typing import NamedTuple

PLAIN = "give a file with bibliographic text"
PICTURE = "give the text itself, not a picture of it"
DOCUMENT = "save it as plain text, or copy the list of papers out of it"
OLD_DOCUMENT = "save a document as plain text, and a table as XLSX or CSV"
ARCHIVE = f"{PLAIN}; an archive is opened where its name ends in .zip"


class Foreign(NamedTuple):
    """What a file is, as people call it, and the remedy."""

    name: str
    remedy: str


#: First bytes, none of which can open a text.
SIGNATURES: tuple[tuple[bytes, Foreign], ...] = (
    (b"\x89PNG\r\n", Foreign("a PNG image", PICTURE)),
    (b"\xff\xd8\xff", Foreign("a JPEG image", PICTURE)),
    (b"GIF87a", Foreign("a GIF image", PICTURE)),
    (b"GIF89a", Foreign("a GIF image", PICTURE)),
    (b"%PDF-", Foreign("a PDF document", "copy its list of references out of it as text")),
    (b"PK\x05\x06", Foreign("an empty zip archive", PLAIN)),
    (b"\x1f\x8b", Foreign("a gzip archive", PLAIN)),
    (b"7z\xbc\xaf\x27\x1c", Foreign("a 7-Zip archive", "unpack it, and give the files themselves")),
    (b"Rar!\x1a\x07", Foreign("a RAR archive", "unpack it, and give the files themselves")),
    (b"\xd0\xcf\x11\xe0", Foreign("an old office document", OLD_DOCUMENT)),
    (b"\x7fELF", Foreign("a program", PLAIN)),
    (b"MZ\x90\0", Foreign("a Windows program", PLAIN)),
    (b"SQLite format 3\0", Foreign("an SQLite database", "export its papers as BibTeX or RIS")),
    *((bytes((0x80, version)), Foreign("a Python pickle", PLAIN)) for version in range(2, 6)),
)
ZIP = b"PK\x03\x04"
#: Names that stand in a zip archive as they are, and tell what it is of.
INSIDE: tuple[tuple[bytes, Foreign], ...] = (
    (b"word/document.xml", Foreign("a Word document", DOCUMENT)),
    (b"ppt/presentation.xml", Foreign("a PowerPoint presentation", DOCUMENT)),
    (b"application/vnd.oasis.opendocument.text", Foreign("an OpenDocument text", DOCUMENT)),
    (b"application/epub+zip", Foreign("an e-book", DOCUMENT)),
)
#: A tape archive says so behind its first name (POSIX.1-2017, ustar).
TAR, TAR_AT = b"ustar", 257
PACKED = Foreign("a zip archive or office document", ARCHIVE)
TAPE = Foreign("a tar archive", "unpack it, and give the files themselves")

#: How texts begin that hold no papers, or hide them.
BEGINNINGS: tuple[tuple[re.Pattern[str], Foreign], ...] = (
    (
        re.compile(
            r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
            r"<(?:!doctype\s+html|html|head|body|table|div|script)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        Foreign(
            "a web page (HTML)",
            "use the export of that site, or open the page and copy the list of papers as text",
        ),
    ),
    (re.compile(r"\{\\rtf\d"), Foreign("an RTF document", DOCUMENT)),
    (re.compile(r"%!PS-"), Foreign("a PostScript document", DOCUMENT)),
)


def tell_bytes(content: bytes) -> Foreign | None:
    """What bytes are that are no text; None where they may be one."""
    if content.startswith(ZIP):
        return next((foreign for name, foreign in INSIDE if name in content), PACKED)
    if content[TAR_AT : TAR_AT + len(TAR)] == TAR and b"\0" in content[:TAR_AT]:
        return TAPE
    return next((what for signature, what in SIGNATURES if content.startswith(signature)), None)


def tell_text(head: str) -> Foreign | None:
    """What a text is by how it begins, where no format knows it."""
    return next((foreign for pattern, foreign in BEGINNINGS if pattern.match(head)), None)
