"""Events in a database: SQLite in the folder of a corpus, or PostgreSQL by its URL."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from litboard.annotations.log.event import Event, restore_event
from litboard.annotations.log.schema import EVENTS
from litboard.annotations.log.store import StoreError

#: Appends to PostgreSQL take turns by this number: without turns, commits become visible out of
#: order, and a reader that asks for what came after a position misses some for good.
APPEND_LOCK = 0x6C69_7462

#: The option of connections that write: SQLite takes the lock when they begin.
WRITES = "litboard_writes"

_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class SqlStore:
    """A store in a database that SQLAlchemy opened. Threads and processes may share it."""

    def __init__(self, engine: Engine, *, name: str) -> None:
        self._engine = engine
        self._name = name

    def append(self, events: Sequence[Event]) -> int:
        """Keep events in one transaction; returns the position after them.

        Raises StoreError where they cannot be kept; then none of them is.
        """
        insert = _INSERTS[self._engine.dialect.name]
        writer = self._engine.execution_options(**{WRITES: True})
        with self._errors("written"), writer.begin() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(text(f"select pg_advisory_xact_lock({APPEND_LOCK})"))
            if events:
                rows = [_to_row(event) for event in events]
                connection.execute(insert(EVENTS).on_conflict_do_nothing(), rows)
            return _latest(connection)

    def since(self, position: int = 0) -> tuple[list[Event], int]:
        """The events that arrived after a position, and the position after them."""
        query = select(EVENTS).where(EVENTS.c.position > position).order_by(EVENTS.c.position)
        with self._errors("read"), self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return _to_events(rows), rows[-1].position if rows else position

    def version(self) -> int:
        """The position after the latest event."""
        with self._errors("read"), self._engine.connect() as connection:
            return _latest(connection)

    def count(self) -> int:
        """How many events there are."""
        with self._errors("read"), self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(EVENTS)).scalar() or 0

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _errors(self, done: str) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).splitlines()[0]
            raise StoreError(f"{self._name} could not be {done}: {reason}") from error


def _latest(connection: Connection) -> int:
    return connection.execute(select(func.max(EVENTS.c.position))).scalar() or 0


def _to_row(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "time": event.time,
        "author": event.author,
        "kind": event.kind,
        "version": event.version,
        "subject": json.dumps(event.subject, ensure_ascii=False),
        "payload": json.dumps(event.payload, ensure_ascii=False),
        "undoes": event.undoes,
    }


def _to_events(rows: Sequence[Any]) -> list[Event]:
    if not rows:
        return []
    _, ids, times, authors, kinds, versions, subject, payload, undoes = zip(*rows, strict=True)
    # One call for all is several times as quick as one for each.
    subjects = map(tuple, json.loads(f"[{','.join(subject)}]"))
    payloads = json.loads(f"[{','.join(payload)}]")
    columns = (ids, times, authors, kinds, subjects, payloads, versions, undoes)
    return list(map(restore_event, zip(*columns, strict=True)))
