"""One PostgreSQL server for all tests of the log."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from helpers.postgres import find_server, serve_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a fresh PostgreSQL server; required in CI, skipped where none is installed."""
    if find_server() is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with serve_postgres() as url:
        yield url
