"""Works as CSV for a spreadsheet: UTF-8 with a byte order mark, lists joined by "; ".

Source: RFC 4180.
"""

from __future__ import annotations

import pandas as pd

from litboard.exports.export import Export
from litboard.exports.tables import rows_to_csv
from litboard.schema.frames import python_rows

#: The columns of works that are written, in this order.
COLUMNS = (
    "id",
    "title",
    "authors",
    "year",
    "venue",
    "volume",
    "issue",
    "pages",
    "doi",
    "arxiv_id",
    "pmid",
    "url",
    "keywords",
    "notes",
    "abstract",
    "sources",
)


def to_csv(works: pd.DataFrame) -> str:
    """The works as CSV, one row a work.

    A cell that a spreadsheet would run as a formula is made text with an apostrophe.
    """
    rows = ([work.get(column) for column in COLUMNS] for work in python_rows(works))
    return rows_to_csv(COLUMNS, rows)


EXPORT = Export(
    name="csv",
    title="CSV",
    extension=".csv",
    media_type="text/csv",
    homepage="https://www.rfc-editor.org/rfc/rfc4180",
    write=lambda works, records: to_csv(works),
)
