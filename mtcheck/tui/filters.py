"""What the list of findings is narrowed to, written as words: `sev:error cat:name rule:title/ conf:>0.8 state:open in:all chief`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mtcheck.errors import UsageError, nearest
from mtcheck.model import CATEGORIES, Finding, Severity
from mtcheck.review.state import Item, Standing

_STATES = tuple(standing.value for standing in Standing if standing not in (Standing.MOOT, Standing.GONE))
_SEVERITIES = tuple(str(severity) for severity in Severity)
HINT = "Words, or sev:error cat:name rule:title/ conf:>0.8 state:open in:all; nothing shows everything"
"""For the field that a filter is typed into."""


class Filter(NamedTuple):
    """Conditions, all of which must hold; those that are empty always do."""

    severities: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """First parts of rule ids."""
    states: tuple[str, ...] = ()
    least: float = 0.0
    """Confidence."""
    most: float = 1.0
    words: tuple[str, ...] = ()
    """Each must stand in the finding's words, message or rule, whatever its case."""
    everywhere: bool = False
    """Findings of all files."""
    written: str = ""
    """As people wrote it."""

    def filtering(self, items: Sequence[Item], standing: Callable[[int], Standing]) -> Callable[[int], bool]:
        """Whether an item, by its number, meets all conditions; `standing` is asked only where one is about it."""
        about_finding = bool(self.severities or self.categories or self.rules or self.words or self.least > 0 or self.most < 1)

        def takes(number: int) -> bool:
            if about_finding and not self._fits(items[number].finding):
                return False
            return not self.states or standing(number).value in self.states

        return takes

    def _fits(self, finding: Finding) -> bool:
        return (
            (not self.severities or str(finding.severity) in self.severities)
            and (not self.categories or finding.category in self.categories)
            and (not self.rules or finding.rule.startswith(self.rules))
            and self.least <= finding.confidence <= self.most
            and (not self.words or self._says(f"{finding.text}\n{finding.message}\n{finding.rule}".casefold()))
        )

    def _says(self, text: str) -> bool:
        return all(word in text for word in self.words)


def parse(written: str) -> Filter:
    """The filter that `written` describes. Raises `UsageError` for a condition that does not exist or cannot hold."""
    found = Filter(written=" ".join(written.split()))
    for word in written.split():
        name, colon, value = word.partition(":")
        match name.lower():
            case "sev" | "severity" if colon:
                found = found._replace(severities=(*found.severities, *_chosen(value, _SEVERITIES, "severity")))
            case "cat" | "category" if colon:
                found = found._replace(categories=(*found.categories, *_chosen(value, CATEGORIES, "category")))
            case "state" if colon:
                found = found._replace(states=(*found.states, *_chosen(value, _STATES, "state")))
            case "rule" if colon:
                found = found._replace(rules=(*found.rules, *filter(None, value.split(","))))
            case "conf" | "confidence" if colon:
                found = _confident(found, value)
            case "in" if colon:
                found = found._replace(everywhere=_chosen(value, ("file", "all"), "place") == ("all",))
            case _:
                found = found._replace(words=(*found.words, word.casefold()))
    return found


def _chosen(value: str, known: tuple[str, ...], what: str) -> tuple[str, ...]:
    chosen = []
    for part in filter(None, value.lower().split(",")):
        fitting = [name for name in known if name.startswith(part)]
        if not fitting:
            near = nearest(part, known)
            raise UsageError(f"there is no {what} {part!r}", remedy=f"did you mean {near!r}?" if near else f"one of: {', '.join(known)}")
        chosen += [part] if part in known else fitting
    return tuple(chosen)


def _confident(found: Filter, value: str) -> Filter:
    number = value.lstrip("<>=")
    try:
        limit = float(number)
    except ValueError:
        raise UsageError(f"{value!r} is no confidence", remedy="write conf:>0.8 or conf:<0.5") from None
    return found._replace(most=limit) if value.startswith("<") else found._replace(least=limit)
