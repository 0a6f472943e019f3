"""Edits of topics by a person: rename, pin, merge."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import ClassVar, TypeGuard

from litboard.annotations.json_store import REMEDY, AnnotationFileError, read_list, write_lists
from litboard.schema.deprecation import RenamedNames

#: The name of the file in the corpus folder.
FILE_NAME = "topics.json"

#: The kinds of edits, and the field that each needs.
ACTS = {"rename": "name", "pin": "name", "merge": "other"}


@dataclass(frozen=True, slots=True)
class TopicSnapshot:
    """A topic at the time of the last edit: enough to recognise it when topics are found anew.

    `id` stays the same whatever number the topic has; `terms` have their weights (0 or more), and
    `works` are ids.
    """

    id: str
    name: str
    terms: Mapping[str, float] = field(hash=False)
    works: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicEdit:
    """One edit of a topic, which is named by its id.

    "rename": the topic is called `name`. "pin": it keeps its `name` and its works, and no other
    topic takes them. "merge": the topic `other` becomes part of it. An edit of a topic that is not
    found has no effect until it is found again. Raises ValueError for an unknown `act`, and where
    the topic, or the field that the act needs, is missing.
    """

    act: str
    topic: str
    name: str = ""
    other: str = ""

    def __post_init__(self) -> None:
        if self.act not in ACTS:
            raise ValueError(f"{self.act!r} is none of {', '.join(ACTS)}")
        if not self.topic or self.topic == self.other:
            raise ValueError(f"{self.act}: name a topic, and another to merge it with")
        if not getattr(self, ACTS[self.act]).strip():
            raise ValueError(f"{self.act} {self.topic!r}: needs {ACTS[self.act]}")


@dataclass(frozen=True, slots=True)
class TopicEdits(RenamedNames):
    """The edits of topics in their order, and the topics as they were at the last edit."""

    RENAMED: ClassVar = {
        "renewed": "with_current_ids",
        "say": "add",
        "see": "with_snapshots",
        "take_back": "remove",
        "topics": "snapshots",
        "words": "edits",
    }

    snapshots: tuple[TopicSnapshot, ...] = ()
    edits: tuple[TopicEdit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.edits or self.snapshots)

    def add(self, *edits: TopicEdit, snapshots: Sequence[TopicSnapshot]) -> TopicEdits:
        """With more edits at the end, of topics as `snapshots` has them.

        An edit that is there already moves to the end.
        """
        new = tuple(dict.fromkeys(edits))
        others = tuple(edit for edit in self.edits if edit not in new)
        return replace(self, edits=(*others, *new)).with_snapshots(snapshots)

    def remove(self, edit: TopicEdit) -> TopicEdits:
        """Without one of the edits; later ones stay."""
        return replace(self, edits=tuple(one for one in self.edits if one != edit))

    def with_snapshots(self, snapshots: Sequence[TopicSnapshot]) -> TopicEdits:
        """The same edits, and the topics as they are now.

        An earlier snapshot that is not among them stays as long as an edit names its topic.
        """
        named = {topic for edit in self.edits for topic in (edit.topic, edit.other)}
        current = {one.id for one in snapshots}
        waiting = [one for one in self.snapshots if one.id in named and one.id not in current]
        return replace(self, snapshots=(*snapshots, *waiting))

    def with_current_ids(self, find: Callable[[str], str | None]) -> TopicEdits:
        """With the current ids of works; `find` returns None for a work that no longer exists.

        Such a work keeps its old id.
        """
        return replace(
            self,
            snapshots=tuple(
                replace(one, works=tuple(dict.fromkeys(find(work) or work for work in one.works)))
                for one in self.snapshots
            ),
        )


def merge_topic_edits(folders: Iterable[TopicEdits]) -> TopicEdits:
    """The edits of several corpus folders as one value, each edit once."""
    folders = list(folders)
    return TopicEdits(
        tuple(snapshot for one in folders for snapshot in one.snapshots),
        tuple(dict.fromkeys(edit for one in folders for edit in one.edits)),
    )


def read_topic_edits(path: str | os.PathLike[str]) -> TopicEdits:
    """The edits in a file; empty if the file does not exist.

    Raises AnnotationFileError for a file that cannot be read, so that no caller replaces it.
    """
    # The file calls edits "words" and snapshots "topics".
    snapshots = [
        _to_snapshot(entry, f"{path}, topic {number}")
        for number, entry in enumerate(read_list(path, "topics"), 1)
    ]
    edits = [
        _to_edit(entry, f"{path}, edit {number}")
        for number, entry in enumerate(read_list(path, "words"), 1)
    ]
    return TopicEdits(tuple(snapshots), tuple(edits))


def write_topic_edits(path: str | os.PathLike[str], edits: TopicEdits) -> None:
    """Replace a file by these edits, one a line, in the order in which they were made."""
    write_lists(
        path,
        {
            "words": [asdict(edit) for edit in edits.edits],
            "topics": [asdict(snapshot) for snapshot in edits.snapshots],
        },
    )


def _to_edit(entry: object, place: str) -> TopicEdit:
    members = entry if isinstance(entry, dict) else {}
    texts = [members.get(name, "") for name in ("act", "topic", "name", "other")]
    if not all(isinstance(text, str) for text in texts):
        raise AnnotationFileError(f"{place}: needs act and topic; {REMEDY}")
    try:
        return TopicEdit(*texts)
    except ValueError as error:
        raise AnnotationFileError(f"{place}: {error}; {REMEDY}") from error


def _to_snapshot(entry: object, place: str) -> TopicSnapshot:
    members = entry if isinstance(entry, dict) else {}
    topic, name, terms, works = (members.get(key) for key in ("id", "name", "terms", "works"))
    if not (isinstance(topic, str) and isinstance(name, str) and _are_weights(terms)):
        raise AnnotationFileError(f"{place}: needs id, name and terms with weights; {REMEDY}")
    if not isinstance(works, list) or not all(isinstance(work, str) for work in works):
        raise AnnotationFileError(f"{place}: needs a list of works; {REMEDY}")
    return TopicSnapshot(topic, name, dict(terms), tuple(works))


def _are_weights(terms: object) -> TypeGuard[dict[str, float]]:
    return isinstance(terms, dict) and all(
        isinstance(weight, int | float) and 0 <= weight < float("inf") for weight in terms.values()
    )
