"""Bring the schema of a database to the newest version, whatever version it has."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from litboard.annotations.log.sql import WRITES
from litboard.annotations.log.store import StoreError


def upgrade_schema(engine: Engine, *, name: str) -> None:
    """Run the migrations that a database lacks, each once, also if several processes open it.

    Raises StoreError for a database that a newer litboard made: reading it could lose what this
    version does not know.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    newest = scripts.get_current_head()
    with engine.connect() as connection:
        if _current(connection) == newest:
            return
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        current = _current(connection)  # again: another process may have been first
        known = {one.revision for one in scripts.walk_revisions()}
        if current is not None and current not in known:
            raise StoreError(
                f"{name} was made by a newer litboard (schema {current}); install that version"
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
