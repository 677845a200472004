from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from mtcheck.model import Rule
from mtcheck.ruleset.cache import Cache, cache_folder
from mtcheck.ruleset.packs import load_ruleset, shipped_packs
from tests.conftest import ROOT

PACK = shipped_packs()


@pytest.fixture(scope="module")
def rules() -> Sequence[Rule]:
    return load_ruleset(PACK).rules


def written(rules: Sequence[Rule] | None) -> str:
    """JSON has no tuples: a rule is the same when it is written the same."""
    return json.dumps(
        None if rules is None else list(rules), default=lambda value: dict(value) if isinstance(value, Mapping) else str(value)
    )


def only_file(folder: Path) -> Path:
    (path,) = folder.glob("*.json")
    return path


def test_what_was_stored_comes_back_equal(tmp_path: Path, rules: Sequence[Rule]) -> None:
    cache = Cache(str(tmp_path), "1")
    assert cache.load("d") is None
    cache.store("d", rules)
    loaded = cache.load("d")
    assert loaded is not None
    assert written(loaded) == written(rules)
    kinds = [[Mapping if isinstance(value, Mapping) else type(value) for value in rule] for rule in (loaded[0], rules[0])]
    assert kinds[0] == kinds[1]
    assert Cache(str(tmp_path), "2").load("d") is None


@pytest.mark.parametrize("data", [b"", b"null", b"{}", b"[1]", b"[[1]]", b'["eighteenletterslong"]', b"\xff", b"[" * 100_000])
def test_a_file_of_other_content_is_as_none(data: bytes, tmp_path: Path, rules: Sequence[Rule]) -> None:
    cache = Cache(str(tmp_path), "1")
    cache.store("d", rules)
    only_file(tmp_path).write_bytes(data)
    assert cache.load("d") is None


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.999])
def test_a_truncated_or_changed_file_is_as_none(share: float, tmp_path: Path, rules: Sequence[Rule]) -> None:
    cache = Cache(str(tmp_path), "1")
    cache.store("d", rules)
    path = only_file(tmp_path)
    whole = path.read_bytes()
    at = int(len(whole) * share)
    path.write_bytes(whole[:at])
    assert cache.load("d") is None
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert cache.load("d") is None
    path.write_bytes(whole)
    assert written(cache.load("d")) == written(rules)


def test_rules_come_from_the_files_where_the_cache_is_broken(tmp_path: Path, rules: Sequence[Rule]) -> None:
    cache = Cache(str(tmp_path), "1")
    load_ruleset(PACK, cache)
    only_file(tmp_path).write_bytes(b"[]")
    assert written(load_ruleset(PACK, cache).rules) == written(rules)
    assert only_file(tmp_path).stat().st_size > 100


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_cannot_be_written_is_left_alone(place: str, tmp_path: Path, rules: Sequence[Rule]) -> None:
    (tmp_path / "file").write_text("mine")
    cache = Cache(str(tmp_path / place), "1")
    cache.store("d", rules)
    assert cache.load("d") is None
    assert (tmp_path / "file").read_text() == "mine"


def test_a_full_disk_leaves_no_partial_file(tmp_path: Path, rules: Sequence[Rule], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    Cache(str(tmp_path), "1").store("d", rules)
    assert list(tmp_path.iterdir()) == []


def test_the_oldest_sets_go(tmp_path: Path, rules: Sequence[Rule]) -> None:
    cache = Cache(str(tmp_path), "1")
    for number in range(12):
        cache.store(f"{number:02}", rules[:1])
        os.utime(tmp_path / f"rules-1-{number:02}.json", (number, number))
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == 8
    assert "rules-1-11.json" in kept
    assert "rules-1-00.json" not in kept


def test_a_pack_in_a_folder_whose_name_is_not_utf8(tmp_path: Path, rules: Sequence[Rule]) -> None:
    odd = (rules[0]._replace(path="caf\udce9/x.yaml"),)
    cache = Cache(str(tmp_path), "1")
    cache.store("d", odd)
    assert written(cache.load("d")) == written(odd)


def test_two_processes_may_fill_one_folder_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mtcheck", "score", "-"]
    environment = {**os.environ, "MTCHECK_CACHE_DIR": str(tmp_path)}
    runs = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    for run in runs:
        _out, err = run.communicate(timeout=100)
        assert (run.returncode, err) == (0, b"")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".stamp"]


def test_a_stamp_is_believed_only_as_it_was_written(tmp_path: Path) -> None:
    cache = Cache(str(tmp_path), "1")
    assert cache.recall("s") is None
    cache.remember("s", "key", "digest")
    assert cache.recall("s") == ("key", "digest")
    assert Cache(str(tmp_path), "2").recall("s") is None
    (path,) = tmp_path.iterdir()
    for text in ("", "x", "a b c", path.read_text().replace("key", "kez"), path.read_text() + " more"):
        path.write_text(text)
        assert cache.recall("s") is None
    cache.remember("", "key", "digest")
    assert cache.recall("") is None


def test_a_rule_changed_under_the_same_size_and_time_is_read_again(tmp_path: Path) -> None:
    pack = tmp_path / "pack" / "calque"
    shutil.copytree(ROOT / "rules" / "core" / "calque", pack)
    path = next(path for path in sorted(pack.iterdir()) if "English" in path.read_text(encoding="utf-8"))
    cache = Cache(str(tmp_path / "cache"), "1")
    before = load_ruleset([str(tmp_path / "pack")], cache)
    assert load_ruleset([str(tmp_path / "pack")], cache).digest == before.digest
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("English", "ENGLISH", 1), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert load_ruleset([str(tmp_path / "pack")], cache).digest != before.digest


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"MTCHECK_CACHE_DIR": "/x", "XDG_CACHE_HOME": "/y", "HOME": "/h"}, "/x"),
        ({"XDG_CACHE_HOME": "/y", "HOME": "/h"}, os.path.join("/y", "mtcheck")),
        ({"HOME": "/h"}, os.path.join("/h", ".cache", "mtcheck")),
        ({"LOCALAPPDATA": "/l"}, os.path.join("/l", "mtcheck", "cache")),
        ({}, ""),
    ],
)
def test_where_the_cache_lies(environment: dict[str, str], folder: str) -> None:
    assert cache_folder(environment) == folder


def test_the_digest_of_a_rule_set_does_not_depend_on_where_it_lies(tmp_path: Path) -> None:
    folders = []
    for name in ("one", "two"):
        file = tmp_path / name / "title" / "supreme-leader.yaml"
        file.parent.mkdir(parents=True)
        file.write_bytes((ROOT / "rules/core/title/supreme-leader.yaml").read_bytes())
        folders.append(str(tmp_path / name))
    cache = Cache(str(tmp_path / "cache"), "1")
    one, two = (load_ruleset([folder], cache) for folder in folders)
    assert one.digest == two.digest
    assert [rule.path for rule in two.rules] == [str(tmp_path / "two" / "title" / "supreme-leader.yaml")]
