"""What needs a person: unread and doubtful pieces, each put right, accepted or left out here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

from litboard.annotations.corrections import UNREADABLE, Correction, known_by, piece_id
from litboard.dashboard.layout.frame import Frame
from litboard.dashboard.layout.markdown import bulleted, escape_markdown, with_code
from litboard.dashboard.state import corpus_store
from litboard.schema.records import Severity
from litboard.text.plural import pluralise

Piece = TypeVar("Piece")

#: Pieces on a page.
PIECES = 10
#: Pixels of a box: its edges, a line, and at most so many lines.
EDGES, LINE, MOST_LINES = 36, 21, 14
#: Signs that fit on a line of a box.
LETTERS = 100

KINDS = {
    str(Severity.LOST): ("Could not be read", "It is no paper", "None of them is a paper"),
    str(Severity.CHECK): ("Read by a guess", "It was read well", "All of them were read well"),
}
YOURS = "Settled by you"
ALL = "All sources"
FAILED = "correction failed"


def draw_problems(frame: Frame) -> None:
    """The pieces that need a person, unread ones first, and those a person has spoken of."""
    if message := st.session_state.pop(FAILED, None):
        st.error(message)
    kept = corpus_store.kept_corrections()
    pieces = _still_open(frame.shelf.pieces, kept)
    if not pieces:
        st.success("Nothing is left that needs you.", icon=":material/check_circle:")
    counts = Counter(piece["severity"] for piece in pieces) + Counter({YOURS: len(kept)})
    if not counts:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = _choose_kind(counts)
        settled = _of_source(kept, [one.source for one in kept]) if kind == YOURS else []
        rows = [piece for piece in pieces if piece["severity"] == kind]
        rows = _of_source(rows, [row["source"] for row in rows])
    if kind == YOURS:
        _draw_pages(settled, _draw_settled)
    else:
        _offer_all(rows, kind)
        _draw_pages(rows, _draw_piece)


def _still_open(pieces: list[dict[str, Any]], kept: Sequence[Correction]) -> list[dict[str, Any]]:
    """The pieces without those just settled, which are gone only when the sources were read."""
    settled = {(one.source, one.piece) for one in kept}
    sources = {one.source for one in kept}
    return [
        piece
        for piece in pieces
        if piece["source"] not in sources
        or (piece["source"], piece_id(_known_by(piece))) not in settled
        or piece["reasons"][0].endswith(UNREADABLE)
    ]


def _known_by(piece: dict[str, Any]) -> str:
    return known_by(piece["raw"], piece["reasons"][0])


def _choose_kind(counts: Counter[str]) -> str:
    names = {kind: says for kind, (says, *_) in KINDS.items()}
    kinds = [kind for kind in (*KINDS, YOURS) if counts[kind]]
    if st.session_state.get("problem kind") not in kinds:
        st.session_state["problem kind"] = kinds[0]
    st.segmented_control(
        "Show", kinds, key="problem kind", required=True,
        format_func=lambda kind: f"{names.get(kind, kind)} ({counts[kind]:,})",
    )  # fmt: skip
    return str(st.session_state["problem kind"])


def _of_source(pieces: Sequence[Piece], sources: Sequence[str]) -> list[Piece]:
    """The pieces of the source that is chosen; `sources` says of each where it stands."""
    counts = Counter(sources)
    if len(counts) < 2:
        return list(pieces)
    if st.session_state.get("problem source") not in counts:
        st.session_state["problem source"] = ALL
    chosen = st.selectbox(
        "Source", [ALL, *counts], key="problem source",
        format_func=lambda one: f"{one} ({counts[one]:,})" if one in counts else one,
    )  # fmt: skip
    wanted = zip(pieces, sources, strict=True)
    return [piece for piece, source in wanted if chosen in (ALL, source)]


def _draw_pages(pieces: Sequence[Piece], draw: Callable[[Piece], None]) -> None:
    """One page of pieces, and the numbers of the others."""
    pages = max(1, -(-len(pieces) // PIECES))
    page = min(st.session_state.get("problem page", 1), pages)
    for piece in pieces[(page - 1) * PIECES : page * PIECES]:
        draw(piece)
    if pages > 1:
        st.session_state["problem page"] = page
        st.pagination(pages, key="problem page")


def _draw_piece(piece: dict[str, Any]) -> None:
    first, last = piece["first_line"], piece["last_line"]
    lines = f"line {first}" if first == last else f"lines {first} to {last}"
    entry = f", entry {piece['entry']}" if piece["entry"] else ""
    said = [
        f"{with_code(reason)}. What to do: {with_code(remedy)}."
        for reason, remedy in zip(piece["reasons"], piece["remedies"], strict=True)
    ]
    with st.container(border=True):
        place = (
            f"**{escape_markdown(piece['source'])}**{entry}, {lines if first else 'whole source'}"
        )
        st.markdown(f"{place}: {said[0]}" if len(said) == 1 else f"{place}:\n\n{bulleted(said)}")
        _ask(piece)


def _ask(piece: dict[str, Any]) -> None:
    """A box with the text, to be put right on the spot, and a word for text that is right."""
    raw = piece["raw"]
    place = (piece["source"], _known_by(piece))
    key = f"correction {place[0]} {piece_id(place[1])}"
    if raw:
        st.session_state.setdefault(key, raw)
        st.text_area(
            "Put it right here; the source stays as it is", key=key, height=_height_of(raw)
        )
    with st.container(horizontal=True):
        if raw:
            st.button(
                "Read this instead", key=f"read {key}", icon=":material/edit:",
                on_click=lambda: _correct([place], st.session_state[key]),
            )  # fmt: skip
        st.button(
            KINDS[piece["severity"]][1] if raw else "Seen", key=f"leave {key}",
            icon=":material/check:", type="tertiary",
            on_click=_correct, args=([place], None),
        )  # fmt: skip


def _height_of(text: str) -> int:
    lines = sum(1 + len(line) // LETTERS for line in text.splitlines()[:MOST_LINES])
    return EDGES + LINE * min(max(lines, 3), MOST_LINES)


def _offer_all(rows: list[dict[str, Any]], kind: str) -> None:
    """One word on all pieces that are listed, on other pages too; it takes a second click."""
    if len(rows) < 2:
        return
    with st.popover(KINDS[kind][2], icon=":material/done_all:"):
        st.markdown(
            f"Settles {pluralise(len(rows), 'piece')} at once. They stay in the source, and under "
            f"“{YOURS}”, where each can be taken back."
        )
        pieces = [(row["source"], _known_by(row)) for row in rows]
        st.button(KINDS[kind][2], key="settle all", on_click=_correct, args=(pieces, None))


def _draw_settled(correction: Correction) -> None:
    says = "left as it is" if correction.text is None else "put right"
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            place = f"**{escape_markdown(correction.source)}**, {says}"
            st.markdown(f"{place}: {escape_markdown(correction.beginning)}", width="stretch")
            st.button(
                "Take back", key=f"take back {correction.source} {correction.piece}",
                icon=":material/undo:", type="tertiary",
                on_click=_take_back, args=(correction,),
            )  # fmt: skip
        if correction.text is not None:
            st.code(correction.text, language=None, wrap_lines=True)


def _correct(pieces: Sequence[tuple[str, str]], text: str | None) -> None:
    st.session_state[FAILED] = corpus_store.correct_pieces(*pieces, text=text)


def _take_back(correction: Correction) -> None:
    st.session_state[FAILED] = corpus_store.take_back_correction(correction)
