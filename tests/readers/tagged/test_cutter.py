from __future__ import annotations

from helpers.growth import assert_grows_linearly
from litboard.readers.tagged.block import LOOSE, NO_CLOSING, NO_OPENING
from litboard.readers.tagged.cutter import Cutter
from litboard.readers.tagged.shape import Shape

#: A format made up here: "TY-" opens, "ER-" closes, wrapped lines are indented.
SHAPE = Shape(
    head=r"([A-Z]{2})-",
    begins=frozenset({"TY"}),
    must_open=True,
    ends=frozenset({"ER"}),
    known=frozenset({"TY", "ER", "TI", "AB"}),
    indents=True,
)
#: One whose records begin again at a blank line.
BLANKS = Shape(head=r"([A-Z]{2})-", begins_below_blank=frozenset({"TI"}))


def cut(text: str, shape: Shape = SHAPE) -> list[tuple[list[str], list[str]]]:
    """The tags of each block, and the codes of its notes; no tags for text outside of records."""
    return [
        (block.tags, [note.code for note in block.notes]) for block in Cutter(text, shape).blocks()
    ]


def test_regular_records_are_cut_at_their_openings() -> None:
    text = "TY-a\nTI-b\n  c\nER-\nTY-d\nTI-e\nER-\n"
    assert cut(text) == [(["TY", "TI"], []), (["TY", "TI"], [])]


def test_a_record_that_is_not_closed_opened_or_indented_is_noted() -> None:
    assert cut("TY-a\nTI-b\n\nTY-c\nER-\n")[0] == (["TY", "TI"], [NO_CLOSING.code])
    assert cut("TY-a\nER-\nTI-b\nER-\n")[1] == (["TI"], [NO_OPENING.code])
    assert cut("TY-a\nTI-b\nc\nER-\n") == [(["TY", "TI"], [LOOSE.code])]


def test_text_outside_of_records_comes_without_tags_and_in_its_place() -> None:
    blocks = list(Cutter("hello\n\nTY-a\nER-\nbye\n", SHAPE).blocks())
    assert [bool(block.tags) for block in blocks] == [False, True, False]
    assert [(block.start, block.end) for block in blocks] == [(0, 5), (7, 15), (16, 19)]


def test_a_tag_in_the_middle_of_a_sentence_is_a_word() -> None:
    assert cut("TY-a\nAB-we met in the\nUS-and we left it.\nER-\n")[0][0] == ["TY", "AB"]
    assert cut("TY-a\nAB-we met.\nUS-and we left it.\nER-\n")[0][0] == ["TY", "AB", "US"]


def test_records_begin_below_blank_lines_unless_all_lines_are_spaced() -> None:
    assert [tags for tags, _ in cut("TI-a\nAU-b\n\nTI-c\n", BLANKS)] == [["TI", "AU"], ["TI"]]
    spaced = "TI-a\n\nAU-b\n\nAU-c\n\nAB-d\n"
    assert [tags for tags, _ in cut(spaced, BLANKS)] == [["TI", "AU", "AU", "AB"]]


def test_hostile_tags_are_cut_in_linear_time() -> None:
    assert_grows_linearly(lambda size: cut("TI-\n" * size), size=300)
    assert_grows_linearly(lambda size: cut("TY-a\n\n" * size), size=300)
