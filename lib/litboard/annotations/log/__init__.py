"""The annotation log: immutable events, the stores that keep them, order, union and undo.

A corpus does not read its log yet: what people state is still kept in the JSON files of its folder
(see `litboard.annotations.bundle`). The kinds of events and the state they make are in
`litboard.annotations.kinds` and `litboard.annotations.state`.
"""

from litboard.annotations.log.event import Event, EventError, new_event, parse_event
from litboard.annotations.log.fold import active_events, order_events, unite
from litboard.annotations.log.store import EventStore, StoreError

__all__ = [
    "Event",
    "EventError",
    "EventStore",
    "StoreError",
    "active_events",
    "new_event",
    "order_events",
    "parse_event",
    "unite",
]
