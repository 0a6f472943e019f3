"""Bytes → text: the encoding of a source, or the reason why it is not text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from litboard.readers.io.unsupported import PLAIN, unsupported_bytes
from litboard.readers.notes import ParseNote
from litboard.schema.records import LOST
from litboard.text import guess_charset, guess_wide

#: Longest first, because the UTF-32 mark begins with the UTF-16 one.
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Enough to estimate the share of zero bytes and control characters.
SAMPLE_BYTES = 65_536
#: UTF-16 text in Latin script has a zero in every second byte; spaces of other scripts keep
#: it well above this.
UTF16_ZERO_SHARE = 0.2
#: Of running text nine tenths are letters, digits and spaces; of numbers read as text few are.
LETTER_SHARE = 0.7
#: Real text has stray control characters at most; random bytes have a tenth.
CONTROL_SHARE = 0.02

#: Line numbers listed in a note; more would hide the rest of it.
NAMED = 10
#: A declared charset: an XML declaration, a remark of JabRef or Emacs ("latin-9-unix").
DECLARATION = re.compile(
    rb"coding\s*[:=]\s*[\"']?([A-Za-z0-9_.-]{3,20}?)(?:-(?:unix|dos|mac))?(?![\w.-])", re.IGNORECASE
)
DECLARED_BYTES = 300
#: A declaration is believed for these alone: others are no charsets, or read any byte as text.
BELIEVED = frozenset(
    {"iso8859-1", "iso8859-2", "iso8859-15", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254"}
    | {"cp1257", "koi8-r", "mac-roman", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "cp932"}
    | {"euc_jp", "euc_kr", "cp949"}
)

EMPTY = ParseNote("file.empty", "the file is empty", PLAIN)
BINARY = ParseNote("encoding.undecodable", "these are binary data, not text", PLAIN)

CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


class NotTextError(ValueError):
    """Raised for bytes that are not text; `note` has the reason and the remedy."""

    def __init__(self, note: ParseNote) -> None:
        super().__init__(note.reason)
        self.note = note


@dataclass(frozen=True, slots=True)
class EncodingNote(ParseNote):
    """What a person should check about the letters of a text, and on which lines."""

    lines: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it came in; `notes` say where that was a guess."""

    text: str
    encoding: str
    notes: tuple[EncodingNote, ...] = ()


def decode(content: bytes) -> Decoded:
    """The text behind some bytes, so that every later step works on letters.

    Byte order marks come first, then UTF-16 and UTF-32 without a mark, then UTF-8. What is
    neither is read in the charset it declares or looks like; where some lines are UTF-8 and
    some are not, each is read for itself. Zero bytes and marks within the text are left out.

    Raises NotTextError for what is no text.
    """
    if kind := unsupported_bytes(content):
        reason = f"this is {kind.name}, not text"
        raise NotTextError(ParseNote("file.unsupported", reason, kind.remedy))
    decoded = _decode(content)
    if "\ufeff" in decoded.text:
        decoded = replace(decoded, text=decoded.text.replace("\ufeff", ""))
    if b"\0" in content:
        decoded = _without_zeros(decoded)
    if not decoded.text or decoded.text.isspace():
        raise NotTextError(EMPTY)
    return decoded


def _decode(content: bytes) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark) and encoding != "utf-8-sig":
            return _decode_wide(content, encoding)
    sample = content[:SAMPLE_BYTES]
    if wide := _wide_encoding(sample):
        return _decode_wide(content, wide)
    if len(CONTROLS.findall(sample)) > CONTROL_SHARE * len(sample):
        raise NotTextError(BINARY)
    encoding = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(content.decode("utf-8"), encoding)
    except UnicodeDecodeError:
        return _decode_surrogates(content) or _decode_declared(content) or _decode_other(content)


