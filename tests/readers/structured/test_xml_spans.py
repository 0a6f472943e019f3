from __future__ import annotations

import pytest

from litboard.readers.structured.xml_spans import child_spans, drop_comments, tag_spans


def cut(text: str, *tags: str) -> list[tuple[str, bool]]:
    spans = tag_spans(text, tags) if tags else child_spans(text)
    return [(text[start:end], closed) for start, end, closed in spans]


def test_records_are_found_by_their_tags_with_or_without_a_prefix() -> None:
    assert cut("<l><p a='1'>x</p><q/><m:p>y</m:p><p/></l>", "p", "q") == [
        ("<p a='1'>x</p>", True), ("<q/>", True), ("<m:p>y</m:p>", True), ("<p/>", True),
    ]  # fmt: skip


def test_a_tag_is_no_beginning_of_another_name() -> None:
    assert cut("<paper>x</paper><p>y</p>", "p") == [("<p>y</p>", True)]


def test_a_record_without_end_tag_ends_where_the_next_begins() -> None:
    assert cut("<p>x<p>y</p><p>z", "p") == [("<p>x", False), ("<p>y</p>", True), ("<p>z", False)]


@pytest.mark.parametrize(
    "aside", ["<!-- <p>no</p> -->", "<![CDATA[<p>no</p>]]>", "<?x <p>no</p> ?>"]
)
def test_what_stands_in_comments_and_cdata_is_no_record(aside: str) -> None:
    assert cut(f"{aside}<p>x{aside}</p>", "p") == [(f"<p>x{aside}</p>", True)]


@pytest.mark.parametrize("mark", ["<!--", "<![CDATA[", "<?"])
def test_an_aside_that_is_never_closed_hides_nothing(mark: str) -> None:
    assert cut(f"{mark} <p>x</p>", "p") == [("<p>x</p>", True)]


def test_a_comment_in_which_another_begins_was_not_closed() -> None:
    assert cut("<!-- a <p>x</p> <!-- b -->", "p") == [("<p>x</p>", True)]


def test_the_children_of_the_root_are_cut_whatever_their_tags() -> None:
    assert cut("<r><a><b/></a><c/><d>x</d></r>") == [
        ("<a><b/></a>", True), ("<c/>", True), ("<d>x</d>", True),
    ]  # fmt: skip


def test_an_end_tag_closes_what_was_left_open_inside() -> None:
    assert cut("<r><a><b></a><c/></r>") == [("<a><b></a>", True), ("<c/>", True)]
    assert cut("<r><a>x</r>") == [("<a>x", False)]


def test_comments_are_dropped_and_cdata_stays() -> None:
    assert drop_comments("a<!-- b -->c<?d?>e<![CDATA[<!-- f -->]]>") == "ace<![CDATA[<!-- f -->]]>"
    assert drop_comments("a <!-- b", instead="&lt;") == "a &lt; b"
