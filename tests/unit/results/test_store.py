from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.results import store
from mtcheck.results.store import MOST_ENTRY, Store

KEY, OTHER = "0123456789abcdef" * 2, "fedcba9876543210" * 2


def the_file(folder: Path) -> Path:
    [path] = [path for path in folder.rglob("*") if path.is_file()]
    return path


def test_what_was_stored_comes_back_under_its_key_alone(tmp_path: Path) -> None:
    kept = Store(str(tmp_path))
    assert kept.get(KEY) is None
    kept.put(KEY, b"one")
    kept.put(OTHER, b"")
    assert kept.get(KEY) == b"one"
    assert kept.get(OTHER) == b""
    assert kept.get("0" * 32) is None
    kept.put(KEY, b"two")
    assert Store(str(tmp_path)).get(KEY) == b"two"


@settings(max_examples=40)
@given(data=st.binary(max_size=60), place=st.integers(0, 200), bit=st.integers(0, 7))
def test_a_flipped_bit_is_as_none(tmp_path_factory: pytest.TempPathFactory, data: bytes, place: int, bit: int) -> None:
    folder = tmp_path_factory.mktemp("store")
    kept = Store(str(folder))
    kept.put(KEY, data)
    path = the_file(folder)
    held = bytearray(path.read_bytes())
    held[place % len(held)] ^= 1 << bit
    path.write_bytes(held)
    assert kept.get(KEY) is None
    kept.put(KEY, data)
    assert kept.get(KEY) == data


@settings(max_examples=30)
@given(data=st.binary(max_size=60), cut=st.integers(1, 200), more=st.binary(max_size=3))
def test_what_is_cut_off_or_longer_is_as_none(tmp_path_factory: pytest.TempPathFactory, data: bytes, cut: int, more: bytes) -> None:
    folder = tmp_path_factory.mktemp("store")
    kept = Store(str(folder))
    kept.put(KEY, data)
    path = the_file(folder)
    held = path.read_bytes()
    path.write_bytes(held[: -(cut % len(held)) or None] + more)
    assert (kept.get(KEY) == data) is (path.read_bytes() == held)


def test_the_file_of_another_key_is_as_none(tmp_path: Path) -> None:
    kept = Store(str(tmp_path))
    kept.put(KEY, b"one")
    kept.put(OTHER, b"two")
    os.replace(kept._path(KEY), kept._path(OTHER))
    assert kept.get(OTHER) is None


def test_results_are_for_their_user_alone(tmp_path: Path) -> None:
    Store(str(tmp_path)).put(KEY, b"one")
    assert the_file(tmp_path).stat().st_mode & 0o077 == 0
    assert the_file(tmp_path).parent.stat().st_mode & 0o077 == 0


def test_what_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kept = Store(str(tmp_path / "file"))
    kept.put(KEY, b"one")
    assert kept.get(KEY) is None
    assert (kept.size(), kept.clear()) == ((0, 0), 0)
    kept = Store(str(tmp_path))
    kept.put(KEY, bytes(MOST_ENTRY + 1))
    assert kept.size().results == 0
    os.makedirs(kept._path(OTHER))
    kept.put(OTHER, b"one")
    assert kept.get(OTHER) is None
    assert not list(tmp_path.rglob("*.tmp"))


def test_clearing_leaves_what_is_not_ours(tmp_path: Path) -> None:
    kept = Store(str(tmp_path))
    kept.put(KEY, b"one")
    kept.put(OTHER, b"two")
    ours = Path(kept._path(KEY)).parent
    (ours / "notes.txt").write_text("mine")
    (tmp_path / "results" / "letters").mkdir()
    (ours / f"{'0' * 30}.tmp").write_bytes(b"of a run that was killed")
    assert kept.size().results == 2
    assert kept.clear() == 2
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["notes.txt"]
    assert kept.size() == (0, 0)


def test_the_size_stays_bounded_and_what_was_used_least_lately_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MOST_BYTES", 64 * 20 * 4096)
    kept = Store(str(tmp_path))
    keys = [f"40{number:029x}1" for number in range(60)]
    for number, key in enumerate(keys):
        kept.put(key, b"x" * 100)
        os.utime(kept._path(key), (number, number))
    kept.put("40" + "0" * 30, b"last")
    assert 10 <= kept.size().results <= 20
    assert kept.get("40" + "0" * 30) == b"last"
    assert kept.get(keys[-1]) is not None
    assert kept.get(keys[0]) is None


def test_a_result_that_is_used_stays_young(tmp_path: Path) -> None:
    kept = Store(str(tmp_path))
    kept.put(KEY, b"one")
    os.utime(kept._path(KEY), (1, 1))
    assert kept.get(KEY) == b"one"
    assert os.stat(kept._path(KEY)).st_mtime > 1