def _decode_wide(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        note = EncodingNote(
            "encoding.invalid",
            f"the file is not valid {encoding.upper()}; what could not be read shows as {LOST}",
            "save the file again as UTF-8",
        )
        return Decoded(content.decode(encoding, "replace"), encoding, (note,))


def _decode_surrogates(content: bytes) -> Decoded | None:
    """UTF-8 made from the halves of UTF-16 (CESU-8): pairs come together, a lone half is lost."""
    try:
        halves = content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    note = EncodingNote(
        "encoding.half-characters",
        f"the file holds halves of characters (CESU-8); a half alone shows as {LOST}",
        f"look for {LOST} and write what should stand there",
    )
    text = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Decoded(text, "utf-8", (note,))


def _decode_declared(content: bytes) -> Decoded | None:
    """Text in the charset that its first lines name, if it can be read so."""
    match = DECLARATION.search(content[:DECLARED_BYTES])
    try:
        name = codecs.lookup(match[1].decode().replace("latin-", "latin")).name if match else ""
        return Decoded(content.decode(name), name) if name in BELIEVED else None
    except (LookupError, UnicodeDecodeError):
        return None


def _decode_other(content: bytes) -> Decoded:
    """Text in another charset, whole or on some of its lines."""
    lines = content.splitlines(keepends=True)
    wide = guess_wide(content)
    utf8 = [None if wide else _as_utf8(line) for line in lines]
    if all(text is None or text.isascii() for text in utf8):
        charset = wide or guess_charset(content)
        reason = f"the file is not valid UTF-8 and was read as {charset}"
        remedy = "check letters with accents; save the file as UTF-8 if they are wrong"
        note = EncodingNote("encoding.guessed", reason, remedy)
        return Decoded(content.decode(charset, "replace"), charset, (note,))
    others = b"".join(line for line, text in zip(lines, utf8, strict=True) if text is None)
    charset = guess_charset(others) if others else "utf-8"
    texts = [
        line.decode(charset, "replace") if text is None else text
        for line, text in zip(lines, utf8, strict=True)
    ]
    wrong = [at for at, text in enumerate(utf8, 1) if text is None]
    broken = [at for at, text in enumerate(utf8, 1) if text and LOST in text]
    notes = (
        *_note_lines(wrong, f"no UTF-8 and was read as {charset}", code="encoding.mixed"),
        *_note_lines(broken, f"damaged; a lost letter shows as {LOST}", code="encoding.damaged"),
    )
    return Decoded("".join(texts), f"utf-8 and {charset}" if others else "utf-8", notes)


def _as_utf8(line: bytes) -> str | None:
    """The line as UTF-8, though it may have broken letters, if most letters are whole."""
    text = line.decode("utf-8", "replace")
    broken = text.count(LOST)
    whole = sum(not letter.isascii() for letter in text) - broken if broken else 0
    return text if whole >= broken else None


def _note_lines(numbers: list[int], what: str, *, code: str) -> tuple[EncodingNote, ...]:
    if not numbers:
        return ()
    named = ", ".join(map(str, numbers[:NAMED])) + (" …" if len(numbers) > NAMED else "")
    reason = f"the file is UTF-8, but line {named} is {what}"
    if len(numbers) > 1:
        reason = f"the file is UTF-8, but each of the lines {named} is {what}"
    remedy = "check their letters with accents; save the file as UTF-8 if they are wrong"
    return (EncodingNote(code, reason, remedy, (numbers[0], numbers[-1])),)


def _without_zeros(decoded: Decoded) -> Decoded:
    """The text without zero bytes, and a note on them."""
    text = decoded.text
    if "\0" not in text:
        return decoded
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    first, last = (lines.count("\n", 0, at) + 1 for at in (lines.index("\0"), lines.rindex("\0")))
    note = EncodingNote(
        "encoding.zero-bytes",
        f"zero bytes stood in the text and were left out ({text.count(chr(0)):,})",
        "check these lines: something may be missing",
        (first, last),
    )
    return replace(decoded, text=text.replace("\0", ""), notes=(*decoded.notes, note))


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, recognised by the places of zero bytes."""
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
