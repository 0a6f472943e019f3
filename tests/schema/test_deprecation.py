from __future__ import annotations

import pytest

from litboard.schema.deprecation import REMOVED_IN, warn_renamed


def read_old_name() -> None:
    """Stands for the place where the library meets an old name."""
    warn_renamed("litboard.old", "litboard.new")


def test_the_warning_names_both_and_points_at_whoever_used_the_old_name():
    message = rf"litboard\.old is now litboard\.new; .* removed in litboard {REMOVED_IN}"
    with pytest.warns(DeprecationWarning, match=message) as caught:
        read_old_name()
    assert caught[0].filename == __file__
