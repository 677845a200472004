from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.errors import SourceError
from mtcheck.files.walk import find_files

SUFFIXES = (".txt", ".md")


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def found(*paths: str, exclude: Sequence[str] = (), **more: object) -> list[str]:
    return [
        item if isinstance(item, str) else f"! {item}".split("\n")[0]
        for item in find_files(paths, suffixes=SUFFIXES, exclude=exclude, **more)
    ]  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_order_suffixes_and_hidden_files(here: Path) -> None:
    tree(here, "b.txt", "a/z.md", "a/B.TXT", "a.md", "c.py", ".hidden.md", ".d/x.md", "e/f/g/h.txt", "README")
    assert found(".") == ["a/B.TXT", "a/z.md", "a.md", "b.txt", "e/f/g/h.txt"]
    assert found("e", "a") == ["e/f/g/h.txt", "a/B.TXT", "a/z.md"]
    assert found("./a/") == ["./a/B.TXT", "./a/z.md"]
    assert found(str(here / "a")) == [str(here / "a/B.TXT"), str(here / "a/z.md")]


def test_named_files_are_always_taken_and_each_file_once(here: Path) -> None:
    tree(here, "c.py", ".hidden.md", "a/x.md", "ignored.md")
    (here / ".gitignore").write_text("ignored.md\n*.py\n")
    (here / "a/link.md").symlink_to("x.md")
    assert found("c.py", "./c.py", ".hidden.md", "ignored.md", "a", "a/x.md", ".") == ["c.py", ".hidden.md", "ignored.md", "a/link.md"]
    assert found("a/x.md", "a") == ["a/x.md"]


def test_what_is_missing_or_empty_does_not_stop_the_others(here: Path) -> None:
    tree(here, "a.md", "empty/x.py", "z.md")
    errors = [item for item in find_files(["a.md", "no.md", "empty", "a\0", "z.md"], suffixes=SUFFIXES) if isinstance(item, SourceError)]
    assert [(error.what, error.where) for error in errors] == [
        ("does not exist", "no.md"),
        ("holds no text file", "empty"),
        ("is not a file name", "a\0"),
    ]
    assert ".txt .md" in errors[1].remedy
    assert found("a.md", "no.md", "empty", "z.md")[::3] == ["a.md", "z.md"]


