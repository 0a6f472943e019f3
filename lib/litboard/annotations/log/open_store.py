"""Open the log of a corpus: check what is there, rebuild what is damaged, say what cannot be."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
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
    replace_events,
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
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError(f"{name} cannot be opened: {reason}") from error
    return SqlStore(engine, name=name)


def open_folder(folder: Path) -> FolderStore:
    """The log of the corpus in a folder.

    A damaged, emptied or missing database is rebuilt from the copy; a damaged one is kept under
    another name. Raises StoreError where the folder cannot be written.
    """
    path = folder / DATABASE
    if path.exists() and not path.is_file():
        raise StoreError(f"{DATABASE} cannot be written in the corpus folder: it is not a file")
    try:
        if path.exists() and find_damage(path):
            _set_aside(path)
        store = FolderStore(folder)
        store.rebuild()
    except StoreError:
        raise
    except (OSError, SQLAlchemyError) as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError(f"{DATABASE} cannot be written in the corpus folder: {reason}") from error
    return store


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
        self._store = self._connect()
        self._file = _identity(self._path)

    def append(self, events: Sequence[Event]) -> int:
        """Keep events in the database, then in the copy; returns the position after them."""
        self._reopen_if_replaced()
        position = self._store.append(events)
        # If the copy cannot be written, it gets the events when the log is opened next.
        with suppress(OSError):
            append_events(self._copy, events)
        return position

    def since(self, position: int = 0) -> tuple[list[Event], int]:
        """The events that arrived after a position, and the position after them."""
        self._reopen_if_replaced()
        return self._store.since(position)

    def version(self) -> int:
        """The position after the latest event."""
        self._reopen_if_replaced()
        return self._store.version()

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    def rebuild(self) -> None:
        """Make database and copy hold the same events: each gets what it lacks."""
        if self._store.count() == count_lines(self._copy):
            return
        copied, _ = read_events(self._copy)
        stored, _ = self._store.since()
        if lacking := {one.id for one in copied} - {one.id for one in stored}:
            self._store.append([one for one in copied if one.id in lacking])
        lines = unite(copied, stored)
        if len(lines) != count_lines(self._copy):
            replace_events(self._copy, lines)

    def _reopen_if_replaced(self) -> None:
        """Open the database anew if its file is another one now.

        SQLite goes on writing into a file that was deleted or replaced, and all of it is lost.
        """
        if _identity(self._path) == self._file:
            return
        self._store.close()
        if self._path.exists() and find_damage(self._path):
            _set_aside(self._path)
        self._store = self._connect()
        self._file = _identity(self._path)
        self.rebuild()

    def _connect(self) -> SqlStore:
        engine = _sqlite_engine(self._path)
        upgrade_schema(engine, name=DATABASE)
        return SqlStore(engine, name=DATABASE)


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
    """Give a damaged database another name, with its journal, so that nothing of it is lost."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    for suffix in ("", "-wal", "-shm"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            os.replace(file, path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}{suffix}"))


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
