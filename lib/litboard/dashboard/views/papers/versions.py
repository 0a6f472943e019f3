"""The versions of a work, and all identifiers and links in its records."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import streamlit as st

from litboard.corpus.corpus import Corpus
from litboard.dashboard.layout.markdown import bulleted, escape_markdown
from litboard.schema.frames import python_rows

#: Identifier → its name, and the URL that resolves it.
RESOLVERS = {
    "doi": ("DOI", "https://doi.org/"),
    "arxiv_id": ("arXiv", "https://arxiv.org/abs/"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/"),
}


def draw_versions(corpus: Corpus, work: dict[str, Any]) -> None:
    """The versions of a work (preprint, published), if there are several, with DOI and year."""
    if len(work["records"]) < 2:
        return
    versions = python_rows(corpus.versions_of(work["id"]))
    stated = [one for one in versions if one["version"] != "not stated"]
    if len(stated) > 1:
        st.markdown(bulleted(_describe(one) for one in stated))


def draw_all_links(work: dict[str, Any]) -> None:
    """All identifiers, links and notes of the records: none is lost when records are joined."""
    links = [link for link in work["links"] if link.startswith(("https://", "http://"))]
    lines = [escape_markdown(one) for one in work["ids"]]
    lines += [f"[{escape_markdown(link)}]({quote(link, safe=':/?&=#%~+')})" for link in links]
    if lines:
        st.markdown("All identifiers and links in its records:")
        st.markdown(bulleted(lines))
    if work["notes"]:
        st.markdown("Notes in its records:")
        st.markdown(bulleted(map(escape_markdown, work["notes"])))


def _describe(version: dict[str, Any]) -> str:
    parts = [f"**{version['version']}**"]
    parts += [escape_markdown(version["place"])] if version["place"] else []
    parts += [str(version["year"])] if version["year"] else []
    parts += [
        f"[{name} {escape_markdown(version[field])}]({address}{quote(version[field], safe='/')})"
        for field, (name, address) in RESOLVERS.items()
        if version[field]
    ]
    return " · ".join(parts)
