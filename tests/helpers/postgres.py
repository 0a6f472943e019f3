"""A PostgreSQL server of the tests' own: started from Debian's package, gone when they end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: A server refuses to run as root; Debian's package makes this user.
USER = "postgres"


def find_server() -> Path | None:
    """The folder with `initdb` and `pg_ctl`; None where PostgreSQL is not installed."""
    if on_path := shutil.which("initdb"):
        return Path(on_path).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in folders if (one / "initdb").exists()), None)


@contextmanager
def serve_postgres() -> Iterator[str]:
    """A fresh server on this machine alone; yields its URL. Needs `find_server()`."""
    programs = find_server()
    assert programs, "no PostgreSQL: apt-get install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="litboard-postgres-"))
    as_user = _as_user(folder)
    data = folder / "data"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = f"-p {port} -h 127.0.0.1 -k {folder}"

    def run(*command: str | Path) -> None:
        subprocess.run(
            [*as_user, *map(str, command)], check=True, stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT, cwd=folder,
        )  # fmt: skip

    try:
        run(programs / "initdb", "-D", data, "-A", "trust", "-U", "litboard")
        run(programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        yield f"postgresql://litboard@127.0.0.1:{port}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _as_user(folder: Path) -> list[str]:
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam(USER)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={USER}", f"--regid={user.pw_gid}", "--clear-groups"]
