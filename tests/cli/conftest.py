"""Commands as a person types them."""

from __future__ import annotations

import pytest

from litboard.cli.main import main


@pytest.fixture
def run(capsys):
    """Run the command; returns the exit code, stdout and stderr."""

    def run_it(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


@pytest.fixture
def broken(tmp_path):
    """A folder with one paper, a picture, and one entry to check."""
    (tmp_path / "a.txt").write_text("Abstract:We study models that answer.\nIn two lines.\n")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path
