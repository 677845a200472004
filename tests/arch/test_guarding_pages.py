"""What the pages on settings, baseline and CI show can be used as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from mtcheck.baseline.vocabulary import NAME, load_vocabulary
from mtcheck.config import load_config
from tests.conftest import ROOT


def blocks(page: str, language: str) -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [block for name, block in found if name == language]


def test_settings_and_vocabulary_shown_are_valid(tmp_path: Path) -> None:
    (block,) = blocks("settings.md", "toml")
    (tmp_path / "mtcheck.toml").write_text(block)
    config = load_config(str(tmp_path))
    assert [override.paths for override in config["overrides"]] == [("archive/", "*.old.md"), ("/news/wire/",)]
    (vocabulary,) = [block for block in blocks("settings.md", "") if "name: " in block]
    (tmp_path / NAME).write_text(vocabulary)
    words = load_vocabulary(str(tmp_path))
    assert (words.words, words.names, len(words.patterns)) == ({"al marcha"}, {"Supreme Chef"}, 1)


def test_hooks_and_inputs_shown_exist() -> None:
    parsed = [yaml.safe_load(block) for block in blocks("ci.md", "yaml")]
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in parsed[0]["repos"][0]["hooks"]} == known
    assert parsed[1][0]["id"] in known
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = parsed[2]["jobs"]["mtcheck"]["steps"]
    assert set(steps[1]["with"]) <= set(action["inputs"])
    job = yaml.safe_load((ROOT / "templates" / "mtcheck.yml").read_text(encoding="utf-8"))["mtcheck"]
    assert set(parsed[3]["variables"]) <= set(job["variables"])
