r"""Lists of references as LaTeX sets them: `.bbl` files, and `thebibliography` in a paper.

BibTeX and biblatex write them; the environment is defined by LaTeX itself. `\bibitem` begins an
entry. Most styles separate authors, title and place by `\newblock`, and some label each of them
by `\bibinfo`. Where neither is done, an entry is recognised by its style as in any other list of
references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from litboard.readers.format import Format, Line, Parsed, Text
from litboard.readers.listings.listing import (
    ENDS_IN_REST,
    Block,
    NotedRecord,
    join,
    read_blocks,
    split_blocks,
)
from litboard.readers.notes import ParseNote
from litboard.readers.references.parse import fill_reference
from litboard.schema.records import Record
from litboard.text import (
    clean_latex,
    find_arxiv_id,
    find_doi,
    find_year,
    read_citation,
    squeeze,
    tidy_pages,
)

ITEM = re.compile(r"\s*\\bibitem(?![A-Za-z])")
END = re.compile(r"\s*\\end\s*\{thebibliography\}")
BLOCK = re.compile(r"\\newblock(?![A-Za-z])")
#: What an entry begins with: how it is cited ("[Lee(2020)]"), and its key.
LABEL = re.compile(r"\s*(?:\[(?:[^\[\]{}]|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*\])?\s*\{[^{}]*\}%?")
INFO = re.compile(r"\\bibinfo\s*\{\s*(\w+)\s*\}\s*\{")
#: A remark runs to the end of its line; "\%" is a percent sign.
REMARK = re.compile(r"(?<!\\)%.*")
#: "Lee, A. (2020)": styles that cite by author put the year behind the names.
YEAR_BEHIND = re.compile(r"[\s,]*[(\[]?\b(?:1[5-9]|20)\d\d[a-z]?\b[)\]]?[.,:\s]*$")
#: What stands for the authors of the entry above.
SAME = re.compile(r"(?:\\bysame|[-–—_]{2,})")
#: Macros by which RevTeX marks the parts of names, and what it writes around entries.
MARKS = re.compile(
    r"\\(?:bib(?:namefont|fnamefont|field|open|stop)|BibitemOpen|BibitemShut|href@noop|citenamefont)"
    r"(?![A-Za-z])\s*(?:\{(?:NoStop|author|title|journal)?\})?"
)
#: No entry is longer; what is longer has lost its end.
LONGEST, LONGEST_VALUE = 20_000, 2_000
BRACE = re.compile(r"[{}]")
#: A tie between words; in an address it is a sign like others.
TIE = re.compile(r"(?<![/\\])~")

SAME_AUTHORS = ParseNote(
    "bibitem.same-authors", "the authors are those of the entry above", "write their names out"
)


def detect(text: Text) -> float:
    """Certain where an entry begins a line."""
    return 0.95 if any(ITEM.match(line.text) for line in text.opening) else 0.0


def read(source: str, text: Text) -> Iterator[Parsed]:
    """One record an entry; what opens and closes the list counts to the first and the last."""
    starts = [at for at, line in enumerate(text.lines) if ITEM.match(line.text)]
    head, blocks = split_blocks(text.lines, starts)
    yield from read_blocks(source, head, blocks, _read_block)


def _read_block(record: Record, block: Block) -> NotedRecord:
    text = LABEL.sub("", ITEM.sub("", _text(block.lines), count=1), count=1)[:LONGEST]
    filled = replace(record, doi=find_doi(text), arxiv_id=find_arxiv_id(text))
    if info := _find_info(text):
        return _fill_from_info(filled, info, text), ()
    authors, *rest = (MARKS.sub("", part) for part in BLOCK.split(text))
    if not rest:
        return fill_reference(record, _clean(authors))
    return _fill_from_blocks(filled, authors, rest)


def _text(lines: Sequence[Line]) -> str:
    """The words of an entry, without remarks and what stands below the end of the list."""
    end = next((at for at, line in enumerate(lines) if END.match(line.text)), len(lines))
    kept = (replace(line, text=REMARK.sub("", line.text)) for line in lines[:end])
    return join(list(kept))


def _clean(text: str) -> str:
    return squeeze(clean_latex(TIE.sub(" ", text))).strip(" .,;")


def _find_info(text: str) -> dict[str, list[str]]:
    """The values of each `\\bibinfo`, where a title or a journal is among them."""
    info: dict[str, list[str]] = {}
    at = 0
    while match := INFO.search(text, at):
        at = _closing(text, match.end())
        value = MARKS.sub("", text[match.end() : at])
        info.setdefault(match[1], []).append(_clean(value))
    return info if info.keys() & {"title", "journal", "booktitle"} else {}


def _closing(text: str, at: int) -> int:
    """Where the brace is closed that was opened before; not far behind where it never is."""
    depth = 1
    for match in BRACE.finditer(text, at, at + LONGEST_VALUE):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    return min(at + LONGEST_VALUE, len(text))


def _fill_from_info(record: Record, info: dict[str, list[str]], text: str) -> Record:
    def first(*names: str) -> str | None:
        return next((info[name][0] for name in names if info.get(name, [""])[0]), None)

    return replace(
        record,
        title=first("title"),
        authors=tuple(info.get("author", ())),
        year=find_year(first("year", "date") or ""),
        venue=first("journal", "booktitle", "publisher"),
        volume=first("volume"),
        issue=first("number", "issue"),
        pages=tidy_pages(first("pages") or ""),
        doi=find_doi(first("doi") or "") or record.doi,
    )


def _fill_from_blocks(record: Record, authors: str, rest: list[str]) -> NotedRecord:
    """An entry whose blocks are authors, title, and place; notes may follow."""
    names = ENDS_IN_REST.sub("", YEAR_BEHIND.sub("", _clean(authors)))
    title, places = _clean(rest[0]), [text for one in rest[1:] if (text := _clean(one))]
    place = read_citation(places[0] if places else "")
    years = (find_year(text) for text in (*places, authors, rest[0]))
    same = SAME.match(names)
    filled = replace(
        record,
        title=title or None,
        authors=() if same else (names,),
        year=place.year or next((year for year in years if year), None),
        venue=place.venue,
        volume=place.volume,
        issue=place.issue,
        pages=place.pages,
    )
    return filled, (SAME_AUTHORS,) if same else ()


SAMPLE = r"""\begin{thebibliography}{9}

\bibitem[{Lee and Dee(2020)}]{lee2020}
A.~Lee and C.~Dee.
\newblock Many kinds of things.
\newblock {\em Journal of Things}, 12(3):1--9, 2020.

\bibitem{dee2021}
C.~Dee.
\newblock Other things on pages.
\newblock {\em Annals of Tests}, 4:10--12, 2021.

\end{thebibliography}
"""

FORMAT = Format(
    name="bibitem",
    title="LaTeX's lists of references",
    extensions=(".bbl", ".tex"),
    homepage="https://www.latex-project.org",
    sample=SAMPLE,
    written_by="BibTeX and biblatex; authors of papers in LaTeX",
    covers="`\\bibitem` entries of any style, also with `\\newblock` or `\\bibinfo`",
    detect=detect,
    read=read,
)
