"""Run migrations on the connection that `litboard.annotations.log.migrate` hands over."""

from __future__ import annotations

from alembic import context

from litboard.annotations.log.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transaction_per_migration=False,
)
context.run_migrations()
