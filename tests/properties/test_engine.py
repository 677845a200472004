"""What must hold for any text whatever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.fix import apply, fix_text, plan, safely
from mtcheck.model import Report
from mtcheck.ruleset.scanner import Scanner
from mtcheck.session import Session
from mtcheck.text.document import Document
from mtcheck.text.fold import fold
from mtcheck.text.formats import read_document
from tests.conftest import default_config

SESSION = Session(default_config(profile="preview"))
WORDS = st.sampled_from(
    "the a of Supreme Chef OTAN Souani Sudani administration Trump said ( ) , . … “ ” ‘ ’ \" ' / - 17: 54: 50Z \n \n\n \r\n \t \u00a0 é İ ﬁ \ud800 "
    "\ufffc \x1b[31m # ` * [x](y) http://a.b/c Boursière Téhran 1, 500 14h30 “ « » claimed responsibility ... the the 中文 Москва".split(
        " "
    )
)
TEXTS = st.one_of(st.text(), st.text(st.characters(exclude_categories=[])), st.lists(WORDS, max_size=60).map(" ".join))


def check(text: str, name: str = "x.txt") -> Report:
    return SESSION.check_text(text, name)


@given(TEXTS)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS, st.sampled_from(["x.txt", "x.md"]))
def test_a_report_is_sound(text: str, name: str) -> None:
    report = check(text, name)
    previous = 0
    for sentence in report.sentences:
        assert previous <= sentence.span.start < sentence.span.end <= len(text)
        previous = sentence.span.end
        assert sentence.score is None or 0 <= sentence.score <= 1
    assert report.score is None or 0 <= report.score <= 1
    assert (report.score is None) == bool(report.abstained)
    at = 0
    for finding in report.findings:
        assert at <= finding.span.start <= finding.span.end <= len(text)
        at = finding.span.end
        assert finding.text == text[finding.span.start : finding.span.end]
        assert 0 <= finding.confidence <= 1
        assert 0 <= finding.sentence < len(report.sentences)
        for suggestion in finding.suggestions:
            assert suggestion.label != finding.text


@given(TEXTS)
def test_checking_again_gives_the_same_report(text: str) -> None:
    assert check(text) == check(text)


@given(TEXTS)
def test_sentences_hold_everything_but_white_space(text: str) -> None:
    document = Document("x", text)
    outside = list(text)
    for start, end in document.sentences:
        outside[start:end] = [" "] * (end - start)
    assert "".join(outside).strip() == ""


@given(TEXTS)
def test_safe_fixes_settle_and_change_nothing_else(text: str) -> None:
    fixed = fix_text(text, check)
    assert not any(safely(f) for f in fixed.report.findings) or fixed.made > 0
    assert fix_text(fixed.text, check).made == 0
    edits = plan(f.suggestions[0] for f in check(text).findings if safely(f)).edits
    assert len(apply(text, edits)) == len(text) + sum(len(e.text) - (e.span.end - e.span.start) for e in edits)


@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join))
def test_a_finding_does_not_depend_on_chunks(text: str) -> None:
    rules = SESSION.rules
    scanner = Scanner(rules)
    document = read_document("x.txt", text)
    if document.sentences:
        assert list(scanner.hits(document)) == list(Scanner(rules).hits(read_document("x.txt", text)))
