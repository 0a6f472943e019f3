"""Files that ship with the modules of litboard: the app, its pages and theme, the seed papers.

A checkout has them at its root, where Streamlit Community Cloud looks for `app.py`. The wheel has
them inside the package, in `litboard/app` (see `force-include` and `sources` in pyproject.toml), so
that the repository needs no second copy.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED, _CHECKOUT = _PACKAGE / "app", _PACKAGE.parents[1]


def resource(name: str) -> Path:
    """The path of a file or folder that ships with litboard: `resource("app.py")`.

    Works in a checkout and in an installed wheel. Raises FileNotFoundError where it is missing.
    """
    for home in (_INSTALLED, _CHECKOUT):
        if (home / name).exists():
            return home / name
    raise FileNotFoundError(f"{name} is missing from {_PACKAGE}: install litboard again")
