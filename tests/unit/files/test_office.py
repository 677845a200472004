from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import docx, epub, members_of, odt, package

from mtcheck.errors import SourceError, WriteError
from mtcheck.files import zipped
from mtcheck.files.read import encode, source_from_bytes
from mtcheck.text.formats import read_document


def runs(*texts: str, keep: bool = True) -> str:
    space = ' xml:space="preserve"' if keep else ""
    return "<w:p>" + "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t{space}>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def text_of(data: bytes, path: str = "a.docx") -> str:
    return source_from_bytes(path, data).text


def rewritten(data: bytes, old: str, new: str, path: str = "a.docx") -> bytes:
    source = source_from_bytes(path, data)
    assert old in source.text
    return encode(source, source.text.replace(old, new))


WORD = docx(
    runs("The coun", "cil <i>", "met.").replace("<i>", "&lt;i&gt;") + "<w:p/>" + runs("R&amp;D &#8212; ", "two"),
    footnotes=f"<w:footnote>{runs('A note.')}</w:footnote>",
    header1=runs("The head."),
)
WRITER = odt(
    "<text:h>The <text:span>council</text:span>\n met.</text:h><text:p/><text:p>R&amp;D, <text:span>two</text:span> days.</text:p>"
)
FILES = {"a.docx": WORD, "a.odt": WRITER}


def test_a_paragraph_is_a_line() -> None:
    assert text_of(WORD) == "The council <i>met.\n\nR&D \u2014 two\nA note.\nThe head.\n"
    assert text_of(WRITER, "a.odt") == "The council  met.\n\nR&D, two days.\n"
    book = epub("<h1>One</h1><p>Two <i>and</i>\n three</p><script>no</script>", "<ul><li>Four &amp; five</li></ul>")
    assert text_of(book, "a.epub") == "One\nTwo and three\nFour & five\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\u2028c\n"),
        ("<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins><w:r><w:t>yes</w:t></w:r></w:ins></w:p>", "yes\n"),
        ("<w:p><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText><w:t>yes</w:t></w:r></w:p>", "yes\n"),
        ("<w:p><w:r><w:t>a</w:t></w:r><w:r><x:Choice xmlns:x='x'><w:p><w:r><w:t>box</w:t></w:r></w:p></x:Choice>"
         "<x:Fallback xmlns:x='x'><w:p><w:r><w:t>box</w:t></w:r></w:p></x:Fallback></w:r><w:r><w:t>b</w:t></w:r></w:p>", "ab\nbox\n"),
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "cell\n"),
        ("<!-- <w:p><w:r><w:t>no</w:t></w:r></w:p> -->", ""),
    ],
)  # fmt: skip
def test_what_is_text_of_a_docx(body: str, expected: str) -> None:
    assert text_of(docx(body)) == expected


def test_what_is_text_of_an_odt() -> None:
    body = (
        "<text:tracked-changes><text:p>no</text:p></text:tracked-changes><text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note>e</text:p>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
    )
    assert text_of(odt(body), "a.odt") == "a   b\tc\u2028de\nnote\nitem\n"


def test_sentences_end_with_the_paragraph_and_the_line_break() -> None:
    document = read_document("a.docx", "One line\nthat is three\u2028four\tfive\n")
    assert [document.prose[start:end] for start, end in document.sentences] == ["One line", "that is three\ufffc", "four\ufffcfive"]


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_changed_stays_byte_for_byte(name: str) -> None:
    data = FILES[name]
    source = source_from_bytes(name, data)
    assert encode(source, source.text) == data
    after = rewritten(data, "two", "three", name)
    main = "word/document.xml" if name == "a.docx" else "content.xml"
    old, new = members_of(data), members_of(after)
    assert list(old) == list(new)
    assert {part for part in old if old[part] != new[part]} == {main}
    assert new[main] == old[main].replace(b">two<", b">three<")
    with zipfile.ZipFile(BytesIO(data)) as a, zipfile.ZipFile(BytesIO(after)) as b:
        for before, behind in zip(a.infolist(), b.infolist(), strict=True):
            assert (before.date_time, before.external_attr, before.compress_type) == (
                behind.date_time,
                behind.external_attr,
                behind.compress_type,
            )
            if before.filename != main:
                size = 30 + len(before.filename) + before.compress_size
                assert after[behind.header_offset :][:size] == data[before.header_offset :][:size]


@pytest.mark.parametrize(
    ("texts", "old", "new", "expected"),
    [
        (("the ", "big", " chef"), "the big chef", "a big leader", ("a ", "big", " leader")),
        (("the ", "chef", " went"), "chef ", "", ("the ", "", "went")),
        (("the", " chef"), "the chef", "leader", ("leader", "")),
        (("R&amp;D it is",), "it", "<b>", ("R&amp;D &lt;b&gt; is",)),
        (("R&amp;D",), "&", "and", ("RandD",)),
        (("a", "c"), "ac", "abc", ("ab", "c")),
    ],
)
def test_a_change_goes_into_the_run_where_it_begins(texts: tuple[str, ...], old: str, new: str, expected: tuple[str, ...]) -> None:
    after = members_of(rewritten(docx(runs(*texts)), old, new))["word/document.xml"]
    assert after == members_of(docx(runs(*expected)))["word/document.xml"]


