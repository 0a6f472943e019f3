"""litboard as a user installs it: the dashboard of any folder, with its own menu and theme."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from helpers.corpora import bibtex_entry
from helpers.serving import run_command, settle
from helpers.wheel import install_wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """litboard in an environment of its own."""
    return install_wheel(tmp_path_factory.mktemp("installed"))


@pytest.fixture
def served(installed, tmp_path):
    """The address of `litboard serve` as typed in a folder, which has settings of its own."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        "[client]\nshowSidebarNavigation = true\n[theme]\nbackgroundColor = '#ff0000'\n"
    )
    with run_command(
        "serve", folder=tmp_path, program=[installed.litboard], environment=installed.environment
    ) as (_, address):
        yield address


def test_a_folder_with_papers_shows_them_with_the_theme_and_menu_of_litboard(
    served, tmp_path, open_page, asked_outside
):
    (tmp_path / "papers.bib").write_text(bibtex_entry("k", title="Tides and lanterns", year=2020))
    page = open_page(served)
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_css("background-color", "rgb(252, 251, 248)")
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
    page.get_by_role("link", name="Papers").click()
    expect(page).to_have_url(re.compile("/papers"))
    settle(page)
    expect(page.get_by_test_id("stSidebar")).to_contain_text("1 work from 1 record in 1 source")
    assert asked_outside == []


def test_an_empty_folder_leads_to_the_page_that_adds_papers(served, open_page):
    page = open_page(served)
    page.get_by_test_id("stMain").get_by_role("link", name="Add papers").click()
    expect(page.get_by_role("tab", name="Add papers")).to_be_visible()
