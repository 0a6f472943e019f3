from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.copied_pages import covered, read, reasons, titles
from helpers.page_writers import PAPERS
from helpers.promises import (
    LETTERS,
    assert_accounted,
    assert_linear,
)
from litboard.readers.formats import bibitem

BLOCKS = r"""\begin{thebibliography}{10}
\providecommand{\natexlab}[1]{#1}

\bibitem[{Lee and Ferrer(2020)Lee, and Ferrer}]{lee}
Ann Lee and N{\'u}ria~B. Ferrer.
\newblock Counting {T}hings in sparse circuits.
\newblock {\em Journal of Things}, 12(3):1--9, May 2020. % as printed

\bibitem{dee}
Dee, C., O'Neil, J., and Lee, A. (2021b).
\newblock What is a thing?
\newblock In \emph{Proceedings of ICOT}, pages 10--19.
\newblock \url{https://doi.org/10.5555/b}.

\bibitem{same}
\bysame.
\newblock More of it.
\newblock \textit{arXiv preprint arXiv:2001.00001}, 2020.

\end{thebibliography}
"""

NAMED = r"""\begin{thebibliography}{1}
\bibitem [{\citenamefont {Lee}\ and\ \citenamefont {Dee}(2020)}]{lee}%
  \BibitemOpen
  \bibfield  {author} {\bibinfo {author} {\bibfnamefont {A.}~\bibnamefont {Lee}}\ and\ \bibinfo
  {author} {\bibfnamefont {C.}~\bibnamefont {Dee}},\ }\href {\doibase 10.5555/a} {\bibfield
  {journal} {\bibinfo  {journal} {J. Things}\ }\textbf {\bibinfo {volume} {12}},\ \bibinfo
  {pages} {345} (\bibinfo {year} {2020})}\BibitemShut {NoStop}%
\bibitem{b}
\bibinfo{author}{C.~Dee}, \bibinfo{title}{Other {T}hings}, \bibinfo{journal}{Annals}
  \bibinfo{volume}{3} (\bibinfo{year}{2021}) \bibinfo{pages}{1--9}.
\end{thebibliography}
"""


def test_blocks_are_authors_title_and_place():
    reading = read(BLOCKS)
    assert reading.format == "bibitem"
    first, second, third = reading.records
    assert (first.title, first.authors) == (
        "Counting Things in sparse circuits",
        ("Lee, Ann", "Ferrer, Núria B."),
    )
    assert (first.venue, first.volume, first.issue, first.pages, first.year) == (
        "Journal of Things",
        "12",
        "3",
        "1-9",
        2020,
    )
    assert second.authors == ("Dee, C.", "O'Neil, J.", "Lee, A.")
    assert (second.title, second.venue, second.year) == (
        "What is a thing?",
        "Proceedings of ICOT",
        2021,
    )
    assert (second.pages, second.doi, third.arxiv_id) == ("10-19", "10.5555/b", "2001.00001")


def test_authors_that_an_entry_only_refers_to_are_said():
    assert reasons(read(BLOCKS)) == {3: ["the authors are those of the entry above"]}


def test_parts_that_are_named_are_taken_by_their_names():
    first, second = read(NAMED).records
    assert (first.authors, first.year, first.venue) == (("Lee, A.", "Dee, C."), 2020, "J. Things")
    assert (first.title, first.volume, first.pages) == (None, "12", "345")
    assert (second.title, second.authors, second.venue) == ("Other Things", ("Dee, C.",), "Annals")
    assert (second.volume, second.pages, second.year) == ("3", "1-9", 2021)


def test_an_entry_without_blocks_is_told_by_its_style_or_is_a_problem():
    text = (
        "\\bibitem{a} A. Lee and C. Dee, ``Many kinds of things,'' \\emph{J. Things}, vol. 3, "
        "no. 2, pp. 1--9, 2020.\n\\bibitem{b} Somebody somewhere, private communication\n"
    )
    reading = read(text)
    assert titles(reading) == ["Many kinds of things"]
    assert [one.lines for one in reading.problems] == [(2, 2)]


@pytest.mark.parametrize("text", [BLOCKS, NAMED])
def test_every_line_is_accounted_for(text):
    written = [at for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    assert set(written) <= set(covered(read(text)))


@given(PAPERS)
@settings(deadline=None, max_examples=30)
def test_what_is_written_as_bibtex_sets_it_is_read_from_it(papers):
    entries = [
        f"\\bibitem{{k{number}}}\n{' and '.join(paper.names)}.\n\\newblock {paper.title}.\n"
        f"\\newblock {{\\em Annals of Tests}}, {paper.volume}:{paper.pages}, {paper.year}.\n"
        for number, paper in enumerate(papers)
    ]
    text = "\n".join(["\\begin{thebibliography}{9}", *entries, "\\end{thebibliography}"])
    reading = read(text)
    assert [
        (one.title, one.authors, one.venue, one.volume, one.pages, one.year)
        for one in reading.records
    ] == [
        (one.title, one.people, "Annals of Tests", one.volume, one.pages, one.year)
        for one in papers
    ]
    assert reading.problems == ()


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        " ",
        "\\bibitem{a}\n",
        "\\newblock ",
        "\\bibinfo{author}{",
        "[{",
        "{",
        "%\n",
        "A. Lee, ",
    ],
)
def test_hostile_text_is_read_in_time(unit):
    assert_linear(bibitem.FORMAT, BLOCKS + "\\bibitem" + unit * (LETTERS // len(unit)))


@given(st.lists(st.sampled_from([*BLOCKS.splitlines(), *NAMED.splitlines()]), max_size=25))
def test_lines_in_any_order_are_each_accounted_for_once(lines):
    assert_accounted(bibitem.FORMAT, "\n".join(lines))
