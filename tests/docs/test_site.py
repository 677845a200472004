"""Every page is in the navigation of the site once, and everything in the navigation is a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from tests.conftest import ROOT

HOOKS = (ROOT / "docs" / "website" / "hooks.py").read_text(encoding="utf-8")
FROM_ELSEWHERE = re.findall(r'^    "([^"]+\.md)": "([^"]+\.md)",$', HOOKS, re.MULTILINE)


def entries(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        for value in entry.values():
            if isinstance(value, str):
                yield value
            else:
                yield from entries(value)


def test_every_page_is_in_the_navigation() -> None:
    settings = yaml.safe_load((ROOT / "docs" / "website" / "mkdocs.yml").read_text(encoding="utf-8"))
    pages = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))
    assert len(FROM_ELSEWHERE) >= 3
    assert all((ROOT / source).is_file() for source, _name in FROM_ELSEWHERE)
    assert sorted(entries(settings["nav"])) == sorted([*pages, *(name for _source, name in FROM_ELSEWHERE)])


def test_nothing_of_the_theme_is_fetched() -> None:
    text = (ROOT / "docs" / "website" / "mkdocs.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["theme"]["font"] is False
    assert re.findall(r"https?://", text) == []
