"""Papers made up by hypothesis, to be written as a page shows them and read again."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

WORDS = st.sampled_from("things many kinds of how we count them in circuits sparse naïve".split())
FULL_NAMES = ("Ann Lee", "Núria B. Ferrer", "Jan van der Berg", "Jean-Pierre O'Neil")
#: How the names above are written "Last, First".
LAST_FIRST = dict(
    zip(
        FULL_NAMES,
        ("Lee, Ann", "Ferrer, Núria B.", "van der Berg, Jan", "O'Neil, Jean-Pierre"),
        strict=True,
    )
)
#: How medical indexes and Scholar write them.
INDEXED = dict(zip(FULL_NAMES, ("Lee A", "Ferrer NB", "van der Berg J", "O'Neil JP"), strict=True))


class Paper(NamedTuple):
    """What every page shows of a paper."""

    title: str
    names: list[str]
    abstract: str
    year: int
    volume: str
    pages: str

    @property
    def people(self) -> tuple[str, ...]:
        """The authors as a record has them."""
        return tuple(LAST_FIRST[name] for name in self.names)

    @property
    def indexed(self) -> list[str]:
        """The authors as an index has them, "Lee A"."""
        return [INDEXED[name] for name in self.names]


def _sentence(words: list[str]) -> str:
    return " ".join(words).capitalize()


TITLES = st.lists(WORDS, min_size=3, max_size=9).map(_sentence)
ABSTRACTS = st.lists(WORDS, min_size=12, max_size=40).map(lambda words: _sentence(words) + ".")
PAPERS = st.lists(
    st.builds(
        Paper,
        title=TITLES,
        names=st.lists(st.sampled_from(FULL_NAMES), min_size=1, max_size=4, unique=True),
        abstract=ABSTRACTS,
        year=st.integers(1995, 2030),
        volume=st.integers(1, 999).map(str),
        pages=st.integers(100, 998).map(lambda first: f"{first}-{first + 1}"),
    ),
    min_size=1,
    max_size=4,
)
