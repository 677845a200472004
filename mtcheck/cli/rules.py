"""List, show, test, measure and scaffold rules."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence
from functools import partial
from typing import Any

from mtcheck.cli import CLEAN, FINDINGS, measure
from mtcheck.cli.options import add_session_options, make_session
from mtcheck.config import Config
from mtcheck.engine import Engine, Settings
from mtcheck.errors import RuleError, UsageError
from mtcheck.files.display import printable
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import CATEGORIES, Report, Rule
from mtcheck.plugins import find_check
from mtcheck.session import Session
from mtcheck.text.formats import read_document


def add_arguments(parser: ArgumentParser) -> None:
    """Sub-verbs of `rules`."""
    verbs: _SubParsersAction[Any] = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = verbs.add_parser("list", help="print every rule, a line each", description="Print every rule that would run, a line each.")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")
    show = verbs.add_parser("show", help="print one rule with its examples", description="Print what a rule finds, why, and its examples.")
    show.add_argument("id", metavar="ID", help="a rule id, as findings print it")
    test = verbs.add_parser(
        "test", help="run rules through their gates", description="Run rules through the gates: examples, fixes, clean text."
    )
    test.add_argument("ids", metavar="ID", nargs="*", help="rules to test, by id or first part of it (default: all)")
    test.add_argument("--clean", metavar="DIR", help="folder of clean text on which no rule may exceed its budget")
    new = verbs.add_parser(
        "new", help="scaffold a rule file", description="Write the file of a new rule; it fails its gates until its examples are written."
    )
    new.add_argument("id", metavar="ID", help="category/name, for example calque/supreme-chef")
    new.add_argument("--in", dest="folder", metavar="DIR", required=True, help="the pack folder that the file goes to")
    kinds = "phrase: a table of wordings (default); tokens: a pattern of words; regex: an RE2 pattern; check: a detector"
    new.add_argument("--kind", choices=("phrase", "tokens", "regex", "check"), default="phrase", help=kinds)
    verbs.add_parser("schema", help="print the JSON schema of rule files", description="Print the JSON schema of rule files, for editors.")
    measuring = verbs.add_parser(
        "measure",
        help="count hits on clean and machine-translated text, precision and cost",
        description="Measure rules: hits on text by people and on machine translation, precision on annotated text, cost in time.",
    )
    measure.add_arguments(measuring)
    for verb in (listing, show, test, measuring):
        add_session_options(verb)


def run(args: Namespace) -> int:
    """Do what the sub-verb says; the exit code."""
    if args.action == "schema":
        from mtcheck.ruleset.fields import json_schema

        print(json.dumps(json_schema(), indent=2))
        return CLEAN
    if args.action == "new":
        return _new(args)
    if args.action == "measure":
        return measure.run(args)
    session = make_session(args)
    if args.action == "show":
        from mtcheck.cli.explain import show_rule

        return show_rule(session, args.id)
    if args.action == "test":
        return _test(session, args)
    return _list(session, args.format)


def _list(session: Session, form: str) -> int:
    if form == "json":
        keys = ("id", "kind", "category", "sources", "confidence", "status", "summary")
        rows = [
            {**{key: getattr(rule, key) for key in keys}, "severity": str(rule.severity), "fix": str(rule.safety)} for rule in session.rules
        ]
        print(json.dumps(rows, indent=2))
        return CLEAN
    for rule in session.rules:
        print(
            f"{rule.id:<40} {rule.severity!s:<8} {rule.confidence:.2f}  {rule.kind:<7} {','.join(rule.sources) or 'any':<14} {printable(rule.summary)}"
        )
    print(f"{len(session.rules)} rules", file=sys.stderr)
    return CLEAN


def _test(session: Session, args: Namespace) -> int:
    from mtcheck.ruleset.gates import over_budget, run_gates, swap_conflicts
    from mtcheck.ruleset.loader import unknown_rule

    # a rule that is named is tested whatever its status: its author asks for it before it may run
    rules = session.ruleset.rules if args.ids else session.rules
    wanted = [rule for rule in rules if not args.ids or any(rule.id == i or rule.id.startswith(i.rstrip("/") + "/") for i in args.ids)]
    for asked in args.ids:
        if not any(rule.id == asked or rule.id.startswith(asked.rstrip("/") + "/") for rule in wanted):
            raise unknown_rule(asked, [rule.id for rule in rules])
    if any(rule.kind == "model" for rule in wanted) and session.model is None:
        raise session.model_trouble or UsageError(
            "rules of the model cannot be tested", why="the profile has no model", remedy="leave out --profile"
        )
    company = _company(session, wanted)
    # what a rule must prove does not hang on a model that is trained anew; only what is said of the model itself does
    rules_only = partial(_check_with, company.without_model())
    failures: list[tuple[str, object]] = []
    for rule in wanted:
        single = Engine([rule], shipped_lexicon(), find_check, Settings(unaccompanied=True), session.read)
        together = partial(_check_with, company) if rule.kind == "model" else rules_only
        alone = partial(_check_with, single if rule.kind == "model" else single.without_model())
        failures += [(rule.id, failure) for failure in run_gates(rule, alone, together)]
    failures += swap_conflicts(wanted, rules_only)
    if args.clean:
        from mtcheck.files.read import read_source
        from mtcheck.files.walk import find_files

        found = find_files([args.clean], suffixes=session.config["suffixes"])
        limit = int(session.config["max-bytes"])
        sources = (read_source(path, max_bytes=limit) for path in found if isinstance(path, str))
        reports = [company.check(read_document(source.path, source.text)) for source in sources]
        failures += over_budget(wanted, reports)
    for rule_id, failure in failures:
        print(f"{rule_id}: {printable(str(failure), keep_newlines=True)}")
    print(f"{len(wanted)} rules, {len(failures)} failures", file=sys.stderr)
    return FINDINGS if failures else CLEAN


def _company(session: Session, wanted: Sequence[Rule]) -> Engine:
    """All rules that run under these settings and the `wanted` ones; those in preview too where a wanted one would not run."""
    active = {rule.id for rule in session.rules}
    if all(rule.id in active for rule in wanted):
        return session.engine
    config = session.config
    preview = Session(Config({**config.values, "profile": "preview"}, config.origins, config.root))
    active = {rule.id for rule in (*preview.rules, *wanted)}
    return Engine(
        [rule for rule in preview.ruleset.rules if rule.id in active],
        shipped_lexicon(),
        find_check,
        Settings(config["quotes"]),
        session.read,
    )


_SCAFFOLD = """\
id: {id}
kind: {kind}
category: {category}
from: [any]
severity: warning
confidence: 0.8
summary: "'{{match}}' reads as a word-for-word rendering of '{{fix}}'"
why: Which word of which language, and how it came to this.
{body}
fix: review
# Two bad and two good examples of your own at least; 'mtcheck rules test {id} --pack DIR' tells what is missing.
examples:
  bad:
    - {{text: "", at: "", fixed: ""}}
    - {{text: "", at: "", fixed: ""}}
  good:
    - ""
    - ""
