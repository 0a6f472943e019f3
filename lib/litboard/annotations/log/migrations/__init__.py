"""Alembic migrations of the table of events."""
