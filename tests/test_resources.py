"""The app, its theme and the seeds are found where litboard runs."""

from __future__ import annotations

import pytest

from helpers.paths import ROOT
from litboard import resources


def test_a_checkout_has_them_at_its_root() -> None:
    assert resources.resource("app.py") == ROOT / "app.py"
    assert resources.resource("seeds") == ROOT / "seeds"


def test_an_installed_package_has_them_inside(tmp_path, monkeypatch) -> None:
    (tmp_path / "app" / "seeds").mkdir(parents=True)
    monkeypatch.setattr(resources, "_INSTALLED", tmp_path / "app")
    assert resources.resource("seeds") == tmp_path / "app" / "seeds"


def test_what_is_missing_is_named_with_the_remedy() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.py is missing from .*: install"):
        resources.resource("nothing.py")
