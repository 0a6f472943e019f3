"""Choose, field by field, the record from which a work takes its value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from litboard.corpus.corpus import Corpus
from litboard.corpus.works import CHOSEN, RULES
from litboard.dashboard.state.save_annotations import choose_field
from litboard.dashboard.views.duplicates.compare import (
    FIELDS,
    RECORDS_SHOWN,
    Record,
    letter_of,
    text_of,
)
from litboard.schema.frames import python_rows

#: Characters of a value shown in a menu.
LONGEST = 90

#: The option that leaves the choice to the rule. (No record has this id.)
AUTOMATIC = "automatic"

_CHOSEN_FIELDS = {rule.field for rule in RULES}


def draw_field_choice(corpus: Corpus, work: str, records: Sequence[Record]) -> None:
    """A button that opens one menu per field in which the records differ."""
    popover = st.popover(
        "Choose field values",
        icon=":material/tune:",
        key=f"choose {work}",
        on_change="rerun",
    )
    # Menus are drawn only when open: one page could have fifty of them.
    if popover.open:
        with popover:
            _draw_fields(corpus, work, records[:RECORDS_SHOWN])


def _draw_fields(corpus: Corpus, work: str, records: Sequence[Record]) -> None:
    mine = python_rows(corpus.origins[corpus.origins["work"] == work])
    chosen = {row["field"]: row["origin"] for row in mine if row["how"] == CHOSEN}
    columns = FIELDS | {name.capitalize(): name for name in ("venue", "volume", "issue", "pages")}
    fields = [(name, field) for name, field in columns.items() if field in _CHOSEN_FIELDS]
    drawn = [_draw_field(name, field, records, chosen) for name, field in fields]
    if not any(drawn):
        st.caption("All records agree: there is nothing to choose.")


def _draw_field(
    name: str, field: str, records: Sequence[Record], chosen: Mapping[str, str]
) -> bool:
    """Draw a menu if the records differ in a field or a choice was made; returns whether it did."""
    texts = {
        record["id"]: f"{letter_of(place)}: {_short(text_of(record, field))}"
        for place, record in enumerate(records)
        if text_of(record, field)
    }
    differ = len({text.partition(": ")[2] for text in texts.values()}) > 1
    if not differ and field not in chosen:
        return False
    among = [record["id"] for record in records]
    key = f"choice {field} {among[0]}"
    st.session_state[key] = chosen.get(field, AUTOMATIC)
    labels = {AUTOMATIC: "Automatic (by rule)"} | texts
    st.selectbox(
        name,
        list(labels),
        key=key,
        on_change=_choose,
        args=(field, key, among),
        format_func=lambda record: labels.get(record, record),
    )
    return True


def _choose(field: str, key: str, among: Sequence[str]) -> None:
    record = st.session_state[key]
    choose_field(field, None if record == AUTOMATIC else record, among)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
