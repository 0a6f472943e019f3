"""One kind of event a file; a new kind joins with its file and one line here."""

from litboard.annotations.kinds import (
    field_edits,
    hidden_works,
    notes,
    reading_status,
    stars,
    tags,
)
from litboard.annotations.kinds.kind import Kind

KINDS: dict[str, Kind[object]] = {
    module.KIND.name: module.KIND
    for module in (field_edits, hidden_works, notes, reading_status, stars, tags)
}
