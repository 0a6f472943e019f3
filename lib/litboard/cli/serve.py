"""`litboard serve` and `litboard demo`: the dashboard, served by this process."""

from __future__ import annotations

import argparse
import errno
import os
import runpy
import shutil
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from litboard.cli.command import DONE, Commands, add_command
from litboard.resources import resource

#: Only this machine reaches it.
LOCAL = "127.0.0.1"
LOCAL_HOSTS = frozenset({LOCAL, "localhost", "::1"})
PORT = 8501
LAST_PORT = 65535

OPEN_NOTICE = (
    "litboard: open to other machines: whoever reaches {host} port {port} sees these papers and "
    "can change their annotations; there is no password"
)
DEMO_NOTICE = "litboard: a demo on a copy of the seed papers; changes are gone when it ends"


def add_commands(commands: Commands) -> None:
    """Add both commands to the parser."""
    served = add_command(commands, "serve", "open the dashboard", serve)
    served.add_argument(
        "corpus", nargs="*", type=Path, metavar="CORPUS", help="default: this folder"
    )
    served.add_argument(
        "--shared-library",
        action="store_true",
        help="let every visitor add papers for everybody, as files in CORPUS/shared",
    )
    demo = add_command(commands, "demo", "open the dashboard on the seed papers", serve_demo)
    for command in (served, demo):
        command.add_argument(
            "--host",
            default=LOCAL,
            help="the address to listen on; default: this machine only; 0.0.0.0: all addresses",
        )
        command.add_argument(
            "--port", type=_port, default=PORT, help=f"default: {PORT}; 0: any free one"
        )
        command.add_argument(
            "--no-browser", action="store_true", help="do not open a page in the browser"
        )


def serve(options: argparse.Namespace) -> int:
    """Serve the dashboard on the folders and files that were named, until it is stopped.

    Raises ValueError for a path that does not exist and for a port or host that cannot be used.
    """
    paths = [_existing(path) for path in options.corpus or [Path()]]
    if options.shared_library:
        os.environ["LITBOARD_SHARED_LIBRARY"] = "1"
    return _run_dashboard(paths, options)


def serve_demo(options: argparse.Namespace) -> int:
    """Serve the dashboard on a copy of the seed papers: what ships is never changed."""
    with TemporaryDirectory(prefix="litboard-demo-") as folder:
        seeds = shutil.copytree(resource("seeds"), Path(folder) / "seeds")
        print(DEMO_NOTICE, file=sys.stderr)
        return _run_dashboard([seeds], options)


def free_port(host: str, port: int) -> int:
    """The port if it can be listened on, for 0 any that can. Raises ValueError with the reason."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # On Windows this option would let two servers share a port.
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ValueError(_refusal(host, port, error)) from error
        bound: int = probe.getsockname()[1]
        return bound


def _refusal(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"--port {port}: another program listens there; try --port 0 for any free port"
    if error.errno == errno.EACCES:
        return f"--port {port}: the system does not allow it; try a port above 1023"
    return f"--host {host}: cannot be listened on ({error.strerror or error})"


def _run_dashboard(paths: Sequence[Path], options: argparse.Namespace) -> int:
    """Run Streamlit in this process, as `python -m streamlit run` does.

    There is no second process that could outlive this one, whatever signal ends it.
    """
    port = free_port(options.host, options.port)
    os.environ["LITBOARD_CORPUS"] = os.pathsep.join(str(path) for path in paths)
    shown = "localhost" if options.host in LOCAL_HOSTS else options.host
    print(f"litboard: http://{shown}:{port} (Ctrl-C ends it)", flush=True)
    if options.host not in LOCAL_HOSTS:
        print(OPEN_NOTICE.format(host=options.host, port=port), file=sys.stderr)
    app = resource("app.py")
    arguments = ["run", str(app), *_streamlit_options(options.host, port)]
    if options.no_browser:
        arguments += ["--server.headless", "true"]
    sys.argv = ["streamlit", *arguments]
    # Only the settings of litboard count, not those of a folder that happens to be this one.
    os.chdir(app.parent)
    try:
        runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else DONE
    return DONE


def _streamlit_options(host: str, port: int) -> list[str]:
    address = ["--server.address", host, "--server.port", str(port)]
    # Its greeting names the address again, and advertises.
    return [*address, "--logger.hideWelcomeMessage", "true", "--logger.level", "warning"]


def _existing(path: Path) -> Path:
    """The absolute path. Raises ValueError where it does not exist or cannot be passed on."""
    if not path.exists():
        raise ValueError(f"{path}: no such file or folder")
    full = path.resolve()
    if os.pathsep in str(full):
        raise ValueError(
            f"{full}: rename it or a folder above, a path must not hold {os.pathsep!r}"
        )
    return full


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: name a number up to {LAST_PORT}")
    return int(text)
