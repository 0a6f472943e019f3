"""The image is built from what the repository has, and starts a command that there is."""

from __future__ import annotations

import json
import re

from helpers.paths import ROOT
from litboard.cli.main import _parser

LINES = (ROOT / "Dockerfile").read_text().splitlines()


def instruction(name: str) -> str:
    """The argument of the last instruction of a name."""
    return [line.removeprefix(f"{name} ") for line in LINES if line.startswith(f"{name} ")][-1]


def test_the_image_sees_every_file_that_the_wheel_is_built_from() -> None:
    kept = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    assert {"lib", "pages", "seeds", "app.py", ".streamlit/config.toml"} <= kept
    assert {"pyproject.toml", "README.md", "LICENSE", "requirements.txt"} <= kept
    assert [name for name in kept if not (ROOT / name).exists()] == []


def test_the_image_serves_its_volume_to_other_machines_and_not_as_root() -> None:
    options = _parser().parse_args(json.loads(instruction("CMD")))
    assert [path.as_posix() for path in options.corpus] == [instruction("VOLUME")]
    assert (options.host, str(options.port)) == ("0.0.0.0", instruction("EXPOSE"))
    assert instruction("USER") != "root"
