"""Fields of front matter are read where they are asked for, and nothing else of it changes."""

from __future__ import annotations

import pytest

from mtcheck.fix import apply
from mtcheck.model import Edit, Span
from mtcheck.text.escapes import as_read
from mtcheck.text.formats import read_document
from mtcheck.text.readers.selection import Selection

YAML = '---  \ntitle: The Supreme Chef # a remark\nlead: "A \\"lead\\" here"\ntags: [a]\n---  \n\n# Heading\n\nThe `body` of it.\n'
TOML = '+++\ntitle = "The Supreme Chef" # a remark\nlead = "A \\"lead\\" here"\n+++\n\n# Heading\n\nThe `body` of it.\n'
FIELDS = Selection(("title", "lead"))


def words(text: str, selection: Selection | None = None) -> list[str]:
    read = as_read(read_document("a.md", text, selection=selection))[0]
    return [piece for span in read.sentences if (piece := read.prose[slice(*span)].replace("\ufffc", "").strip())]


@pytest.mark.parametrize("text", [YAML, TOML])
def test_only_what_is_asked_for_is_read(text: str) -> None:
    assert words(text) == ["Heading", "The  of it."]
    assert words(text, FIELDS) == ["The Supreme Chef", 'A "lead" here', "Heading", "The  of it."]
    assert words(text.replace("a remark", "mtcheck: off"), None) == ["Heading", "The  of it."]


@pytest.mark.parametrize("text", [YAML, TOML])
def test_a_fix_is_escaped_in_the_front_matter_only(text: str) -> None:
    for old, new, expected in (('"lead"', 'a "b"', '\\"lead\\"->a \\"b\\"'), ("Heading", 'a "b"', 'Heading->a "b"')):
        read, places = as_read(read_document("a.md", text, selection=FIELDS))
        assert places is not None
        at = read.text.index(old)
        edits = places.edits(Edit(Span(at, at + len(old)), new))
        before, after = expected.split("->")
        assert edits is not None
        assert apply(text, edits) == text.replace(before, after, 1)


@pytest.mark.parametrize("text", [YAML, TOML])
def test_comments_of_front_matter_are_told(text: str) -> None:
    document = read_document("a.md", text.replace("a remark", "mtcheck: ignore-file x"))
    assert [(c.text.strip(), document.text[slice(*c.span)]) for c in document.comments] == [
        ("mtcheck: ignore-file x", "# mtcheck: ignore-file x")
    ]


def test_broken_front_matter_is_no_text() -> None:
    assert words("---\ntitle: 'x\nlead: [\n---\n\nBody.\n", FIELDS) == ["Body."]
