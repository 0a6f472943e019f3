"""What a click on a mark means: a year, a topic or a work, put into the selection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from litboard.analyses import Topics
from litboard.dashboard.state.query_params import narrow, read_selection, write_selection


def narrow_year(year: int) -> None:
    """Only works of one year."""
    write_selection(replace(read_selection(), years=(int(year), int(year))))


def narrow_term_and_year(term: str, year: int) -> None:
    """Only works of one year with one term: those behind a point of a trend."""
    selection = read_selection().with_value("terms", term)
    write_selection(replace(selection, years=(int(year), int(year))))


def narrow_group_and_term(name: str, group: str, term: str) -> None:
    """Only works of one source or venue with one term."""
    write_selection(read_selection().with_value(name, group).with_value("terms", term))


def narrow_works(works: Sequence[str]) -> None:
    """Only these works, chosen one by one; what was chosen so before gives way."""
    write_selection(replace(read_selection(), works=tuple(dict.fromkeys(works))))


def narrow_topic_and_year(topic: str, year: int) -> None:
    """Only works of one year in one topic, which goes by its name."""
    write_selection(replace(read_selection(), topics=(topic,), years=(int(year), int(year))))


def narrow_group_and_topic(name: str, group: str, topic: str) -> None:
    """Only works of one source or venue in one topic, which goes by its name."""
    selection = replace(read_selection(), topics=(topic,))
    write_selection(selection.with_value(name, group))


def narrow_topics(topics: Topics, chosen: Sequence[int]) -> None:
    """Only works of some topics, such as those of a theme; topics chosen before give way."""
    names = topics.table.set_index("topic")["name"]
    known = tuple(str(names[topic]) for topic in chosen if topic in names.index)
    if known:
        write_selection(replace(read_selection(), topics=known))


def narrow_topic(topics: Topics, topic: int) -> None:
    """Only works of one topic. Topics go by name in addresses: a name says what it is."""
    names = topics.table.set_index("topic")["name"]
    if topic in names.index:
        narrow("topics", names[topic])
