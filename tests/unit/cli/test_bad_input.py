"""Files and folders that cannot be what they seem: one clear error each, exit code 2, and the other files are still checked."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.cli import main

DIRTY = "The Supreme Chef of Iran spoke on Friday in the holy city of Qom.\n"
VERBS = (["check"], ["check", "--format", "json"], ["score"], ["fix"])


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ok.txt").write_text(DIRTY)
    return tmp_path


def loop(path: Path) -> None:
    path.symlink_to(path)


def huge(path: Path) -> None:
    with open(path, "wb") as stream:
        stream.truncate(100 << 20)


def half_a_pair(path: Path) -> None:
    path.write_bytes(
        b"\xff\xfe" + "The town ".encode("utf-16-le") + b"\x3d\xd8" + " voted for the new budget on Monday.".encode("utf-16-le")
    )


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "x.txt: does not exist"),
    "binary": (lambda path: path.write_bytes(b"\x89PNG\0\0"), "x.txt: is a binary file"),
    "utf-8": (lambda path: path.write_bytes(b"The caf\xe9 in the town was open on Monday.\n"), "x.txt:1:8: invalid UTF-8 at byte 7"),
    "wtf-8": (lambda path: path.write_bytes(b"The \xed\xa0\x80 in the town was open on Monday.\n"), "x.txt:1:5: invalid UTF-8 at byte 4"),
    "half a pair in utf-16": (half_a_pair, "x.txt:1:10: invalid UTF-16 at byte 20"),
    "odd utf-16": (lambda path: path.write_bytes(b"\xff\xfea\0b"), "x.txt: is cut off in the middle of a UTF-16 character"),
    "100 MB": (huge, "x.txt: is too large"),
    "loop": (loop, "x.txt: is a symbolic link that leads back to itself"),
    "dangling link": (lambda path: path.symlink_to("gone"), "x.txt: does not exist"),
    "fifo": (lambda path: os.mkfifo(path), "x.txt: "),
    "folder called x.txt": (lambda path: path.mkdir(), "x.txt: holds no text file"),
}


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
@pytest.mark.parametrize("name", BAD)
def test_one_error_and_the_rest_is_checked(name: str, verb: list[str], work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, message = BAD[name]
    make(work / "x.txt")
    assert main([*verb, "x.txt", "ok.txt"]) == 2
    out, err = capsys.readouterr()
    assert err.count("mtcheck: ") == 1
    assert err.startswith(f"mtcheck: {message}")
    assert "\n  why: " in err
    assert "\n  fix: " in err
    assert verb == ["fix"] or "ok.txt" in out


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\n\n\r\n", b" \t "], ids=["nothing", "utf-8 mark", "utf-16 mark", "line ends", "blanks"]
)
@pytest.mark.parametrize("verb", [["check"], ["score", "--by", "sentence"], ["fix"]], ids=" ".join)
def test_an_empty_file_is_clean(verb: list[str], data: bytes, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "x.txt").write_bytes(data)
    assert main([*verb, "x.txt"]) == 0
    assert capsys.readouterr() == ("", "")
    assert (work / "x.txt").read_bytes() == data


@pytest.mark.parametrize("number", [2, 5, 13])
def test_a_file_that_vanishes_or_fails_while_running(
    number: int, work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = os.open

    def failing(path: object, *args: object, **kwargs: object) -> int:
        if path == "x.txt":
            raise OSError(number, os.strerror(number))
        return real(path, *args, **kwargs)  # type: ignore[arg-type]

    (work / "x.txt").write_text(DIRTY)
    monkeypatch.setattr(os, "open", failing)
    assert main(["check", "x.txt", "ok.txt"]) == 2
    out, err = capsys.readouterr()
    assert err.startswith("mtcheck: x.txt: ")
    assert "ok.txt:1:5" in out


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"two\nlines.txt", b"red\x1b[31m.txt", b"-dash.txt", "\u202etxt.txt".encode()])
def test_odd_file_names_are_shown_safely(name: bytes, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / os.fsdecode(name)).write_text(DIRTY)
    assert main(["check", "."]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.isascii() or "\u202e" not in out
    assert "\x1b" not in out
    assert len([line for line in out.splitlines() if ":1:5: error" in line]) == 2
    for arguments in (
        ["check", "--format", "json", "."],
        ["score", "--format", "csv", "."],
        ["score", "."],
        ["score", "--by", "line", "."],
    ):
        assert main(arguments) in (0, 1)


def test_the_same_file_is_checked_once(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "link.txt").symlink_to("ok.txt")
    assert main(["check", "ok.txt", "./ok.txt", ".", "link.txt"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 finding (1 error) in 1 of 1 file"


def test_links_among_folders_end(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "sub").mkdir()
    (work / "sub" / "up").symlink_to(work)
    assert main(["check", "."]) == 1
    assert capsys.readouterr().out.splitlines()[-1].endswith("in 1 of 1 file")


def test_a_folder_of_ten_thousand_files(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = work / "many"
    folder.mkdir()
    for number in range(10_000):
        (folder / f"{number}.txt").touch()
    (folder / "last.txt").write_text(DIRTY)
    assert main(["check", "--jobs", "2", "many"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 finding (1 error) in 1 of 10001 files"


@pytest.mark.parametrize("name", ["new/../../out", "calque", "calque/", "/etc/x", "Calque/X", "calque/a b", "calque/../x", ""])
def test_a_new_rule_is_never_written_outside_of_its_pack(name: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", name, "--in", "pack"]) == 2
    assert "is not a rule id" in capsys.readouterr().err
    assert sorted(path.name for path in work.iterdir()) == ["ok.txt"]


def test_a_file_that_may_not_be_written_keeps_its_content(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = work / "pack" / "typography"
    pack.mkdir(parents=True)
    bad = [f"    - {{text: A {n} day ahead., at: {n}, fixed: A good day ahead.}}\n" for n in ("zorb", "Zorb")]
    (pack / "zorb.yaml").write_text(
        "id: typography/zorb\nkind: phrase\nfrom: any\nseverity: info\nconfidence: 0.5\nsummary: x\nwhy: x\nswap: {zorb: good}\nfix: safe\n"
        "examples:\n  bad:\n" + "".join(bad) + "  good: [One., Two.]\n"
    )
    for name in ("x.txt", "y.txt"):
        (work / name).write_text("It was a zorb day for the council in the town.\n")
    os.chmod(work / "x.txt", stat.S_IRUSR)
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("x.txt"))
    assert main(["fix", "--pack", "pack", "--select", "typography/zorb", "x.txt", "y.txt"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("mtcheck: x.txt: cannot be written\n  why: the file is read-only")
    assert "zorb" in (work / "x.txt").read_text()
    assert (work / "y.txt").read_text() == "It was a good day for the council in the town.\n"
