from __future__ import annotations

import pandas as pd

from helpers.figure_tables import TOPICS, ids
from litboard import figures


def test_bars_keep_the_order_of_the_table_and_state_works_and_share() -> None:
    rows = [
        (1, "probes", ["probe", "layer"], 6, 0.75, 0.9),
        (0, "red team", "attack", 2, 0.25, float("nan")),
    ]
    [bars] = figures.topic_shares(pd.DataFrame(rows, columns=TOPICS)).data
    assert ids(bars) == [[1], [0]]
    assert list(bars.x) == [6, 2]
    assert list(bars.text) == ["6 · 75 %", "2 · 25 %"]
    assert bars.hovertext[0] == "probes<br>6 works, 75 %<br>probe and layer<br>stability 0.90"
    assert bars.hovertext[1] == "red team<br>2 works, 25 %<br>attack"


def test_without_topics_a_sentence_says_so() -> None:
    assert figures.topic_shares(pd.DataFrame(columns=TOPICS)).layout.meta["alt"] == "No topics yet."
