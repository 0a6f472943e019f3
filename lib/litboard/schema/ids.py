"""Short ids that depend on nothing but a text, so that they stay from one run to the next."""

from __future__ import annotations

from hashlib import blake2b

#: 60 bits: among a million records two share an id once in two million corpora.
ID_BYTES, ID_LETTERS = 8, 12
#: Crockford's base 32: no letters that are taken for digits.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def stable_id(text: str) -> str:
    """A short id that depends on nothing but a text, safe in addresses and file names."""
    number = int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=ID_BYTES).digest())
    letters = []
    for _ in range(ID_LETTERS):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)
