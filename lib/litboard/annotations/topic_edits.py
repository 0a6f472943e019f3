"""What a person says of topics: rename, pin, merge; kept beside the corpus."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TypeGuard

from litboard.annotations.json_store import REMEDY, BesideError, read_list, write_lists

#: The name of the file beside the corpus.
FILE_NAME = "topics.json"

#: What can be said, and the field that must say more.
ACTS = {"rename": "name", "pin": "name", "merge": "other"}


@dataclass(frozen=True, slots=True)
class KeptTopic:
    """A topic as it was when the reader last spoke: enough to find it again among others.

    `id` stays, whatever number the topic has; `terms` have their weights, `works` are ids.
    """

    id: str
    name: str
    terms: Mapping[str, float] = field(hash=False)
    works: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicEdit:
    """One word on a topic, which goes by its id.

    "rename": it is called `name`. "pin": it keeps its `name` and its works and stays apart,
    whatever is found. "merge": the topic `other` is part of it. Words on topics that are not
    found wait until they are.
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
class TopicEdits:
    """The words on topics in the order said, and the topics as the reader saw them last."""

    topics: tuple[KeptTopic, ...] = ()
    words: tuple[TopicEdit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.topics)

    def say(self, *words: TopicEdit, seen: Sequence[KeptTopic]) -> TopicEdits:
        """With more words at the end, on topics as they are `seen` now.

        What is said again moves to the end.
        """
        said = tuple(dict.fromkeys(words))
        kept = tuple(one for one in self.words if one not in said)
        return TopicEdits(self.topics, (*kept, *said)).see(seen)

    def take_back(self, word: TopicEdit) -> TopicEdits:
        """Without one of the words; those said after it stay."""
        return replace(self, words=tuple(one for one in self.words if one != word))

    def see(self, seen: Sequence[KeptTopic]) -> TopicEdits:
        """The same words, and the topics as they are now.

        A kept topic that is not among them stays as long as a word speaks of it.
        """
        spoken = {name for word in self.words for name in (word.topic, word.other)}
        known = {one.id for one in seen}
        waiting = [one for one in self.topics if one.id in spoken and one.id not in known]
        return replace(self, topics=(*seen, *waiting))

    def renewed(self, find: Callable[[str], str | None]) -> TopicEdits:
        """With the ids that works have today; a work that is gone keeps its old one."""
        return replace(
            self,
            topics=tuple(
                replace(one, works=tuple(dict.fromkeys(find(work) or work for work in one.works)))
                for one in self.topics
            ),
        )


def sum_of(said: Iterable[TopicEdits]) -> TopicEdits:
    """The words of several folders as one."""
    said = list(said)
    return TopicEdits(
        tuple(topic for one in said for topic in one.topics),
        tuple(dict.fromkeys(word for one in said for word in one.words)),
    )


def read_topic_edits(path: str | os.PathLike[str]) -> TopicEdits:
    """The words kept in a file; none if there is no such file.

    Raises BesideError for a file that cannot be understood, so that nobody writes over it.
    """
    topics = [
        _to_topic(entry, f"{path}, topic {number}")
        for number, entry in enumerate(read_list(path, "topics"), 1)
    ]
    words = [
        _to_word(entry, f"{path}, word {number}")
        for number, entry in enumerate(read_list(path, "words"), 1)
    ]
    return TopicEdits(tuple(topics), tuple(words))


def write_topic_edits(path: str | os.PathLike[str], said: TopicEdits) -> None:
    """Keep the words in a file a person can read, one a line, in the order said."""
    write_lists(
        path,
        {
            "words": [asdict(word) for word in said.words],
            "topics": [asdict(topic) for topic in said.topics],
        },
    )


def _to_word(entry: object, place: str) -> TopicEdit:
    fields = entry if isinstance(entry, dict) else {}
    texts = [fields.get(name, "") for name in ("act", "topic", "name", "other")]
    if not all(isinstance(text, str) for text in texts):
        raise BesideError(f"{place}: needs act and topic; {REMEDY}")
    try:
        return TopicEdit(*texts)
    except ValueError as error:
        raise BesideError(f"{place}: {error}; {REMEDY}") from error


def _to_topic(entry: object, place: str) -> KeptTopic:
    fields = entry if isinstance(entry, dict) else {}
    name, title, terms, works = (fields.get(key) for key in ("id", "name", "terms", "works"))
    if not (isinstance(name, str) and isinstance(title, str) and _are_weights(terms)):
        raise BesideError(f"{place}: needs id, name and terms with weights; {REMEDY}")
    if not isinstance(works, list) or not all(isinstance(work, str) for work in works):
        raise BesideError(f"{place}: needs a list of works; {REMEDY}")
    return KeptTopic(name, title, dict(terms), tuple(works))


def _are_weights(terms: object) -> TypeGuard[dict[str, float]]:
    return isinstance(terms, dict) and all(
        isinstance(weight, int | float) and 0 <= weight < float("inf") for weight in terms.values()
    )
