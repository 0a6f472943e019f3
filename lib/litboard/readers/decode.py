"""Bytes → text: which encoding a source is written in, or why it is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

#: What else people drop on an import page: first bytes → name. None can open a text.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a Windows program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x80\x02", "a Python pickle"),
    (b"\x80\x03", "a Python pickle"),
    (b"\x80\x04", "a Python pickle"),
    (b"\x80\x05", "a Python pickle"),
)

#: Longest first, because the UTF-32 mark begins with the UTF-16 one.
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Enough to tell the share of zero bytes and control characters.
SAMPLE_BYTES = 65_536
#: UTF-16 text in Latin script has a zero in every second byte; spaces of other scripts keep
#: it well above this.
UTF16_ZERO_SHARE = 0.2
#: Of running text nine tenths are letters, digits and spaces; of numbers read as text few are.
LETTER_SHARE = 0.7
#: Real text has stray control characters at most; random bytes have a tenth.
CONTROL_SHARE = 0.02

CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it came in; `certain` is false where that was a guess."""

    text: str
    encoding: str
    certain: bool = True


def decode(content: bytes) -> Decoded:
    """The text behind some bytes, so that every later step works on letters.

    Byte order marks come first, then UTF-8, then UTF-16 without a mark, and at last
    Windows-1252, which reads any byte and is therefore only a guess.

    Raises ValueError, with a reason fit for a person, for what is no text.
    """
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            raise ValueError(f"this is {kind}, not text")
    decoded = _decode(content)
    if not decoded.text.strip():
        raise ValueError("the file is empty")
    return decoded


def _decode(content: bytes) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding)
    sample = content[:SAMPLE_BYTES]
    if wide := _wide_encoding(sample):
        return _decode_as(content, wide)
    if len(CONTROLS.findall(sample)) > CONTROL_SHARE * len(sample):
        raise ValueError("these are binary data, not text")
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Decoded(content.decode("cp1252", "replace"), "cp1252", certain=False)


def _decode_as(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(content.decode(encoding, "replace"), encoding, certain=False)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes stand."""
    half = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if even <= UTF16_ZERO_SHARE and odd <= UTF16_ZERO_SHARE:
        return None
    order = "be" if even > odd else "le"
    for encoding in (f"utf-32-{order}", f"utf-16-{order}"):
        try:
            # Step by step, because the sample may end amid a character.
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        letters = sum(character.isalnum() or character.isspace() for character in text)
        if letters > LETTER_SHARE * len(text):
            return encoding
    return None
