"""`litboard terms`, `trends`, `topics` and `similar`: what the works are about."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from litboard.cli.command import Commands
from litboard.cli.output import add_table_command, decimal, join_words, percent
from litboard.cli.terminal_table import Column, Row

if TYPE_CHECKING:
    import pandas as pd

    from litboard.corpus.corpus import Corpus


def add_commands(commands: Commands) -> None:
    """Add the four commands to the parser."""
    terms = add_table_command(
        commands, "terms", "key terms with their works", list_terms, term_columns
    )
    terms.add_argument("--per-work", type=int, metavar="N", help="instead, N terms for each work")
    trends = add_table_command(
        commands, "trends", "works a year, or a term's share a year", list_trends, trend_columns
    )
    trends.add_argument(
        "--term", action="append", default=[], metavar="TERM", help="a term; may be repeated"
    )
    topics = add_table_command(
        commands, "topics", "topics with their terms and works", list_topics, topic_columns
    )
    topics.add_argument("--count", type=int, metavar="K", help="the number of topics")
    similar = add_table_command(
        commands,
        "similar",
        "the works nearest to one, or to several",
        list_similar,
        similar_columns,
    )
    similar.add_argument(
        "--work",
        required=True,
        action="append",
        metavar="ID",
        help="the id of a work; may be repeated, for works like all of these",
    )


def list_terms(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    """The key terms of the corpus, or with `--per-work` those of each work.

    Raises ValueError where fewer than one term a work is asked for.
    """
    import pandas as pd

    from litboard.analyses import work_terms
    from litboard.api import key_terms

    if options.per_work is None:
        return key_terms(corpus).table
    if options.per_work < 1:
        raise ValueError(f"--per-work {options.per_work}: ask for 1 term or more")
    ranked = work_terms(corpus.works, count=options.per_work, vocabulary=corpus.vocabulary)
    of_work = {
        work: rows[["term", "score"]].to_dict(orient="records")
        for work, rows in ranked.groupby("id", sort=False)
    }
    return pd.DataFrame({"id": work, "terms": of_work.get(work, [])} for work in corpus.works["id"])


def term_columns(corpus: Corpus, table: pd.DataFrame) -> Sequence[Column]:
    """Terms with the number of their works, or works with their terms."""
    return _work_term_columns(corpus) if "id" in table else TERM_COLUMNS


def list_trends(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    """Works a year, or the share of works with each `--term` a year."""
    from litboard.api import key_terms, term_trend, works_per_year

    if not options.term:
        return works_per_year(corpus)
    return term_trend(corpus, key_terms(corpus), options.term)


def trend_columns(corpus: Corpus, table: pd.DataFrame) -> Sequence[Column]:
    """Years with their works, or terms with their share of each year's works."""
    return TREND_COLUMNS if "term" in table else YEAR_COLUMNS


def list_topics(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    """The topics with their words, distinctive key terms and works; the works of none at last."""
    import pandas as pd

    from litboard.analyses.topics.assignments import NO_TOPIC
    from litboard.api import topics

    model = topics(corpus, count=options.count)
    words = model.words.rename(columns={"word": "term"})
    rows = model.table.to_dict(orient="records")
    if model.works_of(NO_TOPIC):
        rows.append({"topic": NO_TOPIC, "name": "in no topic", "share": 0.0, "stability": 0.0})
    return pd.DataFrame(
        {
            "topic": row["topic"],
            "name": row["name"],
            "terms": _rows_of(words, row["topic"], ["term", "weight"]),
            "distinctive": _rows_of(model.weights, row["topic"], ["term", "weight"]),
            "share": row["share"],
            "stability": row["stability"],
            "works": _rows_of(model.assignments, row["topic"], ["id", "weight"]),
        }
        for row in rows
    )


def topic_columns(corpus: Corpus, table: pd.DataFrame) -> Sequence[Column]:
    """Name, number of works, share, stability and the strongest terms of each topic."""
    return TOPIC_COLUMNS


def list_similar(corpus: Corpus, options: argparse.Namespace) -> pd.DataFrame:
    """The works nearest to one work, or those recommended for several."""
    works = list(dict.fromkeys(options.work))
    return corpus.similar(works[0]) if len(works) == 1 else corpus.recommend(works).works


def similar_columns(corpus: Corpus, table: pd.DataFrame) -> Sequence[Column]:
    """Works with their score and the terms that speak for them."""
    return SIMILAR_COLUMNS


def _rows_of(table: pd.DataFrame, topic: int, columns: list[str]) -> list[dict[Any, Any]]:
    return table.loc[table["topic"] == topic, columns].to_dict(orient="records")


def _work_term_columns(corpus: Corpus) -> Sequence[Column]:
    labels = dict(zip(corpus.works["id"], corpus.works["label"], strict=True))
    return (
        Column("Id", lambda row: row["id"]),
        Column("Title", lambda row: labels[row["id"]], share=1, lines=2),
        Column("Terms", lambda row: _term_words(row["terms"]), share=1, lines=2),
    )


def _term_words(terms: Sequence[Row]) -> str:
    return join_words([term["term"] for term in terms])


def _interval(row: Row) -> str:
    low, high = percent(row["low"]), percent(row["high"])
    return f"{low}\N{EN DASH}{high}" if low and high else ""


#: A topic that is none has neither share nor stability.
def _of_topic(name: str) -> Any:
    def show(row: Row) -> str:
        return "" if row["topic"] < 0 else {"share": percent, "stability": decimal}[name](row[name])

    return show


TERM_COLUMNS = (
    Column("Term", lambda row: row["term"], share=1, lines=2),
    Column("Works", lambda row: f"{row['works']:,}", right=True),
    Column("Share", lambda row: percent(row["share"]), right=True),
    Column("Score", lambda row: decimal(row["score"]), right=True),
    Column("Variants", lambda row: join_words(row["variants"]), share=1),
)

YEAR_COLUMNS = (
    Column("Year", lambda row: str(row["year"])),
    Column("Works", lambda row: f"{row['works']:,}", right=True),
)

TREND_COLUMNS = (
    Column("Term", lambda row: row["term"], share=1),
    Column("Year", lambda row: str(row["year"])),
    Column("Works", lambda row: f"{row['works']:,}", right=True),
    Column("Of", lambda row: f"{row['of']:,}", right=True),
    Column("Share", lambda row: percent(row["share"]), right=True),
    Column("Interval", _interval, right=True),
)

TOPIC_COLUMNS = (
    Column("Topic", lambda row: "" if row["topic"] < 0 else str(row["topic"]), right=True),
    Column("Name", lambda row: row["name"], share=1, lines=3),
    Column("Works", lambda row: f"{len(row['works']):,}", right=True),
    Column("Share", _of_topic("share"), right=True),
    Column("Stability", _of_topic("stability"), right=True),
    Column("Terms", lambda row: _term_words(row["distinctive"]), share=1, lines=3),
)

SIMILAR_COLUMNS = (
    Column("Id", lambda row: row["id"]),
    Column("Score", lambda row: decimal(row["score"]), right=True),
    Column("Title", lambda row: row["label"], share=3, lines=2),
    Column(
        "In common",
        lambda row: join_words(row["shared"] if "shared" in row else row["because"]),
        share=2,
        lines=2,
    ),
)
