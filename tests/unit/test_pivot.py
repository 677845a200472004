from __future__ import annotations

import pytest

from mtcheck.engine import Engine, Settings
from mtcheck.lexicon import shipped_lexicon
from mtcheck.lexicon.letter_cues import looks_like
from mtcheck.model import Finding, Hit, Report, Rule, Safety, Severity, Span, Status
from mtcheck.pivot import feed_back, infer
from mtcheck.text.document import Document

WORDS = 400


def finding(
    text: str, *sources: str, confidence: float = 0.9, rule: str = "", category: str = "calque", status: Status = Status.NEW
) -> Finding:
    rule = rule or f"{category}/{text.replace(' ', '-')}"
    return Finding(rule, category, Span(0, len(text)), 0, "m", "w", sources, Severity.ERROR, confidence, (), status, text)


def guess(*findings: Finding, words: int = WORDS, allowed: tuple[str, ...] = ()) -> str | None:
    found = infer(findings, words, allowed).guess
    return found.code if found else None


def test_rules_of_one_language_name_it() -> None:
    found = infer([finding("a", "fr"), finding("b", "fr"), finding("c", "fr", "es", "it")], WORDS).guess
    assert found is not None
    assert found.code == "fr"
    assert found.probability > 0.8


@pytest.mark.parametrize(
    "findings",
    [
        [],
        [finding("a", "fr")],
        [finding("a", "fr"), finding("a", "fr")],
        [finding("a"), finding("b"), finding("c")],
        [finding("a", "fr", confidence=0.3), finding("b", "fr", confidence=0.3)],
        [finding("a", "fr"), finding("b", "ja")],
        [finding("a", "fr", status=Status.SUPPRESSED), finding("b", "fr", status=Status.SUPPRESSED)],
        [finding(text, "fr", "es", "it", "pt", "de", "ru", "zh", "ar") for text in "abc"],
    ],
    ids=["nothing", "one", "one-wording-twice", "no-language", "doubtful", "at-odds", "suppressed", "any-language"],
)
def test_no_guess_without_evidence(findings: list[Finding]) -> None:
    assert guess(*findings) is None


def test_a_few_findings_in_a_long_text_are_false_alarms() -> None:
    findings = [finding("a", "fr"), finding("b", "fr")]
    assert guess(*findings, words=900) == "fr"
    assert guess(*findings, words=20_000) is None


def test_what_all_rules_share_wins_over_what_one_names() -> None:
    assert guess(finding("a", "es", "pt"), finding("b", "pt", "it"), finding("c", "pt", "fr")) == "pt"


def test_near_languages_support_each_other() -> None:
    far = infer([finding("a", "gl"), finding("b", "ja")], WORDS).languages
    near = infer([finding("a", "gl"), finding("b", "pt")], WORDS).languages
    assert near["gl"] + near["pt"] > 5 * (far["gl"] + far["ja"]) / 6
    assert near["es"] > near["de"]


def test_one_rule_that_fires_all_over_is_one_habit() -> None:
    one_rule = [finding(text, "it", rule="grammar/x") for text in "abcdef"]
    six_rules = [finding(text, "it") for text in "abcdef"]
    others = [finding(text, "de") for text in "pqr"]
    assert guess(*one_rule, *others) == "de"
    assert guess(*six_rules, *others) == "it"


def test_the_spelling_of_a_word_left_in_the_text_narrows_its_languages() -> None:
    sources = ("fr", "es", "it", "pt", "de", "ru")
    words = [
        finding(text, *sources, confidence=0.5, category="non-word", rule="non-word/x")
        for text in ("herramienta", "caci\u00f3n", "a\u00f1eja")
    ]
    assert guess(*words) == "es"
    assert guess(*(f._replace(category="calque") for f in words)) is None


def test_the_spelling_of_a_word_may_point_beyond_a_rule_that_means_any_language() -> None:
    words = [
        finding(text, *"fr es it pt de ru".split(), confidence=0.5, category="non-word")
        for text in ("\u00fe\u00f3ra", "h\u00fa\u00f0", "m\u00e6\u00f0um", "r\u00e1\u00f0", "b\u00fa\u00f0in")
    ]
    assert guess(*words) == "is"
    assert guess(*(f._replace(sources=("fr", "es")) for f in words)) != "is"


