"""Applying fixes, for every verb that does: what is chosen, how it is written or shown, what is told of it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.files.display import printable
from mtcheck.files.read import encode
from mtcheck.files.write import write_atomic
from mtcheck.fix import Fixed, fix_text, safely, why_left
from mtcheck.model import Finding, Safety, Source, Status
from mtcheck.session import Session, names


class Fixing(NamedTuple):
    """How to fix; picklable, for worker processes."""

    unsafe: tuple[str, ...] = ()
    """Rules whose first wording is taken although it is one for a person to review."""
    diff: bool = False
    """Show what would change and write nothing."""
    show: bool = False
    """Tell each fix, and why the rest was left."""

    def reason(self, finding: Finding) -> str:
        """Why the first suggestion of `finding` is applied; empty where it is not."""
        if safe := safely(finding):
            return safe
        if finding.status is not Status.NEW or not finding.suggestions or finding.suggestions[0].safety is Safety.NONE:
            return ""
        return next((f"--unsafe {rule}" for rule in self.unsafe if names(rule, finding.rule, finding.category)), "")


def add_fixing_options(parser: ArgumentParser) -> None:
    """What is fixed, and what is told of it."""
    group = parser.add_argument_group("fixing")
    group.add_argument(
        "--unsafe",
        metavar="RULE",
        action="append",
        help="apply also the first wording of this rule, first part or category where it is one for a person to review; repeatable",
    )
    group.add_argument("--diff", action="store_true", help="print what would change and write nothing; exit with 1 if anything would")
    group.add_argument(
        "--show-fixes", action="store_true", help="tell each fix that was made, and of each finding left its tier and the reason"
    )


def fixing_of(args: Namespace, session: Session) -> Fixing:
    """The fixing that the options ask for. Raises `RuleError` for an unknown rule."""
    rules = tuple(part for value in args.unsafe or () for part in value.split(",") if part)
    for rule in rules:
        session.require_rule(rule)
    return Fixing(rules, args.diff, args.show_fixes)


def fix_source(session: Session, source: Source, fixing: Fixing) -> Fixed:
    """What fixing makes of `source`; nothing is written."""
    return fix_text(source.text, lambda text: session.check_text(text, source.path), fixing.reason)


def write_fixed(source: Source, fixed: Fixed) -> str:
    """Write the text to its file, if it changed; what to say of it. Raises `FileChanged` and `WriteError`, and then nothing is written."""
    if fixed.text == source.text:
        return ""
    write_atomic(source.path, encode(source, fixed.text), expected_digest=source.digest)
    return f"{source.path}: {fixed.made} {'fix' if fixed.made == 1 else 'fixes'}"


def diff_of(source: Source, text: str) -> str:
    """What would change, as a unified diff; empty where nothing would."""
    if text == source.text:
        return ""
    # 15 ms, for --diff only
    from difflib import unified_diff

    lines = unified_diff(source.text.splitlines(), text.splitlines(), f"a/{source.path}", f"b/{source.path}", lineterm="")
    return "".join(f"{printable(line)}\n" for line in lines)


def account(source: Source, fixed: Fixed) -> Iterator[str]:
    """A line for each fix made and for each finding left."""
    for made in fixed.applied:
        yield f"{source.path}:{made.line}: fixed {made.old!r} -> {made.new!r} ({made.rule}; {made.reason})"
    for finding in fixed.report.findings:
        tier, reason = why_left(finding)
        line = fixed.text.count("\n", 0, finding.span.start) + 1
        yield f"{source.path}:{line}: left {finding.text!r} ({finding.rule}; {tier}: {reason})"
