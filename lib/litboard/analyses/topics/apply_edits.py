"""Topics as computed → topics as a person edited them: renamed, pinned and merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import pandas as pd

from litboard.analyses.terms.terms import Terms
from litboard.analyses.topics.drafts import (
    TopicDraft,
    make_drafts,
    make_topics,
    merge_drafts,
    restore_pinned,
)
from litboard.analyses.topics.topics import Topics
from litboard.analyses.topics.tracking import (
    Profile,
    assign_stable_ids,
    compare_profiles,
    make_profiles,
)
from litboard.annotations.topic_edits import TopicEdit, TopicEdits, TopicSnapshot
from litboard.schema.deprecation import RenamedNames


@dataclass(frozen=True, eq=False)
class EditedTopics(RenamedNames):
    """Topics with a person's edits applied, and the edits that can be added next.

    `topics` are the topics to show and `ids` their ids, in the same order. `unedited` are the
    topics before any edit, and `snapshots` describe those for storage. `edits` are the edits that
    were applied, and `pending` those of them whose topic is not found now.
    """

    RENAMED: ClassVar = {
        "found": "unedited",
        "said": "edits",  # old name
        "seen": "snapshots",
        "waiting": "pending",
    }

    topics: Topics
    ids: tuple[str, ...]
    unedited: Topics
    snapshots: tuple[TopicSnapshot, ...]
    edits: TopicEdits
    pending: tuple[TopicEdit, ...] = ()

    @cached_property
    def changes(self) -> pd.DataFrame:
        """What changed since the last edit: `match_topics` of the stored topics with these.

        `topic` is a number of `unedited`, `before` lists positions in `edits.snapshots`.
        """
        stored = [_profile_of(one) for one in self.edits.snapshots]
        return compare_profiles(stored, make_profiles(self.unedited))

    def rename(self, topic: int, name: str, *, to: TopicEdits | None = None) -> TopicEdits:
        """The edits with one more: a topic is called `name`.

        It is added `to` other edits than `edits`, where somebody has changed those since.
        """
        return self._add(TopicEdit("rename", self.ids[topic], name=name.strip()), to)

    def pin(self, topic: int, *, to: TopicEdits | None = None) -> TopicEdits:
        """The edits with one more: a topic keeps its name and its works (see `TopicEdit`)."""
        name = str(self.topics.table["name"].iloc[topic])
        return self._add(TopicEdit("pin", self.ids[topic], name=name), to)

    def merge(self, topic: int, other: int, *, to: TopicEdits | None = None) -> TopicEdits:
        """The edits with one more: `other` becomes part of `topic`."""
        return self._add(TopicEdit("merge", self.ids[topic], other=self.ids[other]), to)

    def pins_of(self, topic: int) -> tuple[TopicEdit, ...]:
        """The edits that pin a topic."""
        pins = (edit for edit in self.edits.edits if edit.act == "pin")
        return tuple(edit for edit in pins if edit.topic == self.ids[topic])

    def _add(self, edit: TopicEdit, to: TopicEdits | None) -> TopicEdits:
        return (self.edits if to is None else to).add(edit, snapshots=self.snapshots)


def apply_topic_edits(topics: Topics, edits: TopicEdits, *, terms: Terms) -> EditedTopics:
    """Apply a person's edits to topics; an edit takes precedence over what was computed.

    Topics are recognised by their works and terms (see `match_topics`). Pinned topics come first:
    one that is found again takes back those of its works that are nearer to its own terms than to
    those of the topic they are in now; one that is not found is made anew of its works and of
    those around them. Then the edits apply in their order. A merged topic has the name of the
    first, and the sum of both in each work and of their terms. The shares of each work still add
    up to 1.
    """
    stored, current = [_profile_of(one) for one in edits.snapshots], make_profiles(topics)
    ids = assign_stable_ids(stored, [one.id for one in edits.snapshots], current)
    snapshots = tuple(
        TopicSnapshot(topic, str(name), dict(profile.terms), tuple(sorted(profile.works)))
        for topic, name, profile in zip(ids, topics.table["name"], current, strict=True)
    )
    if not edits.edits:
        return EditedTopics(topics, ids, topics, snapshots, edits)
    snapshot_of = {one.id: one for one in edits.snapshots}
    pins = (edit.topic for edit in edits.edits if edit.act == "pin" and edit.topic in snapshot_of)
    drafts = make_drafts(topics, ids)
    restore_pinned(drafts, [snapshot_of[topic] for topic in dict.fromkeys(pins)], topics, terms)
    pending = _apply(drafts, edits.edits)
    edited, edited_ids = make_topics(topics, drafts)
    return EditedTopics(edited, edited_ids, topics, snapshots, edits, pending)


def _apply(drafts: list[TopicDraft], edits: Sequence[TopicEdit]) -> tuple[TopicEdit, ...]:
    """Rename and merge drafts in place; returns the edits whose topic is not there."""
    draft_of = {draft.id: draft for draft in drafts}
    pending = []
    for edit in edits:
        draft, other = draft_of.get(edit.topic), draft_of.get(edit.other)
        if draft is None or (edit.act == "merge" and other is None):
            pending.append(edit)
        elif edit.act != "merge":
            draft.name, draft.is_named = edit.name, True
        elif other is not None and other is not draft:
            merge_drafts(draft, other)
            drafts.remove(other)
            # Later edits of the merged topic are edits of the whole.
            draft_of |= {topic: draft for topic, one in draft_of.items() if one is other}
    return tuple(pending)


def _profile_of(snapshot: TopicSnapshot) -> Profile:
    return Profile(frozenset(snapshot.works), snapshot.terms)
