"""Topics as found → topics as the reader wants them: named, pinned and merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.topics.edit_parts import TopicDraft, hold_pins, parts_of, rebuild, unite
from litboard.analyses.topics.topics import Topics
from litboard.analyses.topics.tracking import Profile, known_ids, profiles, tell_changes
from litboard.annotations.topic_edits import KeptTopic, TopicEdit, TopicEdits


@dataclass(frozen=True, eq=False)
class EditedTopics:
    """Topics as a reader wants them, and what can be said of them next.

    `topics` are those to show, `ids` their ids in the same order; `found` are the topics before
    any word, `seen` the same to be kept; `said` are the words, and `waiting` those of them on
    topics that are not found now.
    """

    topics: Topics
    ids: tuple[str, ...]
    found: Topics
    seen: tuple[KeptTopic, ...]
    said: TopicEdits
    waiting: tuple[TopicEdit, ...] = ()

    @cached_property
    def changes(self) -> pd.DataFrame:
        """What changed since the reader last spoke: `match_topics` of those topics with these.

        `topic` numbers the topics as found, `before` those of `said.topics`.
        """
        return tell_changes([_profile(one) for one in self.said.topics], profiles(self.found))

    def rename(self, topic: int, name: str, *, to: TopicEdits | None = None) -> TopicEdits:
        """The words with one more: a topic is called `name`.

        It is added `to` other words than `said`, where somebody has spoken since.
        """
        return self._say(TopicEdit("rename", self.ids[topic], name=name.strip()), to)

    def pin(self, topic: int, *, to: TopicEdits | None = None) -> TopicEdits:
        """The words with one more: a topic keeps its name and its works, and stays apart."""
        name = str(self.topics.table["name"].iloc[topic])
        return self._say(TopicEdit("pin", self.ids[topic], name=name), to)

    def merge(self, topic: int, other: int, *, to: TopicEdits | None = None) -> TopicEdits:
        """The words with one more: `other` is part of `topic`."""
        return self._say(TopicEdit("merge", self.ids[topic], other=self.ids[other]), to)

    def pins_of(self, topic: int) -> tuple[TopicEdit, ...]:
        """The words that pin a topic."""
        words = (one for one in self.said.words if one.act == "pin")
        return tuple(one for one in words if one.topic == self.ids[topic])

    def _say(self, word: TopicEdit, to: TopicEdits | None) -> TopicEdits:
        return (self.said if to is None else to).say(word, seen=self.seen)


def apply_topic_edits(found: Topics, said: TopicEdits, *, terms: Terms) -> EditedTopics:
    """Topics under a reader's words, which win over what was found.

    Topics are known again by their works and terms (see `match_topics`). First, what is pinned
    stands: a pinned topic that is found again draws back those of its works that are nearer to
    its terms than to those of the topic they fell to; one that is not found again is made anew
    of them, and of works around them. Then words act in the order said: a merged topic has the
    sum of both in each work and of their terms, and the name of the first. Works keep their
    shares, which still add up to 1.
    """
    ids = known_ids(
        [_profile(one) for one in said.topics], [one.id for one in said.topics], profiles(found)
    )
    seen = tuple(
        KeptTopic(name, str(shown), dict(profile.terms), tuple(sorted(profile.works)))
        for name, shown, profile in zip(ids, found.table["name"], profiles(found), strict=True)
    )
    if not said.words:
        return EditedTopics(found, ids, found, seen, said)
    kept = {one.id: one for one in said.topics}
    parts = parts_of(found, ids)
    pinned = [word.topic for word in said.words if word.act == "pin" and word.topic in kept]
    hold_pins(parts, [kept[name] for name in dict.fromkeys(pinned)], found, terms)
    waiting = _apply(parts, said.words)
    topics, shown = rebuild(found, parts)
    return EditedTopics(topics, shown, found, seen, said, waiting)


def apply_words(found: Topics, said: TopicEdits, *, terms: Terms) -> Topics:
    """The topics to show under a reader's words."""
    return apply_topic_edits(found, said, terms=terms).topics


def _apply(parts: list[TopicDraft], words: Sequence[TopicEdit]) -> tuple[TopicEdit, ...]:
    """Name and merge parts in place; returns the words that wait."""
    part_of = {part.id: part for part in parts}
    waiting = []
    for word in words:
        part, other = part_of.get(word.topic), part_of.get(word.other)
        if part is None or (word.act == "merge" and other is None):
            waiting.append(word)
        elif word.act != "merge":
            part.name, part.given = word.name, True
        elif other is not None and other is not part:
            unite(part, other)
            parts.remove(other)
            # Later words on what was merged are words on the whole.
            part_of |= {name: part for name, one in part_of.items() if one is other}
    return tuple(waiting)


def _profile(topic: KeptTopic) -> Profile:
    return Profile(frozenset(topic.works), topic.terms)
