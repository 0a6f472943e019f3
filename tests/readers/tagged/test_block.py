from __future__ import annotations

from litboard.readers.tagged.block import LIKE_A_TAG, Block


def test_values_are_gathered_by_tag_in_their_order_without_empty_ones() -> None:
    block = Block(0)
    for tag, text in [("AU", " Ito, A\n"), ("TI", "Tea"), ("AU", "Ek, B"), ("AB", " \t")]:
        block.add(tag, text)
    assert block.values() == {"AU": ["Ito, A", "Ek, B"], "TI": ["Tea"]}
    assert block.has("AB")
    assert not block.has("PY")


def test_a_no_break_space_stays_since_it_may_be_half_a_letter() -> None:
    block = Block(0)
    block.add("TI", "Caf\xa0 ")
    assert block.values() == {"TI": ["Caf\xa0"]}


def test_what_only_looks_like_a_field_joins_the_one_above_and_is_noted() -> None:
    block = Block(0)
    block.add("TI", "Tea in the")
    block.join("\nUS  - ", " and beyond\n")
    assert block.values() == {"TI": ["Tea in the\n US  - and beyond"]}
    assert block.notes == [LIKE_A_TAG]