"""
_BODIES = {
    "phrase": "swap:\n  wrong wording: right wording",
    "tokens": 'pattern: "[<v:claim/v> the responsibility of|for]"\nrewrite: "{v} responsibility for"',
    "regex": 'anchor: [literal]\npattern: "literal"\nrewrite: ""',
    "check": "check: names\nparams: {}",
}


def _check_with(engine: Engine, text: str, source: str = "", glossary: str = "") -> Report:
    if source or glossary:
        from mtcheck.bilingual.examples import translated_document

        return engine.check(translated_document(text, source, glossary))
    return engine.check(read_document("<example>", text))


def _new(args: Namespace) -> int:
    from mtcheck.ruleset.loader import is_rule_id

    if not is_rule_id(args.id):
        why = "an id is made of a-z, 0-9 and -, with / between its parts"
        raise RuleError(f"{args.id!r} is not a rule id", why=why, remedy="write category/name, for example calque/supreme-chef")
    category = args.id.split("/")[0]
    path = os.path.join(args.folder, *args.id.split("/")) + ".yaml"
    text = _SCAFFOLD.format(id=args.id, kind=args.kind, body=_BODIES[args.kind], category=category if category in CATEGORIES else "calque")
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "x", encoding="utf-8") as handle:
            handle.write(text)
    except FileExistsError:
        raise RuleError("the rule file exists", path, "", "choose another id, or edit that file") from None
    except OSError as error:
        raise RuleError("the rule file cannot be written", path, error.strerror or str(error), "check the folder given with --in") from None
    print(printable(path))
    return CLEAN
