"""Which findings the comments of a document suppress, and what is wrong with those comments.

`ignore` is about the lines on which it stands, and about the next block of text where it stands on them alone; `ignore-next` about the next block;
`off` about everything up to the `on` that names the same, or to the end; `ignore-file` about the whole file.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from mtcheck.errors import nearest
from mtcheck.model import Finding, Hit, Span
from mtcheck.suppress.directives import VERBS, Directive, Name, directives
from mtcheck.text.document import MASK, Document

OWN = "meta"
"""First part of the rules about these comments themselves: only a comment that names them suppresses those."""
UNUSED, UNKNOWN, REASONLESS, MALFORMED = "unused", "unknown", "reasonless", "malformed"

_PROSE = re.compile(rf"[^\s{MASK}]")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*+(?:\r\n?|\n)")
_MOST_NEAREST = 20
"""Unknown names for which a like one is looked for: each is compared with all there are."""


class RuleNames(NamedTuple):
    """Everything by which a rule can be named."""

    known: frozenset[str]
    judged: frozenset[str]
    """Names of which all rules ran that find something by themselves: only then a comment that suppresses nothing is one too many."""


def rule_names(rules: Iterable[tuple[str, str, bool, bool]]) -> RuleNames:
    """From id, category, whether it ran, and whether it would have to have run, of all rules there are."""
    known: set[str] = set()
    ran: set[str] = set()
    missing: set[str] = set()
    for rule, category, has_run, matters in rules:
        mine = names_of(rule, category)
        known |= mine
        if has_run and matters:
            ran |= mine
        elif matters:
            missing |= mine
    return RuleNames(frozenset(known), frozenset(ran - missing))


def names_of(rule: str, category: str) -> set[str]:
    """By what a rule can be named: its id, the first parts of that, its category."""
    parts = rule.split("/")
    return {category, *("/".join(parts[:count]) for count in range(1, len(parts) + 1))}


class _Claim(NamedTuple):
    """A place, a name that is suppressed there (none for everything), and which directive says so."""

    scope: Span
    name: str
    directive: int
    at: Span


class Suppressions:
    """What the comments of one document say; `names` as in `rule_names`."""

    def __init__(self, document: Document, names: RuleNames) -> None:
        self._document = document
        self._names = names
        self._found = list(directives(document))
        self._claims: list[_Claim] = []
        self._used: set[int] = set()
        self._idle: list[Span] = []
        """What of the comments changes nothing, whatever is found."""
        self._unknown: list[Name] = []
        self._text_after = (0, -1)
        """An offset, and the first of text after it: comments that follow on each other do not each look for it."""
        self._with_text: dict[Span, bool] = {}
        self._claim_all()

    def muted(self) -> list[Span]:
        """Stretches of which nothing at all is to be said."""
        return [claim.scope for claim in self._claims if not claim.name and self._found[claim.directive].verb in ("off", "ignore-file")]

    def silenced(self, findings: Sequence[Finding]) -> set[int]:
        """Indices of those `findings`, in order of place, that a comment suppresses; which comments did is remembered for `hits`."""
        starts = [finding.span.start for finding in findings]
        silent: set[int] = set()
        for number, claim in enumerate(self._claims):
            for index in range(max(bisect_left(starts, claim.scope.start) - 1, 0), bisect_right(starts, claim.scope.end)):
                finding = findings[index]
                if finding.span.overlaps(claim.scope) and _is_meant(claim.name, finding):
                    silent.add(index)
                    self._used.add(number)
        return silent

    def hits(self) -> Iterator[tuple[str, Hit]]:
        """What is wrong with the comments, by kind; to be asked after `silenced`."""
        for directive in self._found:
            if directive.trouble:
                yield MALFORMED, _malformed(directive)
            elif not directive.has_reason and directive.verb != "on":
                yield REASONLESS, Hit(directive.span, captures={"verb": directive.verb})
        for number, name in enumerate(self._unknown):
            near = nearest(name.text, sorted(self._names.known)) if number < _MOST_NEAREST else ""
            yield UNKNOWN, Hit(name.span, (near,) if near else ())
        idle = [claim.at for number, claim in enumerate(self._claims) if number not in self._used and self._is_judged(claim.name)]
        for span in sorted({*idle, *self._idle}):
            yield UNUSED, Hit(span)

    def _is_judged(self, name: str) -> bool:
        return not name or (name in self._names.judged and name.split("/")[0] != OWN)

    def _claim_all(self) -> None:
        opened: dict[str, _Claim] = {}
        taken: set[tuple[Span, str]] = set()
        for number, directive in enumerate(self._found):
            if directive.trouble:
                continue
            meant = [(name.text, name.span) for name in directive.names if self._is_known(name)]
            if not directive.names:
                meant = [("", directive.span)]
            if directive.verb == "on":
                self._close(opened, meant, directive)
                continue
            scope = self._scope(directive)
            for name, at in meant:
                claim = _Claim(scope, name, number, at)
                if name in opened if directive.verb == "off" else (scope, name) in taken:
                    self._idle.append(at)
                elif directive.verb == "off":
                    opened[name] = claim
                else:
                    taken.add((scope, name))
                    self._claims.append(claim)
        self._claims.extend(opened.values())

    def _close(self, opened: dict[str, _Claim], meant: list[tuple[str, Span]], directive: Directive) -> None:
        if not directive.names:
            meant = [(name, directive.span) for name in opened] or [("", directive.span)]
        for name, at in meant:
            if claim := opened.pop(name, None):
                self._claims.append(claim._replace(scope=Span(claim.scope.start, directive.comment.start)))
            else:
                self._idle.append(at)

    def _is_known(self, name: Name) -> bool:
        if name.text in self._names.known:
            return True
        self._unknown.append(name)
        return False

    def _scope(self, directive: Directive) -> Span:
        text, comment = self._document.text, directive.comment
        if directive.verb == "ignore-file":
            return Span(0, len(text))
        if directive.verb == "off":
            return Span(comment.start, len(text))
        if directive.verb == "ignore":
            starts = self._document.line_starts
            first, last = bisect_right(starts, comment.start) - 1, bisect_right(starts, max(comment.start, comment.end - 1))
            lines = Span(starts[first], starts[last] if last < len(starts) else len(text))
            if lines not in self._with_text:
                self._with_text[lines] = bool(_PROSE.search(self._document.prose, *lines))
            if self._with_text[lines]:
                return lines
        return self._next_block(comment.end)

    def _next_block(self, at: int) -> Span:
        """From `at` to the end of the first block with text behind it."""
        length, breaks = len(self._document.text), self._document.breaks
        searched, first = self._text_after
        if not searched <= at <= first:
            found = _PROSE.search(self._document.prose, at)
            first = found.start() if found else length
            self._text_after = (at, first)
        ends = []
        for places in (breaks, self._blank_lines):
            following = bisect_right(places, first)
            ends.append(places[following] if following < len(places) else length)
        return Span(at, min(ends))

    @cached_property
    def _blank_lines(self) -> list[int]:
        return [match.start() for match in _BLANK_LINE.finditer(self._document.prose)]


def _is_meant(name: str, finding: Finding) -> bool:
    if finding.rule.split("/")[0] == OWN:
        return bool(name) and (finding.rule == name or name == OWN)
    return not name or name == finding.category or f"{finding.rule}/".startswith(f"{name}/")


def _malformed(directive: Directive) -> Hit:
    wrong = directive.trouble
    assert wrong is not None
    if len(wrong.text.split()) > 1:
        return Hit(wrong.span, captures={"problem": "a rule has no spaces in its name: commas go between rules, and -- before the reason"})
    near = nearest(wrong.text, VERBS) if wrong.text else ""
    return Hit(wrong.span, (near,) if near else (), {"problem": f"it has to say one of {', '.join(VERBS)}"})
