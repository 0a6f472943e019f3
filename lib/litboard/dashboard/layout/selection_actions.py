"""What a click on a mark of a figure does: narrow the selection to a year, topic, term or work.

Topics go into the URL by their names, because a name still means something in a shared link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from litboard.analyses import Topics
from litboard.dashboard.state.query_params import narrow, read_selection, write_selection


def narrow_to_year(year: int) -> None:
    """Keep only works of one year."""
    write_selection(replace(read_selection(), years=(int(year), int(year))))


def narrow_to_term_and_year(term: str, year: int) -> None:
    """Keep only works of one year with one term: those behind a point of a trend."""
    selection = read_selection().with_value("terms", term)
    write_selection(replace(selection, years=(int(year), int(year))))


def narrow_to_group_and_term(name: str, group: str, term: str) -> None:
    """Keep only works with one term from one group; `name` is "sources" or "venues"."""
    write_selection(read_selection().with_value(name, group).with_value("terms", term))


def narrow_to_works(works: Sequence[str]) -> None:
    """Keep only these works, by their ids; replaces works chosen before."""
    write_selection(replace(read_selection(), works=tuple(dict.fromkeys(works))))


def narrow_to_topic_and_year(topic: str, year: int) -> None:
    """Keep only works of one year in one topic, given by name."""
    write_selection(replace(read_selection(), topics=(topic,), years=(int(year), int(year))))


def narrow_to_group_and_topic(name: str, group: str, topic: str) -> None:
    """Keep only works of one topic from one group; `name` is "sources" or "venues"."""
    selection = replace(read_selection(), topics=(topic,))
    write_selection(selection.with_value(name, group))


def narrow_to_topics(topics: Topics, chosen: Sequence[int]) -> None:
    """Keep only works of some topics, such as those of a theme; replaces topics chosen before."""
    names = topics.table.set_index("topic")["name"]
    known = tuple(str(names[topic]) for topic in chosen if topic in names.index)
    if known:
        write_selection(replace(read_selection(), topics=known))


def narrow_to_topic(topics: Topics, topic: int) -> None:
    """Keep only works of one topic."""
    names = topics.table.set_index("topic")["name"]
    if topic in names.index:
        narrow("topics", names[topic])
