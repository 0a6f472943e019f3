"""Read bibliographic codes of the Astrophysics Data System, such as "2015Natur.521..436L".

Nineteen characters: year, journal (5), volume (4), a qualifier of the page, page (4), and
the first letter of the first author (Grothkopf et al., "The ADS bibcode").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

BIBCODE = re.compile(
    r"(?P<year>1[5-9]\d\d|20\d\d)(?P<journal>[A-Za-z][A-Za-z&.]{4})"
    r"(?P<volume>[\w.]{4})(?P<sign>[\w.])(?P<page>[\d.]{4})(?P<author>[A-Z.])"
)
#: The codes of journals that astronomers read most, as their papers are cited.
JOURNALS = {
    "A&A": "Astronomy and Astrophysics", "AJ": "The Astronomical Journal",
    "ARA&A": "Annual Review of Astronomy and Astrophysics", "ApJ": "The Astrophysical Journal",
    "ApJL": "The Astrophysical Journal Letters", "AsBio": "Astrobiology",
    "ApJS": "The Astrophysical Journal Supplement Series", "GeoRL": "Geophysical Research Letters",
    "Icar": "Icarus", "JCAP": "Journal of Cosmology and Astroparticle Physics",
    "JGR": "Journal of Geophysical Research", "JHEP": "Journal of High Energy Physics",
    "MNRAS": "Monthly Notices of the Royal Astronomical Society", "NatAs": "Nature Astronomy",
    "NatCo": "Nature Communications", "Natur": "Nature", "NatPh": "Nature Physics",
    "PASJ": "Publications of the Astronomical Society of Japan",
    "PASP": "Publications of the Astronomical Society of the Pacific",
    "PhRvD": "Physical Review D", "PhRvL": "Physical Review Letters", "PhRvX": "Physical Review X",
    "PNAS": "Proceedings of the National Academy of Science", "RvMP": "Reviews of Modern Physics",
    "SSRv": "Space Science Reviews", "Sci": "Science", "SciA": "Science Advances",
}  # fmt: skip
ARXIV = "arXiv"


@dataclass(frozen=True, slots=True)
class Bibcode:
    """The parts of a code that are reliable."""

    year: int
    initial: str
    venue: str | None = None
    volume: str | None = None
    page: str | None = None
    arxiv_id: str | None = None


def read_bibcode(text: str) -> Bibcode | None:
    """The parts of a code; a page that the qualifier has altered is left out.

    An unknown journal is named by its code, as astronomers do.
    """
    match = BIBCODE.fullmatch(text.strip())
    if not match:
        return None
    year, initial = int(match["year"]), match["author"].strip(".")
    if match["journal"] == ARXIV:
        return Bibcode(year, initial, venue=ARXIV, arxiv_id=_arxiv_id(match))
    volume, journal = match["volume"].strip("."), match["journal"].strip(".")
    if not volume.isdigit():
        return Bibcode(year, initial)
    page = match["page"].strip(".") if match["sign"] in ".L0123456789" else ""
    sign = match["sign"].strip(".") if page else ""
    return Bibcode(year, initial, JOURNALS.get(journal, journal), volume, f"{sign}{page}" or None)


def _arxiv_id(match: re.Match[str]) -> str | None:
    """The number of a preprint, whose last digits are four or, since 2015, five."""
    number = f"{match['sign'].strip('.')}{match['page']}"
    plain = f"{match['volume']}.{number}"
    return plain if re.fullmatch(r"\d{4}\.\d{4,5}", plain) else None
