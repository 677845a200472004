"""`phrase`: a table of wordings and what each should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mtcheck.lexicon.inflect import expand, reinflect
from mtcheck.model import Hit, Span
from mtcheck.ruleset.casing import match_case
from mtcheck.ruleset.fields import FieldError, Node, as_words
from mtcheck.ruleset.guards import compile_guards, passes
from mtcheck.text.document import Document
from mtcheck.text.fold import fold


def compile_body(fields: Mapping[str, Node]) -> dict[str, Any]:
    """Expand the table: `[wording, fixes, number of its details]` for each inflected form, `[languages, guards, why]` for each row."""
    exact = "case" in fields and fields["case"].value == "exact"
    entries: dict[str, list[Any]] = {}
    details: list[list[Any]] = []
    written_out: dict[str, int] = {}
    for key, value in fields["swap"].pairs():
        detail = dict(value.named()) if value.is_map else {}
        fixes = as_words(detail["fix"]) if "fix" in detail else ([] if value.is_map else as_words(value))
        guards = compile_guards(detail)
        languages = as_words(detail["from"]) if "from" in detail else []
        why = detail["why"].text() if "why" in detail else ""
        details.append([[code for code in languages if code != "any"], guards, why])
        for wording, form in expand(key.text()):
            written = wording if exact else fold(wording)
            if not written.strip():
                raise FieldError("a wording is empty", key)
            if not form and written in written_out:
                raise FieldError(f"the wording {written!r} stands twice (first in line {written_out[written]})", key)
            if not form:
                written_out[written] = key.line
            # a wording that is written out beats one that inflection gives
            if not form or written not in entries:
                entries[written] = [written, [reinflect(fix, form) for fix in fixes], len(details) - 1]
    return {"entries": list(entries.values()), "details": details, "exact": exact}


def anchors(body: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Every wording is its own anchor."""
    exact = body["exact"]
    for number, entry in enumerate(body["entries"]):
        yield fold(entry[0]) if exact else entry[0], number


def prepare(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Nothing to prepare: the body is what `confirm` reads."""
    return body


def place(body: Mapping[str, Any], document: Document, span: Span) -> None:
    """Every anchor is looked at by itself."""


def confirm(body: Mapping[str, Any], document: Document, span: Span, number: int) -> Iterator[Hit]:
    """The hit at `span`, if case, word boundaries and the entry's own guards agree."""
    written, fixes, row = body["entries"][number]
    languages, guards, why = body["details"][row]
    found = document.prose[span.start : span.end]
    if body["exact"] and found != written:
        return
    sentence = document.sentences[document.sentence_at(span.start)] if document.sentences else span
    if span.end > sentence.end or not passes(guards, document, span):
        return
    cased = tuple(fix if body["exact"] else match_case(fix, found) for fix in fixes)
    yield Hit(span, cased, {"why": why} if why else {}, None, tuple(languages))