def test_an_unreadable_folder_is_reported_and_the_rest_walked(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(here, "a/x.md", "b/x.md", "c/x.md")
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("b"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found(".") == ["a/x.md", "! b: may not be read", "c/x.md"]
    assert found("b") == ["! b: may not be read"]


def test_loops_pipes_and_dangling_links(here: Path) -> None:
    tree(here, "a/x.md")
    (here / "a/up").symlink_to(here)
    (here / "a/self.md").symlink_to("self.md")
    (here / "a/gone.md").symlink_to("nowhere")
    os.mkfifo(here / "a/pipe.md")
    assert found(".") == ["a/x.md"]
    assert found("a/up/a") == ["a/up/a/x.md"], "a link to a folder is followed if it is named"
    assert found("a/self.md") == ["! a/self.md: is a symbolic link that leads back to itself"]


def test_undecodable_and_odd_names(here: Path) -> None:
    names = [b"caf\xe9.md", b"new\nline.md", "\u202e.md".encode(), b"ign\xe9/x.md"]
    for name in names:
        path = os.path.join(os.fsencode(here), name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb"):
            pass
    assert found(".") == sorted(os.fsdecode(name) for name in names)
    (here / ".gitignore").write_bytes(b"ign\xe9/\nnew*\n")
    assert found(".") == sorted(os.fsdecode(name) for name in (names[0], names[2]))


def test_a_deep_tree(here: Path) -> None:
    deep = "d"
    for _ in range(1200):
        os.mkdir(deep)
        deep += "/d"
    deep = os.path.dirname(deep)
    with open(deep + "/x.md", "wb"):
        pass
    assert found(".") == [deep + "/x.md"]
    # pytest clears old folders by recursion, which such a tree would end
    os.unlink(deep + "/x.md")
    os.removedirs(deep)


def test_git_itself_is_never_walked(here: Path) -> None:
    tree(here, ".git/x.md", "sub/.git/x.md", "sub/y.md")
    assert found(".") == ["sub/y.md"]
    assert found(".git") == ["! .git: holds no text file"]


def test_exclude_is_relative_to_its_base_and_beats_a_revival(here: Path) -> None:
    tree(here, "docs/a.md", "docs/old/b.md", "old/c.md", "vendor/d.md", "e.txt")
    (here / ".gitignore").write_text("!vendor/\n")
    assert found(".", exclude=["/old/", "vendor", "*.txt"]) == ["docs/a.md", "docs/old/b.md"]
    assert found(".", exclude=["old/", "!docs/old/"]) == ["docs/a.md", "docs/old/b.md", "e.txt", "vendor/d.md"]
    assert found("docs", exclude=["/old"], exclude_base="docs") == ["docs/a.md"]


def test_exclude_of_named_files_is_for_those_who_ask(here: Path) -> None:
    tree(here, "docs/a.md", "vendor/deep/d.md", "vendor/e.md")
    paths = ["docs/a.md", "vendor/deep/d.md", "vendor"]
    assert found(*paths, exclude=["vendor/"]) == ["docs/a.md", "vendor/deep/d.md", "vendor/e.md"]
    assert found(*paths, exclude=["vendor/"], exclude_named=True) == ["docs/a.md"]
    assert found(*paths, exclude=["*.txt"], exclude_named=True) == ["docs/a.md", "vendor/deep/d.md", "vendor/e.md"]


@pytest.mark.parametrize(
    ("root", "sub"),
    [
        ("*.md\n!keep.md\n", ""),
        ("build/\n", "!build/\n"),
        ("*.log.md\n", "!keep\n"),
        ("/top.md\nsub/deep/*\n!sub/deep/keep.md\n", ""),
        ("**/deep\n", ""),
        ("sub/**/keep.md\n", ""),
        ("# comment\n\n\\#odd.md\n\\!odd.md\ntrailing.md  \n", ""),
        ("", "*\n!keep.md\n"),
        ("*/\n", ""),
        ("*/\n!sub/\n", "deep/\n"),
        ("[a-k]*.md\n", "![k]*\n"),
        ("[\n???.md\r\n", ""),
        ("sub/*\n!sub/keep/\n", ""),
        ("deep/\n!sub/\n", ""),
        ("\ufeffkeep.md\n", ""),
    ],
)
def test_ignores_what_git_ignores(here: Path, root: str, sub: str) -> None:
    tree(here, "top.md", "keep.md", "#odd.md", "!odd.md", "trailing.md", "build/x.md", "a.log.md")
    tree(
        here, "sub/keep/a.log.md", "sub/keep/x.md", "sub/keep.md", "sub/build/y.md", "sub/deep/keep.md", "sub/deep/more/z.md", "sub/abc.md"
    )
    (here / ".gitignore").write_text(root)
    (here / "sub/.gitignore").write_text(sub)
    assert_as_git(here)


NAMES = st.sampled_from(["a", "b", "ab", "a.md", "b.md"])
PATTERNS = st.builds(
    lambda negated, rooted, parts, folder: f"{negated}{rooted}{'/'.join(parts)}{folder}",
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(st.sampled_from(["a", "b", "*", "a*", "*.md", "?", "**", "b.md", "[ab]"]), min_size=1, max_size=3),
    st.sampled_from(["", "", "/"]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PATTERNS, max_size=4), st.lists(PATTERNS, max_size=3), st.lists(PATTERNS, max_size=2))
def test_ignores_what_git_ignores_whatever_the_patterns(here: Path, root: list[str], inner: list[str], info: list[str]) -> None:
    tree(here, *(f"{top}{middle}{name}.md" for top in ("", "a/", "b/") for middle in ("", "a/", "b/ab/") for name in ("a", "b", "c")))
    (here / ".gitignore").write_text("\n".join(root))
    (here / "a/.gitignore").write_text("\n".join(inner))
    (here / ".git/info").mkdir(parents=True, exist_ok=True)
    (here / ".git/info/exclude").write_text("\n".join(info))
    assert_as_git(here)


def assert_as_git(here: Path) -> None:
    if not (here / ".git/HEAD").exists():
        git(here, "init", "-q")
    listed = git(here, "ls-files", "-z", "--others", "--exclude-standard").split("\0")
    expected = sorted(name for name in listed if name.endswith(".md") and "/." not in f"/{name}")
    assert sorted(item for item in find_files(["."], suffixes=SUFFIXES) if isinstance(item, str)) == expected


def git(here: Path, *arguments: str) -> str:
    clean = {"PATH": os.environ["PATH"], "HOME": str(here), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(["git", *arguments], cwd=here, env=clean, check=True, capture_output=True, text=True).stdout


def test_levels_above_the_walked_folder_hold_and_a_named_ignored_folder_is_walked(here: Path) -> None:
    tree(here, "sub/deep/a.md", "sub/deep/b.md", "sub/deep/c.md", "out/x.md")
    git(here, "init", "-q")
    (here / ".gitignore").write_text("a.md\nout/\n")
    (here / "sub/.gitignore").write_text("/deep/b.md\n")
    assert found("sub/deep") == ["sub/deep/c.md"]
    assert found("out") == ["out/x.md"]
    assert found("sub/deep", respect_gitignore=False) == ["sub/deep/a.md", "sub/deep/b.md", "sub/deep/c.md"]


def test_a_repository_inside_of_another_starts_afresh(here: Path) -> None:
    tree(here, "a.md", "inner/a.md", "inner/b.md")
    git(here, "init", "-q")
    (here / "inner").mkdir(exist_ok=True)
    git(here / "inner", "init", "-q")
    (here / ".gitignore").write_text("a.md\n")
    (here / "inner/.git/info/exclude").write_text("b.md\n")
    assert found(".") == ["inner/a.md"]


def test_excludes_of_a_linked_work_tree(here: Path) -> None:
    tree(here, "main/.git/info/x", "main/.git/worktrees/w/x", "w/a.md", "w/b.md")
    (here / "main/.git/info/exclude").write_text("a.md\n")
    (here / "main/.git/worktrees/w/commondir").write_text("../..\n")
    (here / "w/.git").write_text(f"gitdir: {here}/main/.git/worktrees/w\n")
    assert found("w") == ["w/b.md"]


def test_a_hostile_pattern_is_matched_in_linear_time(here: Path) -> None:
    tree(here, "a" * 200 + ".md")
    (here / ".gitignore").write_text("*a" * 30 + "b\n")
    assert found(".") == ["a" * 200 + ".md"]


def test_pathspec_is_imported_only_where_there_are_patterns(here: Path) -> None:
    tree(here, "docs/a.md")
    code = (
        "import sys; from mtcheck.files.walk import find_files; "
        "print(list(find_files(['docs/a.md', 'docs'], suffixes=('.md',))), 'pathspec' in sys.modules, 're2' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    shown = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(root)}, check=True, capture_output=True, text=True).stdout
    assert shown == "['docs/a.md'] False False\n"
