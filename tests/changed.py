"""The tests that stand where the changed files stand, for `make fast`.

lib/litboard/a/b.py is tested by tests/a/test_b.py; where that file does not exist, by the files
directly in tests/a. A changed test is run itself. Files changed since the last commit count, or,
where there are none, those of the last commit. The tests of the house always run.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ALWAYS = ("tests/test_house.py", "tests/test_public_names.py")


def changed_files() -> list[Path]:
    """The files changed and added since the last commit, or else in it."""
    names = _git("diff", "--name-only", "HEAD") + _git("ls-files", "--others", "--exclude-standard")
    return [Path(name) for name in names or _git("diff", "--name-only", "HEAD~1", "HEAD")]


def tests_of(file: Path) -> Iterator[Path]:
    """The test files of one file, from the root of the checkout."""
    if file.parts[0] == "tests" and file.name.startswith("test_") and (ROOT / file).exists():
        yield file
    if file.suffix != ".py" or file.parts[:2] != ("lib", "litboard"):
        return
    room = Path("tests", *file.parts[2:-1])
    own = room / f"test_{file.name}"
    if (ROOT / own).exists():
        yield own
    elif room != Path("tests"):
        yield from (path.relative_to(ROOT) for path in (ROOT / room).glob("test_*.py"))


def _git(*command: str) -> list[str]:
    done = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


if __name__ == "__main__":
    tests = {test.as_posix() for file in changed_files() for test in tests_of(file)}
    print(*sorted(tests | {name for name in ALWAYS if (ROOT / name).exists()}))
