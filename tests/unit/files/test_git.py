from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import GitError
from mtcheck.files.git import Change, Repository, _name


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def put(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


@pytest.fixture
def work(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    git(folder, "init", "-q")
    put(folder / "a.txt", "one\ntwo\nthree\nfour\n")
    put(folder / "gone.txt", "one\n")
    put(folder / "old name.txt", "one\ntwo\nthree\nfour\nfive\nsix\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    return folder


def lines_of(changes: list[Change]) -> dict[str, object]:
    return {change.path: "new" if change.is_new else change.lines for change in changes}


def test_changed_lines_since_a_revision(work: Path) -> None:
    put(work / "a.txt", "one\nTWO\nthree\nadded\nadded\nfour\n")
    (work / "gone.txt").unlink()
    (work / "sub").mkdir()
    put(work / "sub" / "new.txt", "new\n")
    assert lines_of(Repository(str(work / "sub")).since("HEAD")) == {"a.txt": ((2, 2), (4, 5)), "sub/new.txt": "new"}


def test_a_renamed_file_has_only_the_lines_that_changed(work: Path) -> None:
    git(work, "mv", "old name.txt", "new name.txt")
    put(work / "new name.txt", "one\ntwo\nthree\nfour\nfive\nsix\nseven\n")
    git(work, "mv", "a.txt", "b.txt")
    git(work, "add", "-A")
    assert lines_of(Repository(str(work)).staged()) == {"b.txt": (), "new name.txt": ((7, 7),)}


def test_what_is_staged_is_what_the_index_holds(work: Path) -> None:
    put(work / "a.txt", "one\nstaged\nthree\nfour\n")
    git(work, "add", "a.txt")
    put(work / "a.txt", "one\nstaged\nthree\nnot staged\n")
    repository = Repository(str(work))
    (change,) = repository.staged()
    assert change.lines == ((2, 2),)
    assert repository.blob(change.staged) == b"one\nstaged\nthree\nfour\n"
    assert repository.blob(change.base) == b"one\ntwo\nthree\nfour\n"


def test_the_base_is_where_the_histories_parted(work: Path) -> None:
    git(work, "checkout", "-qb", "side")
    put(work / "side.txt", "side\n")
    git(work, "add", "-A")
    git(work, "commit", "-qm", "side")
    git(work, "checkout", "-q", "main")
    put(work / "a.txt", "other\ntwo\nthree\nfour\n")
    git(work, "commit", "-qam", "main goes on")
    git(work, "checkout", "-q", "side")
    assert lines_of(Repository(str(work)).since("main")) == {"side.txt": "new"}


HOSTILE = [
    'q"uote.txt',
    "tab\there.txt",
    "new\nline.txt",
    "Überschrift.txt",
    "a b.txt",
    " b",
    "-dash.txt",
    "b\\s.txt",
    "+++ b",
    ":(top)x",
    "*.txt",
]


def test_any_name_is_found(work: Path) -> None:
    for name in HOSTILE:
        put(work / name, "first\n")
    (work / os.fsdecode(b"bytes\xff.txt")).write_bytes(b"first\n")
    git(work, "add", "-A")
    git(work, "commit", "-qm", "names")
    for name in [*HOSTILE, os.fsdecode(b"bytes\xff.txt")]:
        with open(work / name, "ab") as file:
            file.write(b"second")
    assert lines_of(Repository(str(work)).since("HEAD")) == dict.fromkeys(
        sorted([*HOSTILE, os.fsdecode(b"bytes\xff.txt")], key=os.fsencode), ((2, 2),)
    )


def test_no_content_passes_for_a_header(work: Path) -> None:
    put(work / "a.txt", "++ b/fooled.txt\n@@ -1 +1 @@\ndiff --git a/x b/x\n-- a\nthree\n\\ no\n")
    assert lines_of(Repository(str(work)).since("HEAD")) == {"a.txt": ((1, 4), (6, 6))}


def test_nothing_that_a_configuration_names_is_run(work: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\ncat\n")
    trap.chmod(0o755)
    (work / ".git" / "hooks" / "post-index-change").write_text(trap.read_text())
    (work / ".git" / "hooks" / "post-index-change").chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.d.command",
        "diff.d.textconv",
        "filter.f=g.clean",
        "filter.f=g.process",
    ):
        git(work, "config", key, str(trap))
    git(work, "config", "filter.f=g.required", "true")
    for key in ("diff.noprefix", "diff.mnemonicPrefix", "diff.relative", "color.diff"):
        git(work, "config", key, "always" if key.startswith("color") else "true")
    (work / ".git" / "info" / "attributes").write_text("*.txt diff=d filter=f=g\n")
    put(work / "a.txt", "one\nTWO\nthree\nfour\n")
    index = (work / ".git" / "index").read_bytes()
    # a time that is not that of the commit: many builds of git compare whole seconds only
    os.utime(work / "gone.txt", (1, 1))
    repository = Repository(str(work))
    # gone.txt was touched: without a write to the index git cannot remember that it is the same, and names it without lines
    assert lines_of(repository.since("HEAD")) == {"a.txt": ((2, 2),), "gone.txt": ()}
    assert repository.staged() == []
    assert not (tmp_path / "sprung").exists()
    assert (work / ".git" / "index").read_bytes() == index


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "HEAD~9", "a\0b", "HEAD^{tree}"])
def test_an_unknown_revision_is_an_error(work: Path, revision: str) -> None:
    with pytest.raises(GitError, match="revision") as caught:
        Repository(str(work)).since(revision)
    assert "branch" in caught.value.remedy


def test_outside_of_a_repository_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GitError, match="is not in a git repository"):
        Repository(str(tmp_path))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(GitError, match="git is not installed"):
        Repository(str(tmp_path))


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    put(tmp_path / "a.txt", "one\n")
    git(tmp_path, "add", "-A")
    assert lines_of(Repository(str(tmp_path)).staged()) == {"a.txt": "new"}


def test_links_and_submodules_are_no_files(work: Path) -> None:
    (work / "link.txt").symlink_to("a.txt")
    git(work, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(work), "inner")
    git(work, "add", "-A")
    assert [change.path for change in Repository(str(work)).staged()] == [".gitmodules"]


@given(st.binary(max_size=60))
def test_a_quoted_name_is_read_as_git_writes_it(name: bytes) -> None:
    signs = {0x22: b'\\"', 0x5C: b"\\\\", 10: b"\\n", 9: b"\\t", 13: b"\\r", 7: b"\\a", 8: b"\\b", 12: b"\\f", 11: b"\\v"}
    quoted = b"".join(signs.get(byte, bytes([byte]) if 32 <= byte < 127 else b"\\%03o" % byte) for byte in name)
    assert _name(b'"b/' + quoted + b'"\n') == name
