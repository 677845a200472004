"""Detectors on units of a bilingual file and on aligned texts; places, neighbours, hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.bilingual import DETECTORS, detector
from mtcheck.bilingual.languages import source_language
from mtcheck.bilingual.segments import blanked, span_in
from mtcheck.bilingual.source import known_original, original_of
from mtcheck.engine import Engine
from mtcheck.errors import RuleError
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Report, Span
from mtcheck.plugins import find_check
from mtcheck.session import Session
from mtcheck.text.document import Document
from mtcheck.text.formats import read_document
from mtcheck.text.pairs import Original, Pair, Term
from tests.conftest import default_config

SESSION = Session(default_config(profile="hook"))
ACCURACY = Engine([rule for rule in SESSION.rules if rule.category == "accuracy"], shipped_lexicon(), find_check)


def units(*rows: tuple[str, str], language: str = "", glossary: tuple[Term, ...] = ()) -> Document:
    """A document of one line a unit, as a reader of a bilingual file would make it."""
    document = Document("x.po", "\n".join(target for _source, target in rows), soft_newlines=False)
    pairs, at = [], 0
    for number, (source, target) in enumerate(rows, 1):
        pairs.append(Pair(source, target, Span(at, at + len(target)), f"unit {number}"))
        at += len(target) + 1
    document.original = Original(tuple(pairs), language, glossary)
    return document


def found(document: Document) -> list[tuple[str, str]]:
    return [(finding.rule.removeprefix("accuracy/"), finding.text) for finding in ACCURACY.check(document).findings]


def test_units_are_checked_one_by_one() -> None:
    document = units(
        ("Es gibt 12 neue Nachrichten von {name}.", "There are 21 new messages from {Name}."),
        ("Möchten Sie die Datei löschen?", "Do you want to delete the file."),
        ("Der Ordner ist leer.", "The folder is empty."),
    )
    assert found(document) == [("number-changed", "21"), ("placeholder-changed", "{Name}"), ("question-lost", ".")]


def test_a_reason_names_the_source_text() -> None:
    (finding,) = ACCURACY.check(units(("Es gibt heute 12 neue Nachrichten.", "There are 21 new messages today."))).findings
    assert finding.why == "Source: Es gibt heute 12 neue Nachrichten."
    assert [suggestion.label for suggestion in finding.suggestions] == ["12"]


def test_a_glossary_needs_no_source_for_what_it_forbids_everywhere() -> None:
    document = Document("x.txt", "The mayor will utilise the old town hall for the festival.")
    document.original = known_original(document, None, [Term("", ("use",), ("utilise",))], "")
    assert found(document) == [("forbidden-term", "utilise")]


def test_a_figure_of_the_next_sentence_is_not_lost() -> None:
    source = "Der Rat tagte am Montag und beriet über 14 Anträge. Die Sitzung war um Mitternacht vorbei."
    target = "The council met on Monday to discuss motions. The meeting on all 14 of them was over at midnight."
    document = read_document("t.txt", target)
    document.original = original_of(read_document("s.txt", source), document)
    assert found(document) == []


def test_a_text_is_its_own_translation() -> None:
    text = "The council met on Monday, 14 June 2025, at 3 p.m. in Altenburg. It has 2,400 members. Why?\n\nSee https://example.org."
    document = read_document("t.txt", text)
    document.original = original_of(read_document("s.txt", text), document)
    assert document.original.language == "en" and found(document) == []


def test_markdown_is_aligned_by_its_blocks_and_code_is_no_text() -> None:
    source = "# Der Rat\n\nDer Rat tagte am Montag im `rat 12` der Stadt.\n\n- Es gab 14 Anträge.\n- Es gab Streit.\n"
    target = "# The council\n\nThe council met on Monday in the `rat 12` of the town.\n\n- There were 41 motions.\n- There was a dispute.\n"
    document = read_document("t.md", target)
    document.original = original_of(read_document("s.md", source), document)
    assert len([pair for pair in document.original.pairs if pair.source and pair.target]) == 4
    assert found(document) == [("number-changed", "41")]


def test_scores_are_the_same_with_and_without_the_source() -> None:
    text = "The Supreme Chef spoke in the town hall on Friday, officials said, and 21 people heard him."
    source = "Le Guide suprême a parlé vendredi à la mairie, selon des responsables, et 12 personnes l'ont entendu."

    def check(original: str) -> Report:
        document = read_document("t.txt", text)
        document.original = original_of(read_document("s.txt", original), document) if original else None
        return SESSION.engine.check(document)

    plain, proven = check(""), check(source)
    assert {f.rule for f in proven.findings} - {f.rule for f in plain.findings} == {"accuracy/number-changed"}
    assert (plain.score, plain.sentences, plain.verdict) == (proven.score, proven.sentences, proven.verdict)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Rat tagt am Montag.", "de"),
        ("Le conseil se réunit lundi dans la grande salle.", "fr"),
        ("El consejo se reúne el lunes en la sala.", "es"),
        ("Совет собрался в понедельник.", "ru"),
        ("市长周五宣布了新计划。", "zh"),
        ("The council meets on Monday in the hall.", "en"),
        ("123 456", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_source(text: str, language: str) -> None:
    assert source_language(text) == language


def test_a_place_is_sought_where_the_file_has_escapes() -> None:
    document = Document("x.po", 'msgstr "He said \\"no\\" 12 times"')
    pair = Pair("", 'He said "no" 12 times', Span(8, 33))
    assert document.text[slice(*span_in(document, pair, 13, 15))] == "12"
    assert span_in(document, pair, 8, 12) == pair.span


def test_blanking_keeps_the_length() -> None:
    text = "Mail a@example.org, <b>%s</b> {0} ${x} &nbsp; https://example.org/a(b) 50 % der"
    assert len(blanked(text)) == len(text) and "50 % der" in blanked(text) and "example" not in blanked(text)


def test_an_unknown_detector_is_told() -> None:
    with pytest.raises(RuleError, match="no bilingual check 'nosuch'"):
        detector("nosuch")
    assert all(callable(detector(name)) for name in DETECTORS)


HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(list("\u202e\u200b\ud800\ufffc\x00\x1b<>{}%&@./:?!,0123456789 \n\r\tAaBbÄß一三万ж")),
    ),
    max_size=160,
)


@given(HOSTILE, HOSTILE)
def test_any_two_texts_can_be_set_side_by_side(source: str, target: str) -> None:
    document = Document("t.txt", target)
    document.original = original_of(Document("s.txt", source), document, [Term("a", ("b",), ("0",)), Term("", (), ("1",))])
    for text, sides in ((source, [p.source for p in document.original.pairs]), (target, [p.target for p in document.original.pairs])):
        assert [c for c in text if c.isalnum()] == [c for side in sides for c in side if c.isalnum()]
    for finding in ACCURACY.findings(document):
        assert 0 <= finding.span.start <= finding.span.end <= len(target)
        assert finding.text == target[slice(*finding.span)]


@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=4))
def test_any_units_can_be_checked(rows: list[tuple[str, str]]) -> None:
    document = units(*rows)
    for finding in ACCURACY.findings(document):
        assert 0 <= finding.span.start <= finding.span.end <= len(document.text)


@pytest.mark.parametrize("piece", ["<a ", "{{", "%(", "&#1", "a@b.", "http://", "1 234 ", "12.", "V", "ein und ", "三万", "? ", "''"])
def test_long_runs_of_what_a_pattern_begins_with_take_no_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    document = units((text, text + "x"), language="de")
    assert isinstance(found(document), list)
