"""Structured files: what is read, what a fix writes, and that nothing else changes; the same for every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import SourceError
from mtcheck.fix import apply
from mtcheck.model import Edit, Span
from mtcheck.text.escapes import as_read
from mtcheck.text.formats import read_document
from mtcheck.text.readers.selection import Selection

HERE = Path(__file__).parent / "structured"
FILES = sorted(path for path in HERE.iterdir() if path.suffix != ".read")


def content(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def reading(name: str, text: str, selection: Selection | None = None) -> str:
    return as_read(read_document(name, text, selection=selection))[0].text


def changed(name: str, text: str, old: str, new: str) -> str | None:
    """`text` with the first `old`, as it is read, made `new`; None where the format cannot hold that."""
    read, places = as_read(read_document(name, text))
    assert places is not None
    at = read.text.index(old)
    edits = places.edits(Edit(Span(at, at + len(old)), new))
    return None if edits is None else apply(text, edits)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_prose_of_a_file_is_read(path: Path) -> None:
    """`NAME.read` holds what is read, sentence by sentence, addresses and placeholders as `#`."""
    document = as_read(read_document(path.name, content(path)))[0]
    sentences = [document.prose[start:end] for start, end in document.sentences]
    lines = [" ".join(re.sub("\ufffc+", "#", sentence).split()) for sentence in sentences]
    assert lines == (path.with_name(f"{path.name}.read")).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_change_changes_nothing(path: Path) -> None:
    text = content(path)
    read, places = as_read(read_document(path.name, text))
    assert places is not None
    assert apply(text, places.edits(Edit(Span(0, 0), "")) or ()) == text
    for start, end in read.sentences:
        assert apply(text, places.edits(Edit(Span(start, end), read.text[start:end])) or ()) == text


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.data())
def test_a_change_is_read_as_it_was_meant_and_changes_nothing_else(path: Path, data: st.DataObject) -> None:
    text = content(path)
    # an edit may make of prose what does not look like it
    selection = Selection(("**",) if path.suffix.startswith(".json") else ("1", "2", "3") if path.suffix in (".csv", ".tsv") else ())
    read, places = as_read(read_document(path.name, text, selection=selection))
    assert places is not None
    start, end = data.draw(st.sampled_from(read.sentences))
    low = data.draw(st.integers(start, end - 1))
    high = data.draw(st.integers(low + 1, end))
    new = data.draw(st.text('ab\u00e9&",', min_size=1, max_size=5))
    edits = places.edits(Edit(Span(low, high), new))
    if edits is None or any(span.start < high and low < span.end for span in read.mask):
        return
    after = apply(text, edits)
    again = as_read(read_document(path.name, after, selection=selection))[0].text
    assert again.split() == (read.text[:low] + new + read.text[high:]).split()
    outside = Span(places.span(Span(low, high)).start, places.span(Span(low, high)).end)
    assert after.startswith(text[: outside.start])
    assert after.endswith(text[outside.end :])


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.integers(0, 4000), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused(path: Path, at: int, length: int) -> None:
    text = content(path)
    for damaged in (text[:at], text[:at] + text[at + length :], text[:at] + "\x00\ud800\u202e<&\"'" + text[at:]):
        try:
            document, places = as_read(read_document(path.name, damaged))
        except SourceError as error:
            assert error.where.startswith(f"{path.name}:")
            continue
        spans = [places.span(sentence) if places else sentence for sentence in document.sentences]
        assert all(0 <= start < end <= len(damaged) for start, end in spans)


@given(st.sampled_from(FILES), st.text(st.sampled_from('<>{}[]"\\u0,:;|\n\r\t -->=&#aA1'), max_size=80))
def test_any_text_is_read_or_refused(path: Path, text: str) -> None:
    try:
        document = as_read(read_document(path.name, text))[0]
    except SourceError:
        return
    assert all(0 <= start < end <= len(document.text) for start, end in document.sentences)


@pytest.mark.parametrize(
    ("name", "text", "old", "new", "expected"),
    [
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>the</i> big <b>chef</b>\n", "the big chef", "a big leader",
         "1\n00:00:01,000 --> 00:00:02,000\n<i>a</i> big <b>leader</b>\n"),
        ("a.srt", "00:01,000 --> 00:02,000\nthe big\n\n00:03,000 --> 00:04,000\nchef went", "big\nchef", "big leader",
         "00:01,000 --> 00:02,000\nthe big\n\n00:03,000 --> 00:04,000\nleader went"),
        ("a.srt", "00:01,000 --> 00:02,000\nthe big\n\n00:03,000 --> 00:04,000\nchef went", "big\nchef", "leader", None),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nR&amp;D", "R&D", "A&D", "WEBVTT\n\n00:01.000 --> 00:02.000\nA&amp;D"),
        ("a.json", '{"a": "the caf\\u00e9 of R\\/D two"}', "café of", "caf\"\n of", '{"a": "the caf\\"\\n of R\\/D two"}'),
        ("a.json", '["it\\u2019s a plain old text"]', "plain", "plain\u2019s", '["it\\u2019s a plain\\u2019s old text"]'),
        ("a.json", '["it is a plain old text"]', "plain", "plain\u2019s", '["it is a plain\u2019s old text"]'),
        ("a.json", '["\\ud83d\\ude00 is a plain old text"]', "\U0001f600", "\U0001f601", '["\\ud83d\\ude01 is a plain old text"]'),
        ("a.jsonl", '\n{"a":"one two three four"}\n', "two", "2\t", '\n{"a":"one 2\\t three four"}\n'),
        ("a.po", 'msgid "x"\nmsgstr ""\n"the big "\n"old \\"chef\\""', 'old "chef"', 'new "boss"',
         'msgid "x"\nmsgstr ""\n"the big "\n"new \\"boss\\""'),
        ("a.po", 'msgid "x"\nmsgstr "the big "\n"chef"', "big chef", 'old\n"boss"', 'msgid "x"\nmsgstr "the old\\n\\"boss\\""\n""'),
        ("a.xlf", "<xliff><segment><target>R&amp;<g>D</g> it is</target></segment></xliff>", "R&", "Q&<",
         "<xliff><segment><target>Q&amp;&lt;<g>D</g> it is</target></segment></xliff>"),
        ("a.xlf", "<xliff><segment><target><![CDATA[R&D it <b>is</b>]]></target></segment></xliff>", "R&D", "Q&A&B",
         "<xliff><segment><target><![CDATA[Q&A&B it <b>is</b>]]></target></segment></xliff>"),
        ("a.xlf", "<xliff><segment><target><![CDATA[R&D it is]]></target></segment></xliff>", "R&D", "]]>", None),
        ("a.csv", 'a,"say ""no"" to it",b', 'say "no"', 'say "yes"', 'a,"say ""yes"" to it",b'),
        ("a.csv", "a,one two three four,b", "two", "2", "a,one 2 three four,b"),
        ("a.csv", "a,one two three four,b", "two", "2,", None),
        ("a.csv", "a;one two three four;b", "two", "2,", "a;one 2, three four;b"),
        ("a.tsv", 'a\t"one" two three four\tb', "two", "2,", 'a\t"one" 2, three four\tb'),
    ],
)  # fmt: skip
def test_a_fix_is_written_as_its_format_writes(name: str, text: str, old: str, new: str, expected: str | None) -> None:
    assert changed(name, text, old, new) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("body",), ["One.", "Two."]),
        (("items[].text",), ["Three.", "Four."]),
        (("items[1]",), ["Four.", "x"]),
        (("items[*].*",), ["Three.", "Four.", "x"]),
        (("**.text",), ["Three.", "Four.", "Six."]),
        (('"a.b".c', "title"), ["Zero.", "Five."]),
        (("body", "body"), ["One.", "Two."]),
        (("nothing",), []),
    ],
)
def test_fields_of_json_are_named_by_path(fields: tuple[str, ...], expected: list[str]) -> None:
    text = (
        '{"title": "Zero.", "body": ["One.", ["Two."]], "items": [{"text": "Three."}, {"text": "Four.", "id": "x"}],'
        ' "a.b": {"c": "Five."}, "d": {"e": [{"text": "Six."}]}}'
    )
    assert reading("a.json", text, Selection(fields)).split("\n\n") == (expected or [""])
    line = text.replace("\n", " ")
    assert reading("a.jsonl", f"{line}\n{line}\n", Selection(fields)).split("\n\n") == (2 * expected or [""])


def test_a_path_that_is_none_is_refused() -> None:
    for path in ("a[", "a..b", ".", "", "a[x]"):
        with pytest.raises(SourceError, match="field"):
            read_document("a.json", "{}", selection=Selection((path,)))


def test_columns_are_named_by_header_or_number() -> None:
    text = "id,text\n1,Yes\n2,No\n"
    assert reading("a.csv", text, Selection(("text",))) == "Yes\n\nNo"
    assert reading("a.csv", text, Selection(("2",))) == "text\n\nYes\n\nNo"
    with pytest.raises(SourceError, match="did you mean 'text'"):
        read_document("a.csv", text, selection=Selection(("txt",)))


@pytest.mark.parametrize(
    ("name", "text", "fields", "source"),
    [
        ("a.csv", 'fr,en\nNon.,"""No""."\nOui.,Yes.\n', ("en",), "fr"),
        ("a.tsv", 'Non.\t"No".\nOui.\tYes.\n', ("2",), "1"),
        ("a.json", '[{"en": "\\"No\\".", "fr": "Non."}, {"fr": "Oui.", "en": "Yes."}]', ("[].en",), "[].fr"),
        ("a.jsonl", '{"en": "\\"No\\".", "fr": "Non."}\n{"fr": "Oui.", "en": "Yes."}', ("en",), "fr"),
    ],
)
def test_two_fields_are_pairs(name: str, text: str, fields: tuple[str, ...], source: str) -> None:
    document, _places = as_read(read_document(name, text, selection=Selection(fields, source)))
    assert document.original is not None
    assert [(pair.source, pair.target) for pair in document.original.pairs] == [("Non.", '"No".'), ("Oui.", "Yes.")]
    assert [document.text[pair.span.start : pair.span.end] for pair in document.original.pairs] == ['"No".', "Yes."]


