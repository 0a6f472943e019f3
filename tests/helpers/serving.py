"""The dashboard as people meet it: a real server, a real Chromium."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from helpers.paths import ROOT

#: A container has no sandbox and no GPU, and a test asks nobody outside.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

#: The page is drawn and its script at rest.
SETTLED = "[data-testid=stApp][data-test-script-state=notRunning]"

#: A busy machine takes its time; an idle one is done in two seconds.
PATIENCE = 60


def chromium_path() -> str:
    """Where the system's Chromium is."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    raise FileNotFoundError("no Chromium: apt-get install chromium")


@contextmanager
def serve(*corpus: Path) -> Iterator[str]:
    """A fresh server of the dashboard on some corpus, by default the seeds; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"LITBOARD_CORPUS": os.pathsep.join(map(str, corpus))}
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.headless",
        "true",
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
        "--server.fileWatcherType",
        "none",
    ]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        address = f"http://127.0.0.1:{port}"
        await_health(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)


#: The command of this checkout.
CHECKOUT = (
    sys.executable,
    "-c",
    "import sys; from litboard.cli.main import main; sys.exit(main())",
)


@contextmanager
def run_command(
    *arguments: str,
    folder: Path,
    program: Sequence[str] = CHECKOUT,
    environment: Mapping[str, str] = os.environ,
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`litboard serve` or `demo` as it is typed in a folder; yields the process and its address."""
    command = [*program, *arguments, "--port", "0", "--no-browser"]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            address = re.search(r"http://[^ ]+", server.stdout.readline())
            assert address is not None
            await_health(address.group(), server)
            yield server, address.group()
        finally:
            server.kill()


def await_health(address: str, server: subprocess.Popen[Any]) -> None:
    """Wait until a server answers. Raises RuntimeError with its output where it stopped."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            output = server.stdout.read() if server.stdout else ""
            raise RuntimeError(f"the server stopped:\n{output}")
        try:
            if urlopen(f"{address}/_stcore/health", timeout=1).status == 200:
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError(f"no answer from {address} in {PATIENCE} s")


def settle(page: Any) -> None:
    """Wait until a page is drawn and at rest."""
    page.wait_for_selector(SETTLED, timeout=PATIENCE * 1000)
    page.wait_for_selector("h1", timeout=PATIENCE * 1000)
    # A rerun that a click started may not have begun yet.
    page.wait_for_timeout(250)
    page.wait_for_selector(SETTLED, timeout=PATIENCE * 1000)


def serious_findings(page: Any) -> list[str]:
    """What axe calls serious or critical on a page, each with its place."""
    return [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in Axe().run(page).response["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def chips(page: Page) -> list[str]:
    """What the chips of the selection say."""
    return page.locator("[class*='st-key-chip']").all_inner_texts()