def test_outer_white_space_is_kept() -> None:
    after = members_of(rewritten(docx(runs("big", "went", keep=False)), "bigwent", "big went"))["word/document.xml"]
    assert after == members_of(docx(runs("big ", "went", keep=False)))["word/document.xml"].replace(
        b"<w:t>big", b'<w:t xml:space="preserve">big'
    )


@settings(max_examples=60)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_what_is_written_is_what_is_read_again(name: str, data: st.DataObject) -> None:
    source = source_from_bytes(name, FILES[name])
    lines = source.text.split("\n")[:-1]
    number = data.draw(st.sampled_from([n for n, line in enumerate(lines) if line]))
    start = data.draw(st.integers(0, len(lines[number])))
    end = data.draw(st.integers(start, len(lines[number])))
    lines[number] = lines[number][:start] + data.draw(st.text("a b&<\u00e9\"'\u00a0", max_size=6)) + lines[number][end:]
    text = "".join(f"{line}\n" for line in lines)
    assert text_of(encode(source, text), name) == text


@pytest.mark.parametrize(
    ("change", "what"),
    [(lambda text: text + "more\n", "paragraphs"), (lambda text: text[:-1], "paragraphs"), (lambda text: text.replace("\n", "x", 1), "paragraphs"),
     (lambda text: text.replace("\n\n", "\nx\n"), "no text to put it into"), (lambda text: text.replace("two", "\ud800"), "half a character")],
)  # fmt: skip
def test_what_cannot_be_written_is_refused(change: object, what: str) -> None:
    source = source_from_bytes("a.docx", WORD)
    assert callable(change)
    with pytest.raises(WriteError, match=what):
        encode(source, change(source.text))


def test_a_line_break_is_not_taken_out() -> None:
    data = docx("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>")
    with pytest.raises(WriteError, match="line break") as caught:
        rewritten(data, "a\u2028b", "ab")
    assert caught.value.where == "a.docx:1:1"


def test_a_book_is_only_read() -> None:
    with pytest.raises(WriteError, match="only read"):
        rewritten(epub("<p>One</p>"), "One", "Two", "a.epub")


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip", WORD[:200], WORD[:-30], package({"x": "y"})])
def test_what_is_cut_off_or_of_another_kind_is_refused(suffix: str, data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        source_from_bytes(f"a{suffix}", data)
    assert caught.value.where == f"a{suffix}"
    assert caught.value.remedy


def test_other_archives_are_binary_files() -> None:
    with pytest.raises(SourceError, match="binary"):
        source_from_bytes("a.zip", package({"x": bytes(100)}))


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_BYTES", 100_000)
    bomb = docx(runs("a" * 200_000))
    assert len(bomb) < 5_000
    with pytest.raises(SourceError, match="too large when unpacked"):
        source_from_bytes("a.docx", bomb)
    monkeypatch.setattr(zipped, "MOST_MEMBERS", 4)
    with pytest.raises(SourceError, match="too many parts"):
        source_from_bytes("a.docx", docx(runs("a")))


def test_a_size_that_lies_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_BYTES", 100_000)
    bomb = docx(runs("a" * 200_000))
    with zipfile.ZipFile(BytesIO(bomb)) as file:
        size = struct.pack("<I", file.getinfo("word/document.xml").file_size)
    with pytest.raises(SourceError):
        source_from_bytes("a.docx", bomb.replace(size, struct.pack("<I", 10)))


@pytest.mark.parametrize(
    ("document", "what"),
    [
        ('<!DOCTYPE a [<!ENTITY x "xxx">]><a>&x;</a>', "declares entities"),
        ("<a>", "not well-formed"),
        ("<a>" * 1000, "nested too deeply"),
        (b"\xff\xfe<\x00a\x00/\x00>\x00", "not UTF-8"),
    ],
)
def test_hostile_xml_is_refused(document: str | bytes, what: str) -> None:
    data = package({**members_of(docx("")), "word/document.xml": document})
    with pytest.raises(SourceError, match=what):
        source_from_bytes("a.docx", data)


@settings(max_examples=80)
@given(st.sampled_from([WORD, WRITER, epub("<p>One</p>")]), st.integers(0, 2000), st.binary(max_size=8))
def test_damage_is_read_or_refused(data: bytes, at: int, noise: bytes) -> None:
    damaged = data[:at] + noise + data[at + len(noise) :]
    try:
        source = source_from_bytes("a.docx", damaged)
        encode(source, source.text)
    except (SourceError, WriteError) as error:
        assert error.remedy
