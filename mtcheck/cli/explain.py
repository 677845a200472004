"""Show one rule: what it finds, why, how sure it is, and its examples."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from mtcheck.cli import CLEAN
from mtcheck.cli.options import add_session_options, make_session
from mtcheck.files.display import printable
from mtcheck.lexicon.languages import language_name
from mtcheck.model import Rule
from mtcheck.ruleset.loader import unknown_rule
from mtcheck.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `explain`."""
    parser.add_argument("id", metavar="ID", help="a rule id, as findings print it")
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Print the rule; the exit code."""
    return show_rule(make_session(args), args.id)


def show_rule(session: Session, rule_id: str) -> int:
    """Print the rule `rule_id`. Raises `RuleError` where there is none."""
    rules = {rule.id: rule for rule in session.ruleset.rules}
    if rule_id not in rules:
        raise unknown_rule(rule_id, list(rules))
    print(printable(describe(rules[rule_id]), keep_newlines=True))
    return CLEAN


def describe(rule: Rule) -> str:
    """A rule in words, for the terminal and for the review screen."""
    languages = ", ".join(language_name(code) for code in rule.sources) or "any language"
    lines = [
        rule.id,
        f"  {rule.summary}",
        "",
        f"  why         {rule.why}",
        f"  out of      {languages}",
        f"  category    {rule.category}",
        f"  severity    {rule.severity}",
        f"  confidence  {rule.confidence:.2f}",
        f"  fix         {rule.safety}",
        f"  kind        {rule.kind}{_size(rule)}",
        f"  status      {rule.status}, since {rule.since}",
    ]
    if rule.note:
        lines.append(f"  note        {' '.join(rule.note.split())}")
    lines += ["", "  finds"]
    for example in rule.bad:
        lines.append(f"    {example.text}")
        lines.append(f"      at '{example.at}'" + (f", then: {example.fixed}" if example.fixed is not None else ""))
    lines += ["", "  leaves alone", *(f"    {text}" for text in rule.good), "", f"  file        {rule.path}"]
    return "\n".join(lines)


def _size(rule: Rule) -> str:
    if rule.kind == "phrase":
        return f" ({len(rule.body['entries'])} wordings)"
    return f" ({rule.body['check']})" if rule.kind == "check" else ""
