"""What the site has beyond the pages of docs/: some pages from elsewhere in the repository, links between all of them, nothing from the network."""

from __future__ import annotations

import os
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent.parent
FROM_ELSEWHERE = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "training/CARD.md": "model-card.md",
}
"""Page in the repository -> its name in the site."""
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")
_FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})([ \t]*)([\w+-]*)[^`\n]*$", re.MULTILINE)
_LOADS = re.compile(
    r"""<(?:script|img|iframe|source|audio|video|embed)\b[^>]*\bsrc=["']?(?:https?:)?//"""
    r"""|<link\b(?![^>]*\brel=["']?(?:canonical|prev|next))[^>]*\bhref=["']?(?:https?:)?//"""
    r"""|<object\b[^>]*\bdata=["']?(?:https?:)?//|@import\s+["']?(?:url\()?["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//""",
    re.IGNORECASE,
)
"""What a browser fetches without being asked; a link that somebody follows is none of it."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from elsewhere."""
    for source, name in {**FROM_ELSEWHERE, "docs/website/website.css": "website.css"}.items():
        files.append(File.generated(config, name, abs_src_path=str(ROOT / source)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links as the site has them, and fences without the words that are for tests."""
    home = next((source for source, name in FROM_ELSEWHERE.items() if name == page.file.src_uri), f"docs/{page.file.src_uri}")
    linked = _LINK.sub(lambda found: _link(found, os.path.dirname(home)), markdown)
    return _FENCE.sub(r"\1\2\3\4", linked)


def _link(found: re.Match[str], folder: str) -> str:
    label, path, anchor = found.group(1), found.group(2), found.group(3) or ""
    target = os.path.normpath(os.path.join(folder, path))
    if target in FROM_ELSEWHERE:
        return f"[{label}]({FROM_ELSEWHERE[target]}{anchor})"
    if target == "README.md":
        return f"[{label}](index.md)"
    if target.startswith("docs" + os.sep):
        return f"[{label}]({target.removeprefix('docs' + os.sep)}{anchor})"
    # a file that has no page; one that does not exist is left for the strict build to complain about
    return label if (ROOT / target).exists() else found.group()


def on_post_build(config: MkDocsConfig) -> None:
    """Raises `PluginError` where a page would load something from the network."""
    found = []
    for path in sorted(Path(config.site_dir).rglob("*")):
        if path.suffix in (".html", ".css", ".svg"):
            for load in _LOADS.finditer(path.read_text(encoding="utf-8")):
                found.append(f"{path.relative_to(config.site_dir)}: {load.group()}")
    if found:
        raise PluginError("the site would load from the network:\n" + "\n".join(found))
