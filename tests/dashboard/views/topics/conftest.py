"""What tests of the Topics page share."""

from __future__ import annotations

import pytest

import litboard
from litboard.analyses import EditedTopics
from litboard.corpus.corpus import Corpus


@pytest.fixture(scope="session")
def edited(seeds: Corpus) -> EditedTopics:
    """The topics of the seeds, of which no edit is saved."""
    return litboard.edited_topics(seeds)
