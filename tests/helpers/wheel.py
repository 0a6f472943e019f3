"""The package as a user installs it: built, and installed outside the checkout."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import tarfile
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.paths import ROOT


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment in which a wheel of litboard is installed."""

    home: Path

    @property
    def python(self) -> str:
        """Its Python."""
        return str(self._program("python"))

    @property
    def litboard(self) -> str:
        """Its command."""
        return str(self._program("litboard"))

    @property
    def environment(self) -> Mapping[str, str]:
        """Environment variables that do not lead back to the checkout."""
        return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(self, *command: str, folder: Path) -> str:
        """Run a program in a folder; returns what it wrote. Raises CalledProcessError."""
        done = subprocess.run(
            command, cwd=folder, env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def _program(self, name: str) -> Path:
        return self.home / ("Scripts" if os.name == "nt" else "bin") / name


def build_wheel(folder: Path) -> Path:
    """Build the wheel from the source archive, as an installer without a wheel does."""
    _build("sdist", ROOT, folder)
    (archive,) = folder.glob("litboard-*.tar.gz")
    with tarfile.open(archive) as unpacked:
        unpacked.extractall(folder, filter="data")
    _build("wheel", folder / archive.name.removesuffix(".tar.gz"), folder)
    (wheel,) = folder.glob("litboard-*.whl")
    return wheel


def install_wheel(folder: Path) -> Installed:
    """Build and install litboard in an environment of its own in a folder, without a registry.

    The packages that litboard needs are those of the running environment.
    """
    wheel, installed = build_wheel(folder), Installed(folder / "venv")
    venv.create(installed.home, with_pip=False, symlinks=os.name != "nt")
    pip = [sys.executable, "-m", "pip", "--python", installed.python, "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    find = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(installed.run(installed.python, "-c", find, folder=folder).strip())
    # Folders named in a .pth file come last, and their own .pth files, one of which names the
    # checkout, are not read.
    (packages / "running.pth").write_text("\n".join(site.getsitepackages()))
    return installed


def _build(target: str, source: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
