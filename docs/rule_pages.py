"""The catalogue of rules and the table of languages, out of the rule files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from mtcheck.config import OPTIONS, Config
from mtcheck.lexicon.languages import language_name
from mtcheck.lexicon.layout import LANGUAGES
from mtcheck.model import CATEGORIES, Rule
from mtcheck.session import Session


def shipped_rules() -> list[Rule]:
    """All rules that ship, those in preview too."""
    values = {name: option.default for name, option in OPTIONS.items()}
    return list(Session(Config({**values, "profile": "preview"}, dict.fromkeys(OPTIONS, "default"), ".")).rules)


def catalogue() -> Iterator[str]:
    """Every shipped rule, by category."""
    found = sorted(shipped_rules(), key=lambda rule: (CATEGORIES.index(rule.category), rule.id))
    yield "# Rules\n"
    yield f"{len(found)} rules; `mtcheck explain ID` shows one with its examples. Confidence is the chance that a hit is a real artifact.\n"
    for category, rules in groupby(found, lambda rule: rule.category):
        yield f"## {category}\n"
        yield "| rule | finds | out of | severity | confidence | fix | status |\n|---|---|---|---|---|---|---|"
        for rule in rules:
            languages = ", ".join(language_name(code) for code in rule.sources) or "any"
            example = rule.bad[0].at.replace("|", "\\|").replace("\n", " ")
            row = (f"`{rule.id}`", f"*{example}*: {rule.why}", languages, rule.severity, f"{rule.confidence:.2f}", rule.safety, rule.status)
            yield "| " + " | ".join(str(cell) for cell in row) + " |"
        yield ""


def languages() -> Iterator[str]:
    """Every source language that a rule names."""
    rules = shipped_rules()
    named = Counter(code for rule in rules for code in set(rule.sources))
    own = Counter(rule.sources[0] for rule in rules if len(rule.sources) == 1)
    everywhere = sum(not rule.sources for rule in rules)
    yield "# Languages\n"
    yield (
        "mtcheck reads English; a language of this page is one that the English came *out of*. It is guessed from the findings\n"
        "([how](output.md#the-pivot-language)), or said with `mtcheck check --from fr FILE` or the setting `from`.\n"
    )
    yield (
        f"{everywhere} of the {len(rules)} rules name no language: what they find is left by any machine. *Rules* counts those that name the language,\n"
        "*its own* those that name no other. *Words* tells whether the lexicon knows the language's words, so that one left untranslated is recognised.\n"
    )
    yield "| language | code | rules | its own | words |\n|---|---|---|---|---|"
    for code, number in sorted(named.items(), key=lambda row: (-row[1], row[0])):
        yield f"| {language_name(code)} | `{code}` | {number} | {own[code] or ''} | {'yes' if code in LANGUAGES else ''} |"
    yield "\n[Adding a language](adding-a-language.md) tells how a language gets rules of its own."
