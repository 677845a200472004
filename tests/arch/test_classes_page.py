"""The page of kinds of damage names rules that exist, and every kind."""

from __future__ import annotations

import re

from mtcheck.session import Session
from tests.conftest import ROOT, default_config

PAGE = (ROOT / "docs" / "classes.md").read_text(encoding="utf-8")


def test_every_rule_on_the_page_exists() -> None:
    named = re.findall(r"`([a-z-]+/[a-z0-9-]+)`", PAGE)
    assert len(named) > 100
    assert set(named) <= {rule.id for rule in Session(default_config(profile="preview")).ruleset.rules}


def test_every_kind_is_there_and_all_but_omissions_have_a_rule() -> None:
    rows = re.findall(r"^\| (\d\d) \| .* \| (.*) \| .* \|$", PAGE, re.MULTILINE)
    assert [number for number, _rules in rows] == [f"{n:02d}" for n in range(1, 69)]
    assert [number for number, rules in rows if rules == "-"] == ["68"]
