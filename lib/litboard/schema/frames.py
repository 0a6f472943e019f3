"""Tables of fixed columns and types, and their rows as plain Python values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa

#: The type of a column of lists of strings.
LIST = pd.ArrowDtype(pa.list_(pa.string()))


def make_table(rows: Iterable[Sequence[Any]], columns: dict[str, Any]) -> pd.DataFrame:
    """A table with just these columns and types, the empty one included."""
    rows = list(rows)
    values = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    return pd.DataFrame(
        {
            name: pd.Series(list(column), dtype=dtype)
            for (name, dtype), column in zip(columns.items(), values, strict=True)
        }
    )


def python_values(column: pd.Series[Any]) -> list[Any]:
    """A column as plain Python values: None for what is missing, lists for lists."""
    stored = getattr(column.array, "__arrow_array__", None)
    # Texts and lists are Arrow's already; made anew, a list would be looked at entry by entry.
    arrow = stored() if stored else pa.array(column, from_pandas=True)
    values: list[Any] = arrow.to_pylist()
    return values


def python_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries of plain Python values."""
    # A list: the names of a table are Arrow's, and slow to walk again for every row.
    names = list(table.columns)
    columns = [python_values(table[name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