def pairs_of(path: Path) -> list[tuple[str, str, str, str]]:
    document, _places = as_read(read_document(path.name, content(path)))
    assert document.original is not None
    return [(p.source, p.target, document.text[p.span.start : p.span.end], p.place) for p in document.original.pairs]


def test_translations_stand_beside_their_msgid() -> None:
    council = 'The council has bought %d houses, "for now".\nNobody knows why.'
    assert pairs_of(HERE / "de.po") == [
        ("Der Rat hat %d H\u00e4user gekauft.", council, council, "msgid of line 10"),
        ("%s Datei", "%s file\tis open", "%s file\tis open", "msgid of line 22"),
        ("%s Dateien", "%s files are open", "%s files are open", "msgid of line 22"),
    ]
    document = read_document("de.po", content(HERE / "de.po"))
    assert document.original is not None
    assert document.original.language == "de"


def test_targets_stand_beside_their_source() -> None:
    old = 'The <g id="1">council</g> voted & left <ph id="2">&lt;br/></ph>on Monday.'
    assert pairs_of(HERE / "old.xlf") == [
        ('Le <g id="1">conseil</g> a & vot\u00e9 <ph id="2">&lt;br/></ph>lundi.', old, old, "unit t1"),
        ("Deux ponts", *2 * ("Two <b>bridges</b> & a road were closed.",), "unit t4"),
    ]
    new = 'The <pc id="1" dataRefStart="d1">council</pc> went.'
    back = 'Then it came <ph id="2"/> back.'
    assert pairs_of(HERE / "new.xlf") == [
        ('Der <pc id="1" dataRefStart="d1">Rat</pc> ging.', new, new, "unit u1"),
        ('Dann <ph id="2"/> kam er.', back, back, "unit u1"),
    ]
    assert [(source, place) for source, _target, _text, place in pairs_of(HERE / "memory.tmx")] == [
        ("El consejo vot\u00f3.", "unit a"),
        ("Se fue.", "unit 2"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.srt", "Just a text.\n", "a.srt:1:1: is not a SubRip file"),
        ("a.vtt", "1\n00:01.000 --> 00:02.000\nHello", "a.vtt:1:1: is not a WebVTT file"),
        ("a.json", '{"a": "b",\n "c": }', "a.json:2:7: is not JSON"),
        ("a.json", '{"a": "cut', "a.json:1:7: is not JSON"),
        ("a.json", "[" * 100_000, "a.json:1:1: is nested too deeply"),
        ("a.jsonl", '{"a": 1}\n{"a": 1', "a.jsonl:2:8: is not JSON"),
        ("a.xlf", "<xliff><file>", "a.xlf:1:14: is not well-formed XML"),
        ("a.xlf", "<html/>", "a.xlf:1:1: is not an XLIFF file"),
        ("a.xlf", "", "a.xlf:1:1: is not well-formed XML"),
        ("a.tmx", '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n<tmx>&b;</tmx>', "a.tmx:1:16: declares entities"),
        ("a.tmx", '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>', "a.tmx:1:16: declares entities"),
        ("a.tmx", "<tmx>" + "<a>" * 100_000, "a.tmx:1:1503: is nested too deeply"),
        ("a.po", 'msgid "a"\nmsgstr "b', "a.po:2:1: has a line that no PO file has"),
        ("a.csv", 'a,b\n1,"x\ny', "a.csv:2:3: has a quotation mark in the wrong place"),
    ],
)
def test_what_is_not_of_its_format_is_refused(name: str, text: str, what: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_document(name, text)
    assert str(caught.value).startswith(what)
    assert caught.value.remedy
