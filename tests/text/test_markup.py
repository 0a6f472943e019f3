from __future__ import annotations

import pytest

from litboard.text.markup import clean_markup


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("H<sub>2</sub>O &amp; salt", "H2O & salt"),
        ("<jats:p>Aims.</jats:p><jats:p>Ends.</jats:p>", " Aims.  Ends. "),
        ("one<br/>two", "one two"),
        ("p &lt; 0.05 and p <q> r", "p < 0.05 and p <q> r"),
        ("&amp;amp;lt;i&amp;amp;gt;tea", "tea"),
        ("AT&T &notanentity; &#233; &#xe9;", "AT&T &notanentity; é é"),
        ('<a href="https://ex.org">tea</a>', "tea"),
        ("<table>5</table>", "<table>5</table>"),
    ],
)
def test_tags_of_exports_go_and_comparisons_stay(written: str, read: str) -> None:
    assert clean_markup(written) == read
