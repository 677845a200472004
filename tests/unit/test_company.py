"""Rules that may not speak alone."""

from __future__ import annotations

import pytest

from mtcheck.company import typed_by_hand
from mtcheck.engine import Engine, Settings
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Finding, Hit, Report, Rule, Safety, Severity, Span
from mtcheck.text.document import Document

TEXT = "The zorb came and the blick left for the quong at noon, and the certain thing was seen by all of them in the town."


def rule(name: str, sources: tuple[str, ...] = ("fr",), tier: str = "alone", confidence: float = 0.9, slip: bool = False) -> Rule:
    body = {"check": name, "params": {}, "quotes": "check", "guards": {}}
    fields = (
        name,
        "check",
        "calque",
        sources,
        Severity.WARNING,
        confidence,
        "s",
        "w",
        body,
        (),
        (),
        Safety.NONE,
        "stable",
        "0.1.0",
        0,
        "x.yaml",
    )
    return Rule(*fields, tier=tier, slip=slip)


def run(words: list[str], tier: str, sources: tuple[str, ...] = ("fr",), settings: Settings = Settings(), slip: bool = False) -> Report:  # noqa: B008 - a constant
    """Rules that find `words` alone, and one of `tier` that finds "certain"."""

    def find(name: str) -> object:
        at = TEXT.index(name.removeprefix("calque/"))
        hit = Hit(Span(at, at + len(name.removeprefix("calque/"))), ())
        return lambda *_args: [hit]

    rules = [rule(f"calque/{word}", slip=slip) for word in words] + [rule("calque/certain", sources, tier, 0.5)]
    return Engine(rules, shipped_lexicon(), find, settings).check(Document("x.txt", TEXT))  # type: ignore[arg-type]


def found(report: Report) -> list[str]:
    return [finding.text for finding in report.findings]


@pytest.mark.parametrize(
    ("words", "sources", "heard"),
    [
        (["zorb", "blick", "quong"], ("fr",), True),
        (["zorb", "blick", "quong"], ("de",), False),
        (["zorb", "blick", "quong"], ("any",), True),
        (["zorb", "blick"], ("fr",), False),
        ([], ("fr",), False),
    ],
)
def test_company_is_needed_and_must_speak_the_language(words: list[str], sources: tuple[str, ...], heard: bool) -> None:
    assert ("certain" in found(run(words, "company", sources))) is heard


def test_what_only_adds_density_is_no_finding_but_weighs() -> None:
    words = ["zorb", "blick", "quong"]
    with_it, without = run(words, "density"), run(words, "density", ("de",))
    assert "certain" not in found(with_it)
    assert with_it.score is not None
    assert without.score is not None
    assert with_it.score >= without.score


def test_a_rule_asked_for_by_name_needs_no_company() -> None:
    assert found(run([], "company", settings=Settings(unaccompanied=True))) == ["certain"]


def slips(number: int) -> list[Finding]:
    found = run(["zorb"], "company").findings[0]
    return [found._replace(text=f"zorb{n}") for n in range(number)]


@pytest.mark.parametrize(("number", "words", "typed"), [(3, 100, True), (2, 100, False), (3, 1000, False), (6, 1000, True)])
def test_a_text_full_of_slips_was_typed_by_hand(number: int, words: int, typed: bool) -> None:
    assert typed_by_hand(slips(number), [], words) is typed
    assert not typed_by_hand(slips(1) * 9, [], words)


def test_words_of_another_language_speak_against_the_keyboard() -> None:
    foreign = [finding._replace(category="foreign-word") for finding in slips(2)]
    assert typed_by_hand(slips(5), foreign, 100)
    assert not typed_by_hand(slips(3), foreign, 100)


def test_slips_of_a_text_that_was_typed_by_hand_are_no_findings() -> None:
    words = ["zorb", "blick", "quong"]
    assert set(found(run(words, "company", settings=Settings()))) >= set(words)
    assert found(run(words, "company", slip=True)) == []
