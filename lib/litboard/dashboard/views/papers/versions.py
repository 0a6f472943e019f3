"""The versions of a work, and every identifier and link that its records state."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import streamlit as st

from litboard.corpus.corpus import Corpus
from litboard.dashboard.layout.markdown import bulleted, escape_markdown
from litboard.schema.frames import python_rows

#: Identifier of a version → its name, and the address it resolves at.
RESOLVERS = {
    "doi": ("DOI", "https://doi.org/"),
    "arxiv_id": ("arXiv", "https://arxiv.org/abs/"),
    "pmid": ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/"),
}


def draw_versions(corpus: Corpus, work: dict[str, Any]) -> None:
    """Preprint and published versions, where there are several, each with its own DOI and year."""
    if len(work["records"]) < 2:
        return
    versions = python_rows(corpus.versions_of(work["id"]))
    told = [one for one in versions if one["version"] != "not stated"]
    if len(told) > 1:
        st.markdown(bulleted(_tell(one) for one in told))


def draw_links(work: dict[str, Any]) -> None:
    """What any record states as identifier, link or note, so that nothing is lost in a merge."""
    links = [link for link in work["links"] if link.startswith(("https://", "http://"))]
    lines = [escape_markdown(one) for one in work["ids"]]
    lines += [f"[{escape_markdown(link)}]({quote(link, safe=':/?&=#%~+')})" for link in links]
    if lines:
        st.markdown("All identifiers and links that its records state:")
        st.markdown(bulleted(lines))
    if work["notes"]:
        st.markdown("Notes on it:")
        st.markdown(bulleted(map(escape_markdown, work["notes"])))


def _tell(version: dict[str, Any]) -> str:
    parts = [f"**{version['version']}**"]
    parts += [escape_markdown(version["place"])] if version["place"] else []
    parts += [str(version["year"])] if version["year"] else []
    parts += [
        f"[{name} {escape_markdown(version[field])}]({address}{quote(version[field], safe='/')})"
        for field, (name, address) in RESOLVERS.items()
        if version[field]
    ]
    return " · ".join(parts)
