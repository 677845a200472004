"""Every rule file passes its gates: one test case a file."""

from __future__ import annotations

import pytest

from mtcheck.bilingual.examples import translated_document
from mtcheck.engine import Engine, Settings
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Report, Rule
from mtcheck.models.files import shipped_model
from mtcheck.models.reading import FluencyModel
from mtcheck.plugins import find_check
from mtcheck.ruleset.gates import over_budget, run_gates, swap_conflicts
from mtcheck.session import Session
from mtcheck.text.document import Document
from mtcheck.text.formats import read_document
from tests.conftest import ROOT, default_config

SESSION = Session(default_config(profile="preview"))
RULES = SESSION.rules
STABLE = Session(default_config())
MODEL = FluencyModel(shipped_model(), 1)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_passes_its_gates(rule: Rule) -> None:
    session = STABLE if rule.status == "stable" else SESSION
    # what the other rules must prove does not hang on a model that is trained anew
    read = MODEL.read if rule.kind == "model" else None
    company = Engine(session.rules, shipped_lexicon(), find_check, Settings(), read)
    single = Engine([rule], shipped_lexicon(), find_check, Settings(unaccompanied=True), read)

    def document(text: str, source: str, glossary: str) -> Document:
        return translated_document(text, source, glossary) if source or glossary else read_document("<example>", text)

    def alone(text: str, source: str = "", glossary: str = "") -> Report:
        return single.check(document(text, source, glossary))

    def together(text: str, source: str = "", glossary: str = "") -> Report:
        return company.check(document(text, source, glossary))

    assert [str(failure) for failure in run_gates(rule, alone, together)] == []


def test_no_swap_target_is_flagged_by_any_rule() -> None:
    engine = STABLE.engine.without_model()

    def together(text: str, source: str = "", glossary: str = "") -> Report:
        return engine.check(read_document("<example>", text))

    assert [f"{rule_id}: {failure}" for rule_id, failure in swap_conflicts(STABLE.rules, together)] == []


def test_rules_keep_their_budget_on_clean_text() -> None:
    paths = sorted((ROOT / "fixtures" / "clean").iterdir())
    assert len(paths) >= 40
    reports = [STABLE.check_file(str(path)).report for path in paths]
    assert [f"{rule_id}: {failure}" for rule_id, failure in over_budget(STABLE.rules, reports)] == []
