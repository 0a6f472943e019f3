"""Pages of the site that other files already hold: the notebook, the command's help, root files.

MkDocs calls the functions `on_…` while it builds (`hooks` in mkdocs.yml). A page made here cannot
disagree with its source, and needs no second copy in the repository.
"""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).parents[1]
TOUR = ROOT / "notebooks" / "tour.ipynb"
#: Executed notebooks by the content that they depend on, so that `mkdocs serve` is quick.
CACHE = ROOT / ".cache" / "notebooks"
PLOTLY = "assets/plotly.min.js"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made from other files."""
    pages = {
        "tutorial/tour.md": notebook_page(executed(TOUR)),
        "reference/command-line.md": command_page(),
        "contributing.md": root_page("CONTRIBUTING.md"),
        "changelog.md": root_page("CHANGELOG.md"),
    }
    for path, content in pages.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Put plotly's script into the site, so that figures draw without a network."""
    from plotly.offline import get_plotlyjs

    target = Path(config.site_dir) / PLOTLY
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(get_plotlyjs(), encoding="utf-8")


def root_page(name: str) -> str:
    """A Markdown file of the root as a page: its links into docs/ become links between pages."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.sub(r"\]\(docs/", "](", text)


def command_page() -> str:
    """The help of the command and of each of its commands, as they print it."""
    from litboard.cli.main import command_names

    parts = ["# Command line\n", _help()]
    for name in command_names():
        parts += [f"\n## litboard {name}\n", _help(name)]
    return "\n".join(parts)


def _help(*command: str) -> str:
    run = "import sys; from litboard.cli.main import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", run, *command, "--help"],
        capture_output=True,
        check=True,
        env={**os.environ, "COLUMNS": "88", "NO_COLOR": "1"},
        text=True,
    )
    return f"```text\n{done.stdout.strip()}\n```"


def executed(path: Path) -> Any:
    """A notebook with its outputs; executed only where it, the code or the seeds changed."""
    kept = CACHE / f"{_fingerprint(path)}.ipynb"
    if not kept.exists():
        notebook = nbformat.read(path, as_version=4)
        folder = {"metadata": {"path": str(ROOT)}}
        with TemporaryDirectory() as sockets:
            # Over TCP, other users of the machine could listen, and the kernel warns of that.
            ipc = Config({"KernelManager": {"transport": "ipc", "ip": f"{sockets}/kernel"}})
            NotebookClient(notebook, timeout=300, resources=folder, config=ipc).execute()
        kept.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, kept)
    return nbformat.read(kept, as_version=4)


def _fingerprint(path: Path) -> str:
    digest = hashlib.sha256()
    inputs = [path, *sorted((ROOT / "lib").rglob("*.py")), *sorted((ROOT / "seeds").iterdir())]
    for file in inputs:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:24]


def notebook_page(notebook: Any) -> str:
    """An executed notebook as Markdown: code in fences, tables and figures as HTML."""
    parts = [f'<script src="../../{PLOTLY}"></script>']
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        elif cell.cell_type == "code":
            parts.append(f"```python\n{cell.source}\n```")
            parts.extend(_shown(cell.outputs))
    # The first heading must open the page.
    parts.insert(1, parts.pop(0))
    return "\n\n".join(parts)


def _shown(outputs: list[Any]) -> Iterator[str]:
    for output in outputs:
        if output.output_type == "stream":
            yield _text(output.text)
            continue
        data = output.get("data", {})
        if "application/vnd.plotly.v1+json" in data:
            yield _figure(data["application/vnd.plotly.v1+json"])
        elif "text/html" in data:
            yield f'<div class="output">{_one_block(data["text/html"])}</div>'
        elif "text/plain" in data:
            yield _text(data["text/plain"])


def _text(text: str) -> str:
    return f'<pre class="output">{_one_block(html.escape(text))}</pre>'


def _one_block(source: str) -> str:
    """HTML without blank lines, at which Markdown would end the block."""
    return re.sub(r"\n\s*\n", "\n", source).strip()


def _figure(figure: dict[str, Any]) -> str:
    """A figure as an element with its alternative text, and the call that draws it."""
    name = "figure-" + hashlib.sha256(json.dumps(figure).encode()).hexdigest()[:12]
    layout = figure.get("layout", {})
    label = html.escape(str((layout.get("meta") or {}).get("alt", "")), quote=True)
    values = (figure["data"], layout, {"responsive": True, "displaylogo": False})
    data, layout, options = (json.dumps(value).replace("<", "\\u003c") for value in values)
    return (
        f'<div id="{name}" class="figure" role="img" aria-label="{label}"></div>\n'
        f'<script>Plotly.newPlot("{name}", {data}, {layout}, {options});</script>'
    )
