"""`litboard serve` and `litboard demo`: what they serve, where, and how they end."""

from __future__ import annotations

import os
import runpy
import signal
import socket
import sys
from pathlib import Path
from types import SimpleNamespace
from urllib.request import urlopen

import pytest

from helpers.paths import ROOT, SEEDS
from helpers.serving import run_command
from litboard.cli.main import main


@pytest.fixture
def streamlit(monkeypatch) -> SimpleNamespace:
    """In place of Streamlit, what it would be started with."""
    started = SimpleNamespace(arguments=None, folder=None, corpus=None, shared=None, files=[])

    def run_module(name: str, **options: object) -> None:
        started.arguments, started.folder = sys.argv[1:], Path.cwd()
        started.corpus = [Path(path) for path in os.environ["LITBOARD_CORPUS"].split(os.pathsep)]
        started.shared = os.environ.get("LITBOARD_SHARED_LIBRARY")
        started.files = sorted(file.name for path in started.corpus for file in path.glob("*"))
        raise SystemExit(0)

    monkeypatch.setattr(runpy, "run_module", run_module)
    # What the command changes in this process is put back after the test.
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LITBOARD_CORPUS", "")
    monkeypatch.setenv("LITBOARD_SHARED_LIBRARY", "")
    return started


def listens(address: str) -> bool:
    """Whether a server still answers."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0


def test_a_folder_is_served_to_this_machine_on_the_port_asked_for(run, streamlit):
    code, out, err = run("serve", SEEDS, "--port", "8599")
    assert (code, out, err) == (0, "litboard: http://localhost:8599 (Ctrl-C ends it)\n", "")
    assert streamlit.corpus == [SEEDS]
    joined = " ".join(streamlit.arguments)
    assert joined.startswith(f"run {ROOT / 'app.py'} ")
    assert "--server.address 127.0.0.1 --server.port 8599" in joined
    # The theme and the settings beside app.py count wherever the command is typed.
    assert streamlit.folder == ROOT


def test_without_an_argument_this_folder_is_served(run, streamlit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("serve", "--port", "0")[0] == 0
    assert streamlit.corpus == [tmp_path]


def test_several_folders_are_one_corpus(run, streamlit, tmp_path):
    assert run("serve", SEEDS, tmp_path, "--port", "0")[0] == 0
    assert streamlit.corpus == [SEEDS, tmp_path]


def test_the_demo_serves_a_copy_of_the_seeds(run, streamlit):
    code, _, err = run("demo", "--port", "0")
    assert (code, err.count("\n")) == (0, 1)
    assert "changes are gone when it ends" in err
    assert streamlit.corpus != [SEEDS]
    assert streamlit.files == sorted(file.name for file in SEEDS.glob("*"))
    assert not streamlit.corpus[0].exists()


def test_a_path_that_does_not_exist_ends_with_2_and_its_name(run, streamlit, tmp_path):
    code, out, err = run("serve", SEEDS, tmp_path / "gone")
    assert (code, out) == (2, "")
    assert err == f"litboard: {tmp_path / 'gone'}: no such file or folder\n"
    assert streamlit.arguments is None


def test_a_path_that_cannot_be_passed_on_is_refused(run, streamlit, tmp_path):
    folder = tmp_path / f"a{os.pathsep}b"
    folder.mkdir()
    code, _, err = run("serve", folder)
    assert code == 2
    assert "rename it" in err
    assert streamlit.arguments is None


def test_other_machines_are_let_in_only_where_it_is_asked_for_and_one_line_says_so(run, streamlit):
    code, out, err = run("serve", SEEDS, "--host", "0.0.0.0", "--port", "0")
    assert code == 0
    assert "http://0.0.0.0:" in out
    assert err.count("\n") == 1
    assert "open to other machines" in err
    assert "there is no password" in err
    assert "0.0.0.0" in streamlit.arguments


def test_a_busy_port_is_named_with_a_way_out(run, streamlit):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, out, err = run("serve", SEEDS, "--port", port)
    assert (code, out) == (2, "")
    assert err.startswith(f"litboard: --port {port}: another program listens there")
    assert "--port 0" in err
    assert streamlit.arguments is None


def test_a_host_that_is_none_of_this_machine_is_named(run, streamlit):
    code, _, err = run("serve", SEEDS, "--host", "192.0.2.1", "--port", "0")
    assert code == 2
    assert err.startswith("litboard: --host 192.0.2.1: cannot be listened on")


@pytest.mark.parametrize("port", ["many", "-1", "65536"])
def test_what_is_no_port_is_refused(capsys, streamlit, port):
    with pytest.raises(SystemExit) as ended:
        main(["serve", str(SEEDS), f"--port={port}"])
    assert ended.value.code == 2
    assert "is no port" in capsys.readouterr().err


@pytest.mark.parametrize(("asked", "value"), [(["--shared-library"], "1"), ([], "")])
def test_a_library_is_shared_only_where_it_is_asked_for(run, streamlit, asked, value):
    assert run("serve", SEEDS, *asked, "--port", "0")[0] == 0
    assert streamlit.shared == value


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(
    ("sent", "code"),
    [(signal.SIGINT, 0), (signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)],
)
def test_the_server_ends_with_the_command(tmp_path, sent, code):
    with run_command("serve", folder=tmp_path) as (server, address):
        assert urlopen(address, timeout=10).status == 200
        server.send_signal(sent)
        assert server.wait(timeout=30) == code
        assert not listens(address)
