"""What holds for all tagged formats: the quick way to cut a text gives what the slow one does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.slow_tagged import cut_slowly
from litboard.readers.format import Text
from litboard.readers.formats import inspec, nbib, ovid, refer, ris, wos
from litboard.readers.structured.extracted import Extracted
from litboard.readers.tagged.blocks import find_blocks

#: Lines that mean something to each format, among lines that mean something to none.
LINES = {
    ris: ["TY  - JOUR", "ER  -", "ER  - ", "ER", "NL  -", "TI  - A b", "US  - grown", "ti  - a b"],
    wos: ["FN ISI", "PT J", "ER", "EF", "TI A b", "   and c", "AU Lee, A", "IN trees they grow"],
    nbib: ["PMID- 12", "OWN - NLM", "TI  - A b", "      and c", "AB  -", "ER  - x", "FAU - Lee, A"],
    refer: ["%0 Book", "%T A b", "%A Lee, Ann", "%X", "%K a", " and c"],
    ovid: ["<1>", "<2. >", "VN  - Ovid", "TI  - A b", "Title", "  A b", "AU  -"],
    inspec: ["Record 1 of 2 - INSPEC", "Record", "TI ~ A b", "AU ~", "AB:", "  and c"],
}
#: Whole records, read in one go.
PLAIN = {
    ris: "TY  - JOUR\nTI  - A b\nKW  - c\nd\nER  - \n",
    wos: "PT J\nTI A b\n   and c\nER\n",
    nbib: "PMID- 3\nTI  - A b\n      and c\nFAU - Lee, A\n",
    refer: "%0 Book\n%T A b\n%A Lee, A\n",
    ovid: "<3>\nTI  - A b\n",
    inspec: "Record 3 of 3 - INSPEC\n\nTI ~ A b\n",
}
OTHERS = ["", "", " ", "words without a tag", "  indented words", "1.", "\t"]
CASES = st.sampled_from(list(LINES)).flatmap(
    lambda format_: st.tuples(
        st.just(format_),
        st.lists(st.sampled_from([*LINES[format_], *OTHERS, *[PLAIN[format_]] * 4]), max_size=20),
    )
)


@given(CASES)
def test_a_text_is_cut_quickly_as_it_is_cut_field_by_field(case):
    format_, lines = case
    text = "\n".join(lines)
    found = find_blocks("x", Text(text), format_.SHAPE)
    cut = [
        list(zip(one.value.tags, one.value.texts, strict=True))
        for one in found
        if isinstance(one, Extracted)
    ]
    assert cut == cut_slowly(text, format_.SHAPE)


@pytest.mark.parametrize("format_", list(LINES))
def test_blocks_come_one_by_one(format_):
    """So that they are not all held beside the records made of them."""
    blocks = find_blocks("x", Text("\n".join(LINES[format_]) * 2), format_.SHAPE)
    assert next(blocks) is not None
