"""The wheel, installed outside the checkout, holds the dashboard, its theme and the seeds."""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

import litboard
from helpers.corpora import bibtex_entry
from helpers.paths import ROOT, SEEDS
from helpers.serving import run_command
from helpers.wheel import Installed, build_wheel, install_wheel

pytestmark = pytest.mark.wheel

#: Runs every page of an installed litboard, and prints its title and its counts.
OPEN_PAGES = """
from streamlit.testing.v1 import AppTest
from litboard.resources import resource

app = AppTest.from_file(str(resource("app.py")), default_timeout=60).run()
for page in (None, *sorted(resource("pages").glob("*.py"))):
    if page:
        app.switch_page(f"pages/{page.name}").run()
    assert not app.exception, app.exception
    print(app.title[0].value, *(element.value for element in app.sidebar.caption), sep=" | ")
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Installed:
    """litboard in an environment of its own."""
    return install_wheel(tmp_path_factory.mktemp("installed"))


@pytest.fixture
def papers(tmp_path) -> Path:
    """A folder with one paper."""
    (tmp_path / "papers.bib").write_text(bibtex_entry("k", title="Tides and lanterns", year=2020))
    return tmp_path


def test_the_wheel_holds_every_page_and_seed_once_and_nothing_kept_beside_them(tmp_path):
    names = ZipFile(build_wheel(tmp_path)).namelist()
    held = sorted(name for name in names if name.startswith("litboard/app/"))
    pages = [f"pages/{page.name}" for page in (ROOT / "pages").glob("*.py")]
    seeds = [f"seeds/{seed.name}" for seed in (*SEEDS.glob("*.txt"), SEEDS / "lookups.json")]
    shipped = ["app.py", ".streamlit/config.toml", *pages, *seeds]
    assert held == sorted(f"litboard/app/{name}" for name in shipped)
    assert "litboard/py.typed" in names
    assert len(names) == len(set(names))


def test_the_command_of_an_installed_wheel_is_not_that_of_the_checkout(installed, tmp_path):
    where = "import litboard; print(litboard.__file__)"
    assert str(installed.home) in installed.run(installed.python, "-c", where, folder=tmp_path)
    version = installed.run(installed.litboard, "--version", folder=tmp_path)
    assert version == f"litboard {litboard.__version__}\n"


def test_every_page_opens_on_the_papers_of_a_folder(installed, papers, monkeypatch):
    monkeypatch.setenv("LITBOARD_CORPUS", str(papers))
    pages = installed.run(installed.python, "-c", OPEN_PAGES, folder=papers).splitlines()
    assert len(pages) == 1 + len(list((ROOT / "pages").glob("*.py")))
    assert all("1 work from 1 record in 1 source" in page for page in pages)


def test_without_a_folder_the_seeds_are_shown(installed, tmp_path, monkeypatch):
    monkeypatch.delenv("LITBOARD_CORPUS", raising=False)
    pages = installed.run(installed.python, "-c", OPEN_PAGES, folder=tmp_path)
    assert "25 works from 40 records in 4 sources" in pages


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_an_installed_litboard_serves_its_app(installed, papers, command):
    with run_command(
        command, folder=papers, program=[installed.litboard], environment=installed.environment
    ) as (_, address):
        assert b"<!doctype html>" in urlopen(address, timeout=10).read().lower()
