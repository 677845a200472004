from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.baseline.project import Projects
from mtcheck.baseline.vocabulary import NAME, Vocabulary, load_vocabulary
from mtcheck.errors import BaselineError
from mtcheck.model import Finding, Severity, Span, Status

TEXT = "The Supreme Chef of Chefs met the supreme chef, flight AB-12 and \udc80."


def finding(text: str, number: int = 0) -> Finding:
    at = -1
    for _ in range(number + 1):
        at = TEXT.index(text, at + 1)
    return Finding("a/b", "name", Span(at, at + len(text)), 0, "", "", (), Severity.INFO, 0.5, (), Status.NEW, text)


def read(folder: Path, *lines: str) -> Vocabulary:
    (folder / NAME).write_text("\n".join(lines), encoding="utf-8")
    return load_vocabulary(str(folder))


def test_a_word_counts_whatever_its_capitals_and_only_as_a_whole(tmp_path: Path) -> None:
    words = read(tmp_path, "# names", "SUPREME  chef")
    assert words.knows(TEXT, finding("Supreme Chef"))
    assert words.knows(TEXT, finding("supreme chef"))
    assert not words.knows(TEXT, finding("Chef"))


def test_a_name_covers_what_stands_in_it_as_it_is_written(tmp_path: Path) -> None:
    words = read(tmp_path, "name: Supreme Chef")
    assert words.knows(TEXT, finding("Chef"))
    assert words.knows(TEXT, finding("Supreme Chef"))
    assert not words.knows(TEXT, finding("chef"))
    assert not words.knows(TEXT, finding("Chef", 1))
    assert not words.knows(TEXT, finding("Chef of"))
    assert not read(tmp_path, "name: Supreme Che").knows(TEXT, finding("Supreme"))


def test_a_pattern_counts_for_the_whole_finding(tmp_path: Path) -> None:
    words = read(tmp_path, r"regex: [A-Z]{2}-\d+")
    assert words.knows(TEXT, finding("AB-12"))
    assert not words.knows(TEXT, finding("flight AB-12"))
    assert not words.knows(TEXT, finding("\udc80"))


@pytest.mark.parametrize(
    ("line", "what"), [("regex: (", "pattern '('"), ("regex: (?=a)", "is not valid"), ("name:", "nothing after 'name'")]
)
def test_a_broken_line_says_where(line: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(BaselineError) as caught:
        read(tmp_path, "# words", line)
    assert what in caught.value.what
    assert caught.value.where == f"{tmp_path / NAME}:2"


def test_vocabularies_of_all_folders_up_to_the_repository_count(tmp_path: Path) -> None:
    deep = tmp_path / "repository" / "texts"
    deep.mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()
    read(tmp_path, "outside")
    read(tmp_path / "repository", "project")
    read(deep, "folder")
    (tmp_path / "own.txt").write_text("file")
    projects = Projects()
    known = projects.known(str(deep / "a.txt"), (str(tmp_path / "own.txt"),))
    assert known.vocabulary.words == {"project", "folder", "file"}
    assert projects.known(str(deep / "b.txt")).vocabulary.words == {"project", "folder"}
    read(deep, "changed")
    projects.forget()
    assert projects.known(str(deep / "b.txt")).vocabulary.words == {"project", "changed"}


@given(st.binary(max_size=80))
def test_any_bytes_are_a_vocabulary_or_an_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / NAME).write_bytes(data)
    try:
        words = load_vocabulary(str(folder))
    except BaselineError as error:
        assert error.where.startswith(str(folder))
    else:
        assert words.knows(TEXT, finding("Chef")) in (True, False)
