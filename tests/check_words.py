"""Words that have a better one in this house: `make words` names each place in lib/ and the better.

docs/glossary.md gives the words to use, and what each of them means.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

#: A word that readers stumble over → what to write instead.
BETTER = {
    "beside": "in the corpus folder, next to, together with",
    "doubt doubts": "candidate pair, parse note, uncertain",
    "needy": "open issue",
    "obey obeys obeyed obeying": "apply, follow",
    "said": "stated, decided; verdict, annotation, edit",
    "stranger strangers": "unknown id, outlier, visitor",
    "tell tells told": "recognise, distinguish, show, report",
    "wording wordings": "title, term edit, spelling",
}

#: Words that papers use.
TABLES = {"analyses/terms/stopwords.py"}
#: At the end of a line that keeps a name of an earlier version (see docs/public-api.md).
OLD_NAME = "# old name"

INSTEAD = {word: better for words, better in BETTER.items() for word in words.split()}
#: Also as a part of a name (`said_by`), never as a part of a word ("aforesaid").
UNWANTED = re.compile(rf"(?<![^\W_])(?:{'|'.join(INSTEAD)})(?![^\W_])", re.IGNORECASE)


def complaints(text: str) -> Iterator[tuple[int, str]]:
    """The number of each line with an unwanted word, and what to write instead."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in UNWANTED.finditer(line) if not line.endswith(OLD_NAME) else ():
            yield number, f'"{match[0]}": write {INSTEAD[match[0].lower()]}'


def main() -> int:
    """Print every complaint about lib/; returns how many there are, as an exit code."""
    package = ROOT / "lib" / "litboard"
    found = [
        f"{path.relative_to(ROOT)}:{number}: {complaint}"
        for path in sorted(package.rglob("*.py"))
        if path.relative_to(package).as_posix() not in TABLES
        for number, complaint in complaints(path.read_text(encoding="utf-8"))
    ]
    print(*found, sep="\n", end="\n" if found else "")
    return min(len(found), 1)


if __name__ == "__main__":
    sys.exit(main())
