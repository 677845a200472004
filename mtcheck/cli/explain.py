"""Show one rule (what it finds, why, how sure it is, its examples), or why the sentences at FILE:LINE have the score they have."""

from __future__ import annotations

import json
import os
import re
import sys
from argparse import ArgumentParser, Namespace
from typing import Any, NamedTuple

from mtcheck.cli import CLEAN, TROUBLE
from mtcheck.cli.inputs import Trouble
from mtcheck.cli.options import add_language_option, add_session_options, make_session, start_engine, terminal_width
from mtcheck.errors import UsageError
from mtcheck.files.display import printable
from mtcheck.files.read import read_source
from mtcheck.lexicon.languages import language_name
from mtcheck.model import Rule
from mtcheck.ruleset.loader import unknown_rule
from mtcheck.session import Session
from mtcheck.text.document import Document

SCHEMA = 1
"""Of the JSON form; goes up when something is renamed or removed."""
_PLACE = re.compile(r"(.+?):([0-9]{1,9})(?::([0-9]{1,9}))?", re.DOTALL)


class Place(NamedTuple):
    """A line of a file, 1-based, and a column, 0 for the whole line."""

    path: str
    line: int
    column: int


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `explain`."""
    parser.add_argument("what", metavar="ID|FILE:LINE[:COLUMN]", help="a rule id, or a place in a file, as findings print them")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")
    add_language_option(parser)
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Print the rule or the terms of the scores; the exit code."""
    session = make_session(args)
    place = place_in(args.what)
    return show_place(session, place, args.format) if place else show_rule(session, args.what, args.format)


def place_in(what: str) -> Place | None:
    """The place that `what` names; None where it has not the form of one. A colon may be part of an existing file's name."""
    found = _PLACE.fullmatch(what)
    if not found:
        return None
    path, first, second = found.groups()
    if second and os.path.isfile(f"{path}:{first}"):
        return Place(f"{path}:{first}", int(second), 0)
    return Place(path, int(first), int(second or 0))


def show_place(session: Session, place: Place, form: str) -> int:
    """Print the sentences at `place` with the terms of their scores. Raises `SourceError`, and `UsageError` where no sentence is there."""
    # only this verb needs them, and rules are explained without
    from mtcheck.report.explained import explained_rows, explained_text

    start_engine(session)
    source = read_source(place.path, max_bytes=int(session.config["max-bytes"]))
    trouble = Trouble()
    trouble.look_at(source)
    checked = session.check_source(source)
    document, report = checked.document, checked.report
    numbers = sentences_at(document, place)
    surprised = session.surprise(document) if report.language != "xx" else []
    surprisals = {number: said for number in numbers if number < len(surprised) and (said := surprised[number])}
    if form == "json":
        rows = explained_rows(document, report, numbers, surprisals)
        _write({"schema": SCHEMA, "signature": session.signature, **rows})
    else:
        sys.stdout.write(explained_text(document, report, numbers, surprisals, terminal_width()))
    return TROUBLE if trouble.count else CLEAN


def sentences_at(document: Document, place: Place) -> list[int]:
    """Indexes of the sentences that stand on the line, or of the one at the column. Raises `UsageError` where there is none."""
    starts, text = document.line_starts, document.text
    where = f"{place.path}:{place.line}"
    # what follows the last line break is no line of its own where nothing follows
    lines = len(starts) - (starts[-1] == len(text))
    if not 1 <= place.line <= lines:
        raise UsageError(f"there is no line {place.line}", place.path, f"the file has {lines} line{'' if lines == 1 else 's'}")
    start = starts[place.line - 1]
    end = start + len(text[start : starts[place.line] if place.line < len(starts) else len(text)].rstrip("\r\n"))
    if place.column:
        where += f":{place.column}"
        if place.column > max(end - start, 1):
            raise UsageError("there is no such column", where, f"the line has {end - start}")
        start += place.column - 1
        end = start + 1
    found = [number for number, span in enumerate(document.sentences) if span.start < end and start < span.end]
    if not found:
        raise UsageError("no sentence stands there", where, "it is blank, or no prose: code, markup, an address")
    return found


def show_rule(session: Session, rule_id: str, form: str = "text") -> int:
    """Print the rule `rule_id`. Raises `RuleError` where there is none."""
    rules = {rule.id: rule for rule in session.ruleset.rules}
    if rule_id not in rules:
        if os.path.isfile(rule_id):
            raise UsageError(f"which line of {rule_id}?", remedy=f"write 'mtcheck explain {rule_id}:LINE'")
        raise unknown_rule(rule_id, list(rules))
    if form == "json":
        _write({"schema": SCHEMA, "rule": rule_row(rules[rule_id])})
    else:
        print(printable(describe(rules[rule_id]), keep_newlines=True))
    return CLEAN


def rule_row(rule: Rule) -> dict[str, Any]:
    """A rule as JSON values."""
    keys = ("id", "summary", "why", "sources", "category", "confidence", "kind", "status", "since", "note")
    return {
        **{key: getattr(rule, key) for key in keys},
        "severity": str(rule.severity),
        "fix": str(rule.safety),
        "finds": [
            {"text": example.text, "at": example.at, "fixed": example.fixed, **({"source": example.source} if example.source else {})}
            for example in rule.bad
        ],
        "leaves_alone": [good.text for good in rule.good],
        "file": rule.path,
    }


def _write(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, indent=2) + "\n")


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
        lines += [f"    {example.source}"] if example.source else []
        lines.append(f"    {example.text}")
        lines.append(f"      at '{example.at}'" + (f", then: {example.fixed}" if example.fixed is not None else ""))
    lines += ["", "  leaves alone", *(f"    {good.text}" for good in rule.good), "", f"  file        {rule.path}"]
    return "\n".join(lines)


def _size(rule: Rule) -> str:
    if rule.kind == "phrase":
        return f" ({len(rule.body['entries'])} wordings)"
    return f" ({rule.body['check']})" if rule.kind in ("check", "bilingual", "comment") else ""
