"""The table of events, as the newest migration leaves it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

#: One row an event. `position` grows by arrival and is what readers remember; `id` is unique, so
#: that an append may be repeated. `subject` and `payload` are JSON.
EVENTS = Table(
    "events",
    METADATA,
    Column(
        "position",
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
    ),
    Column("id", String(36), nullable=False, unique=True),
    Column("time", String(27), nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("undoes", String(36)),
    Index("events_by_kind", "kind"),
    # AUTOINCREMENT: a position is never given twice, even after rows were removed by hand.
    sqlite_autoincrement=True,
)
