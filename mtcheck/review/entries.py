"""What a journal of a review says: entries as values, to and from bytes. Reading trusts nothing: any bytes give entries or `ValueError`.

A finding is written once, when it is first decided or in focus, and named by its number among those of the file afterwards. Places are those of
the original, which stands in the first entry: what is on disk is another text after the first save.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from mtcheck.model import CATEGORIES, Edit, Finding, Safety, Severity, Span, Status, Suggestion
from mtcheck.review.actions import Scope
from mtcheck.review.passage import Version
from mtcheck.review.state import Decision, Ignored, Verdict

FORMAT = 1
"""Of the journal; another one is not read."""
_FAR = 2**53
T = TypeVar("T")


class Header(NamedTuple):
    """The first entry: of which file, bytes and rules the rest speaks."""

    path: str
    digest: str
    """Of the original bytes."""
    rules: str
    time: int
    """When the review began."""
    text: str
    """The original, decoded."""


class Known(NamedTuple):
    """A finding as it was reported in the text of `seen`, and what of the original it stands on."""

    finding: Finding
    seen: Version
    place: Span
    initial: bool


class Step(NamedTuple):
    """A decision: what it changed. `items` are findings named for the first time; numbers are positions among all of the journal."""

    time: int
    label: str
    items: tuple[Known, ...]
    removed: tuple[Span, ...]
    """Edits taken back, by their place."""
    added: Version
    decided: tuple[tuple[int, Decision], ...]
    reopened: tuple[int, ...]
    ignored: tuple[Ignored, ...]
    heard: tuple[Ignored, ...]
    """No longer ignored."""
    before: tuple[int, int]
    """Finding (-1 for none) and sentence that were in focus."""
    after: tuple[int, int]


class Undone(NamedTuple):
    """The last step was taken back."""

    time: int


class Redone(NamedTuple):
    """It was made again."""

    time: int


class Saving(NamedTuple):
    """These edits of the original were about to be written; the file holds them if its bytes have that digest."""

    time: int
    digest: str
    edits: Version


Entry = Header | Step | Undone | Redone | Saving


def encode(entry: Entry) -> bytes:
    """One line of JSON. Lone surrogates, which stand for undecodable bytes, are kept."""
    match entry:
        case Header():
            value: dict[str, Any] = {
                "review": FORMAT,
                "path": entry.path,
                "digest": entry.digest,
                "rules": entry.rules,
                "time": entry.time,
                "text": entry.text,
            }
        case Step():
            value = {
                "step": entry.time,
                "label": entry.label,
                "items": [_known_out(known) for known in entry.items],
                "removed": entry.removed,
                "added": [_edit_out(edit) for edit in entry.added],
                "decided": [[n, d.verdict.value, d.choice, [_edit_out(e) for e in d.edits]] for n, d in entry.decided],
                "reopened": entry.reopened,
                "ignored": [[i.scope.value, i.key, i.wording] for i in entry.ignored],
                "heard": [[i.scope.value, i.key, i.wording] for i in entry.heard],
                "before": entry.before,
                "after": entry.after,
            }
        case Undone(time):
            value = {"undo": time}
        case Redone(time):
            value = {"redo": time}
        case Saving():
            value = {"save": entry.time, "digest": entry.digest, "edits": [_edit_out(edit) for edit in entry.edits]}
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def decode(record: bytes) -> Entry:
    """The entry in a line. Raises `ValueError` for whatever is none."""
    try:
        value = json.loads(record.decode("utf-8", "surrogatepass"))
        return _entry(value)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"not an entry: {type(error).__name__}: {str(error)[:80]}") from None


def _entry(value: Mapping[str, Any]) -> Entry:
    if "review" in value:
        if value["review"] != FORMAT:
            raise ValueError("of another version of mtcheck")
        return Header(_text(value["path"]), _text(value["digest"]), _text(value["rules"]), _number(value["time"]), _text(value["text"]))
    if "step" in value:
        return Step(
            _number(value["step"]),
            _text(value["label"]),
            _each(value["items"], _known),
            _each(value["removed"], _span),
            _each(value["added"], _edit),
            _each(value["decided"], _decision),
            _each(value["reopened"], _number),
            _each(value["ignored"], _ignored),
            _each(value["heard"], _ignored),
            _focus(value["before"]),
            _focus(value["after"]),
        )
    if "undo" in value:
        return Undone(_number(value["undo"]))
    if "redo" in value:
        return Redone(_number(value["redo"]))
    return Saving(_number(value["save"]), _text(value["digest"]), _each(value["edits"], _edit))


def _each(value: Any, read: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(value, list):
        raise TypeError("a list is missing")
    return tuple(read(each) for each in value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is missing")
    return value


def _number(value: Any, least: int = 0) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value < _FAR:
        raise TypeError("a number is missing")
    return value


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise TypeError("a share is missing")
    return float(value)


def _span(value: Any) -> Span:
    start, end = value
    span = Span(_number(start), _number(end))
    if span.start > span.end:
        raise ValueError("a span that ends before it starts")
    return span


def _focus(value: Any) -> tuple[int, int]:
    finding, sentence = value
    return _number(finding, -1), _number(sentence)


def _edit_out(edit: Edit) -> list[Any]:
    return [*edit.span, edit.text]


def _edit(value: Any) -> Edit:
    start, end, text = value
    return Edit(_span([start, end]), _text(text))


def _decision(value: Any) -> tuple[int, Decision]:
    number, verdict, choice, edits = value
    return _number(number), Decision(Verdict(verdict), _number(choice, -1), _each(edits, _edit))


def _ignored(value: Any) -> Ignored:
    scope, key, wording = value
    return Ignored(Scope(scope), _text(key), _text(wording))


def _known_out(known: Known) -> dict[str, Any]:
    f = known.finding
    return {
        "rule": f.rule,
        "category": f.category,
        "span": f.span,
        "sentence": f.sentence,
        "message": f.message,
        "why": f.why,
        "sources": f.sources,
        "severity": int(f.severity),
        "confidence": f.confidence,
        "suggestions": [[[_edit_out(e) for e in s.edits], s.label, s.safety.value] for s in f.suggestions],
        "status": f.status.value,
        "text": f.text,
        "seen": [_edit_out(e) for e in known.seen],
        "place": known.place,
        "initial": known.initial,
    }


def _known(value: Any) -> Known:
    if value["category"] not in CATEGORIES or not isinstance(value["initial"], bool):
        raise ValueError("not a finding")
    finding = Finding(
        rule=_text(value["rule"]),
        category=value["category"],
        span=_span(value["span"]),
        sentence=_number(value["sentence"], -1),
        message=_text(value["message"]),
        why=_text(value["why"]),
        sources=_each(value["sources"], _text),
        severity=Severity(_number(value["severity"])),
        confidence=_share(value["confidence"]),
        suggestions=_each(value["suggestions"], _suggestion),
        status=Status(value["status"]),
        text=_text(value["text"]),
    )
    return Known(finding, _each(value["seen"], _edit), _span(value["place"]), value["initial"])


def _suggestion(value: Any) -> Suggestion:
    edits, label, safety = value
    return Suggestion(_each(edits, _edit), _text(label), Safety(safety))
