"""Open the log of a corpus: check what is there, rebuild what is damaged, say what cannot be."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import QueuePool

from litboard.annotations.log.event import Event
from litboard.annotations.log.fold import unite
from litboard.annotations.log.jsonl import (
    append_events,
    count_lines,
    read_events,
)
from litboard.annotations.log.migrate import upgrade_schema
from litboard.annotations.log.sql import WRITES, SqlStore
from litboard.annotations.log.store import StoreError

#: The database in the folder of a corpus, and the copy from which it is rebuilt.
DATABASE, COPY = "annotations.db", "annotations.copy.jsonl"

#: Waiting for another writer is unfair in SQLite: among thirty, one may wait for seconds.
BUSY_SECONDS = 60


def open_database(url: str) -> SqlStore:
    """The log in a PostgreSQL database, with its schema brought up to date.

    `postgres://`, which many hosts give, is the same as `postgresql://`. Raises StoreError for
    one that cannot be reached; the message never holds the password.
    """
    target = make_url(url.replace("postgres://", "postgresql://", 1))
    name = f"the database {target.database or ''} at {target.host or 'this computer'}"
    engine = create_engine(target, pool_pre_ping=True)
    try:
        upgrade_schema(engine, name=name)
    except SQLAlchemyError as error:
        raise StoreError(f"{name} cannot be opened: {_reason(error)}") from error
    return SqlStore(engine, name=name)


def open_folder(folder: Path) -> FolderStore:
    """The log of the corpus in a folder.

    A damaged, emptied or missing database is rebuilt from the copy; a damaged one is kept under
    another name. Raises StoreError where the folder cannot be written.
    """
    try:
        return FolderStore(folder)
    except StoreError:
        raise
    except (OSError, SQLAlchemyError) as error:
        raise StoreError(
            f"{DATABASE} cannot be written in the corpus folder: {_reason(error)}"
        ) from error


def find_damage(path: Path) -> str | None:
    """Why a file is no sound SQLite database; None where it is one, or empty."""
    if path.stat().st_size == 0:
        return None
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    try:
        (answer,) = connection.execute("pragma quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        return None if "locked" in str(error) else str(error)
    finally:
        connection.close()
    return None if answer == "ok" else str(answer)


class FolderStore:
    """The log of one corpus: SQLite for readers and writers, JSON Lines as its copy.

    The copy is written after the database, under a lock; what a crash keeps from the copy is
    added when the log is opened next.
    """

    def __init__(self, folder: Path) -> None:
        self._path, self._copy = folder / DATABASE, folder / COPY
        self._lock = Lock()
        self._store = self._open()

    def append(self, events: Sequence[Event]) -> int:
        """Keep events in the database, then in the copy; returns the position after them."""
        position = self._current().append(events)
        # If the copy cannot be written, it gets the events when the log is opened next.
        with suppress(OSError):
            append_events(self._copy, events)
        return position

    def since(self, position: int = 0) -> tuple[list[Event], int]:
        """The events that arrived after a position, and the position after them."""
        return self._current().since(position)

    def version(self) -> int:
        """The position after the latest event."""
        return self._current().version()

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    def _current(self) -> SqlStore:
        """The database, opened anew if its file is another one now.

        SQLite goes on writing into a file that was deleted or replaced, and all of it is lost.
        """
        with self._lock:
            if _identity(self._path) != self._file:
                self._store.close()
                self._store = self._open()
            return self._store

    def _open(self) -> SqlStore:
        """The sound database of the folder; afterwards it and the copy hold the same events."""
        if self._path.exists() and not self._path.is_file():
            raise StoreError(f"{DATABASE} cannot be written in the corpus folder: it is not a file")
        if self._path.exists() and find_damage(self._path):
            _set_aside(self._path)
        engine = _sqlite_engine(self._path)
        upgrade_schema(engine, name=DATABASE)
        store = SqlStore(engine, name=DATABASE)
        self._rebuild(store)
        self._file = _identity(self._path)
        return store

    def _rebuild(self, store: SqlStore) -> None:
        """Give database and copy what each lacks; a copy with other lines is kept aside."""
        if store.count() == count_lines(self._copy):
            return
        copied, _ = read_events(self._copy)
        stored, _ = store.since()
        if lacking := {one.id for one in copied} - {one.id for one in stored}:
            store.append([one for one in copied if one.id in lacking])
        if self._copy.exists():
            _set_aside(self._copy)
        append_events(self._copy, unite(copied, stored))


def _sqlite_engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}", poolclass=QueuePool, connect_args={"timeout": BUSY_SECONDS}
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:
        # Transactions are begun below, and not by the driver, which begins them too late.
        connection.isolation_level = None
        connection.execute("pragma journal_mode = wal").fetchone()
        connection.execute("pragma synchronous = full")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        # A writer that begins as a reader fails at once where another wrote meanwhile.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("begin immediate" if writes else "begin")

    return engine


def _set_aside(path: Path) -> None:
    """Give a damaged file another name, a database with its journal: nothing of it is lost."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    for suffix in ("", "-wal", "-shm"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            os.replace(file, path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}{suffix}"))


def _reason(error: Exception) -> str:
    """What went wrong in one line, without the paths that the system's own errors name."""
    cause = getattr(error, "orig", None) or error
    return getattr(cause, "strerror", None) or str(cause).splitlines()[0]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
