"""Show the examples of docstrings (`>>>`) as code: Markdown alone takes them for quotations.

An extension of griffe, which reads the docstrings for the reference (`extensions` in mkdocs.yml).
"""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

#: From a prompt to the next blank line.
EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


class FenceExamples(Extension):  # type: ignore[misc]
    """Puts a fence around each example."""

    def on_object(self, *, obj: Object, **_kwargs: Any) -> None:
        """Called for every module, class, function and attribute."""
        if obj.docstring:
            obj.docstring.value = EXAMPLE.sub(r"```pycon\n\g<0>\n```", obj.docstring.value)
