from __future__ import annotations

from litboard.analyses.terms.stream import (
    ClassifiedStream,
    classify_stream,
    compounds,
    merge_runs,
    read_stream,
)
from litboard.analyses.terms.tokens import BREAK


def classified(*texts: str, **long_forms: str) -> ClassifiedStream:
    stream = read_stream((row, False, text) for row, text in enumerate(texts))
    return classify_stream(stream, long_forms)


def keys(stream: ClassifiedStream) -> list[str]:
    return [stream.keys[key] for key in stream.key]


def test_a_break_stands_before_each_text_and_every_token_knows_its_work():
    stream = read_stream([(4, True, "Dark matter"), (7, False, "dark")])
    assert [stream.forms[at] for at in stream.token] == [BREAK, "Dark", "matter", BREAK, "dark"]
    assert stream.row.tolist() == [4, 4, 4, 7, 7]
    assert stream.in_title.tolist() == [True, True, True, False, False]


def test_no_texts_make_a_stream_without_tokens():
    stream = read_stream([])
    assert len(stream.token) == len(stream.row) == len(stream.in_title) == 0


def test_an_acronym_has_the_key_of_its_long_form_and_the_same_word_in_small_letters_has_not():
    stream = classified("APPS use apps", apps="automated parallel processing")
    assert keys(stream)[1] == "automated parallel processing"
    assert keys(stream)[3] == "app"


def test_the_longest_run_is_merged_into_one_token_and_the_rest_stays():
    stream = classified("deep reinforcement learning and reinforcement learning")
    runs = {
        ("deep", "reinforcement", "learning"): "drl",
        ("reinforcement", "learning"): "rl",
        ("unknown", "word"): "x",
    }
    merged = merge_runs(stream, runs)
    assert [merged.keys[key] for key in merged.key] == [keys(stream)[0], "drl", "and", "rl"]
    assert [merged.stream.forms[at] for at in merged.stream.token[[1, 3]]] == [
        "deep reinforcement learning",
        "reinforcement learning",
    ]


def test_runs_do_not_overlap():
    merged = merge_runs(classified("ab ab ab"), {("ab", "ab"): "pair"})
    assert [merged.keys[key] for key in merged.key][1:] == ["pair", "ab"]


def test_a_hyphenated_word_with_a_stop_word_inside_is_a_compound():
    stream = classified("chain-of-thought and fine-grained-search, of state-of-affairs")
    assert compounds(stream)["chain", "of", "thought"] == "chain of thought"
    assert ("fine", "grained", "search") not in compounds(stream)