def test_two_wordings_of_one_rule_of_grammar_are_one_habit() -> None:
    two = [finding("a", "ru", rule="grammar/x", category="grammar"), finding("b", "ru", rule="grammar/x", category="grammar")]
    assert guess(*two) is None
    assert guess(*(f._replace(category="name") for f in two)) == "ru"
    assert guess(two[0], two[1]._replace(rule="grammar/y")) == "ru"


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("Verwaltungsgericht", ""),
        ("Verwaltungen", "de"),
        ("cora\u00e7\u00e3o", "pt"),
        ("d\u00e9veloppement", "fr"),
        ("manifestazioni", "it"),
        ("\u0219coala", "ro"),
    ],
)
def test_letters_and_endings_tell_a_language(word: str, language: str) -> None:
    assert looks_like(word) == (frozenset([language]) if language else frozenset())


@pytest.mark.parametrize("word", ["", "the", "official", "statement", "\ud800"])
def test_english_words_look_like_nothing_else_for_sure(word: str) -> None:
    assert looks_like(word) in (frozenset(), frozenset({"fr"}))


def test_allowed_languages_are_the_only_ones() -> None:
    findings = [finding("a", "de"), finding("b", "de"), finding("c", "fr"), finding("d", "fr")]
    only = infer(findings, WORDS, ("fr", "es"))
    assert set(only.languages) == {"fr", "es"}
    assert only.guess is not None
    assert only.guess.code == "fr"
    assert infer([], WORDS, ("fr",)) == ({"fr": 1.0}, None)


def test_findings_of_other_languages_lose_and_those_of_its_own_gain() -> None:
    posterior = {"fr": 0.95, "es": 0.05}
    own, near, other, any_language = feed_back([finding("a", "fr"), finding("b", "it"), finding("c", "ja"), finding("d")], posterior)
    assert own.confidence == pytest.approx(0.9 + 0.15 * (2 * 0.9625 - 1) * 0.1, abs=1e-3)
    assert other.confidence == pytest.approx(0.9 * 0.6)
    assert other.confidence < near.confidence < 0.9
    assert any_language.confidence == 0.9


def rule(name: str, language: str, word: str, confidence: float) -> Rule:
    body = {"check": "probe", "params": {"word": word}, "quotes": "check", "guards": {}}
    texts = ("'{match}'", "a word", body, (), (), Safety.REVIEW, "stable", "0.1.0", 0, "x.yaml")
    return Rule(name, "check", "calque", (language,), Severity.WARNING, confidence, *texts)


def check(rules: list[Rule], languages: tuple[str, ...] = ()) -> Report:
    def probe(document: Document, params: dict[str, str], _lexicon: object) -> list[Hit]:
        start = document.text.index(params["word"])
        return [Hit(Span(start, start + len(params["word"])))]

    text = "The zorb lay on the table, and the plick lay beside the old blorp in the hall on Monday."
    return Engine(rules, shipped_lexicon(), lambda _name: probe, Settings(languages=languages)).check(Document("x.txt", text))


FRENCH = [rule("calque/a", "fr", "zorb", 0.9), rule("calque/b", "fr", "plick", 0.9)]
RIVALS = [rule("calque/f", "fr", "blorp", 0.7), rule("calque/g", "de", "blorp", 0.75)]


def test_of_two_findings_on_one_place_the_one_of_the_guessed_language_stays() -> None:
    assert [f.rule for f in check(RIVALS).findings] == ["calque/g"]
    report = check([*FRENCH, *RIVALS])
    assert report.pivot is not None
    assert report.pivot.code == "fr"
    assert [f.rule for f in report.findings] == ["calque/a", "calque/b", "calque/f"]


def test_scores_follow_the_languages_that_are_allowed() -> None:
    free, right, wrong = (check(FRENCH[:1], languages).score for languages in ((), ("fr",), ("ja", "ru")))
    assert free is not None
    assert right is not None
    assert wrong is not None
    assert wrong < free < right
    assert check(FRENCH, ("ja",)).pivot is None
