from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from mtcheck.errors import ModelError
from mtcheck.models.files import METADATA, NETWORK, VOCABULARY, Level, network_digest, read_model
from mtcheck.models.network import Network
from mtcheck.models.reading import FluencyModel
from mtcheck.text.document import Document
from tests.model_files import TINY, write_model

TEXT = "Nobody claimed the responsibility of the attack."


def test_a_model_is_read_with_its_digest(tmp_path: Path) -> None:
    one, same, other = (read_model(write_model(tmp_path / name, threshold)) for name, threshold in (("a", 0.5), ("b", 0.5), ("c", 0.6)))
    assert one.network == TINY.read_bytes()
    assert one.metadata.levels["wording"] == Level("edit", 0.5, 1, 5)
    assert one.digest == same.digest != other.digest


@pytest.mark.parametrize("name", [NETWORK, VOCABULARY, METADATA])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = write_model(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError) as caught:
        read_model(folder)
    assert caught.value.where == str(tmp_path / name)
    assert "hook" in caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        "\xff",
        "[" * 100_000,
        '{"format": 2}',
        '{"format": 1, "digest": "x"}',
        '{"format": 1, "digest": "x", "temperature": {"token": [1], "sentence": [1, 1]}, "levels": {}}',
    ],
)
def test_a_description_that_is_none_is_an_error(tmp_path: Path, text: str) -> None:
    folder = write_model(tmp_path)
    (tmp_path / METADATA).write_bytes(text.encode("latin-1"))
    with pytest.raises(ModelError, match="description"):
        read_model(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"temperature": {"token": [0, 1], "sentence": [1, 1]}},
        {"temperature": {"token": [1, 1], "sentence": [float("nan"), 1]}},
        {"levels": {"wording": {"column": "edit", "threshold": 0.5, "fewest": 1, "longest": 5}}},
        {"levels": {name: {"column": "nosuch", "threshold": 0.5, "fewest": 1, "longest": 5} for name in ("wording", "passage", "doubt")}},
        {"levels": {name: {"column": "edit", "threshold": 0, "fewest": 1, "longest": 5} for name in ("wording", "passage", "doubt")}},
        {"levels": {name: {"column": "edit", "threshold": 0.5, "fewest": 6, "longest": 5} for name in ("wording", "passage", "doubt")}},
    ],
)
def test_values_that_cannot_be_are_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    with pytest.raises(ModelError, match="description"):
        read_model(write_model(tmp_path, **changes))


def test_a_damaged_network_is_seen_before_it_is_run(tmp_path: Path) -> None:
    folder = write_model(tmp_path)
    data = bytearray(TINY.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / NETWORK).write_bytes(bytes(data))
    with pytest.raises(ModelError, match="content is not what"):
        _ = FluencyModel(folder).digest


@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"garbage", TINY.read_bytes()[:2000]])
def test_a_file_that_is_no_network_is_an_error_and_says_so_each_time(tmp_path: Path, data: bytes) -> None:
    folder = write_model(tmp_path, digest=network_digest(data))
    (tmp_path / NETWORK).write_bytes(data)
    model = FluencyModel(folder, 1)
    for _ in range(2):
        with pytest.raises(ModelError, match="cannot be run"):
            model.read(Document("a.txt", TEXT))


def test_a_vocabulary_that_is_none_is_an_error(tmp_path: Path) -> None:
    folder = write_model(tmp_path)
    (tmp_path / VOCABULARY).write_text("word\n")
    with pytest.raises(ModelError, match="vocabulary"):
        FluencyModel(folder, 1).read(Document("a.txt", TEXT))


@pytest.mark.parametrize("name", ["onnxruntime", "tokenizers"])
def test_a_missing_library_is_named(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_model(tmp_path)
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ModelError, match=f"needs {name}"):
        FluencyModel(folder, 1).read(Document("a.txt", TEXT))


def test_the_model_opens_once_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []
    start = Network.__init__

    def counted(self: Network, data: bytes, place: str, threads: int) -> None:
        opened.append(threads)
        start(self, data, place, threads)

    monkeypatch.setattr(Network, "__init__", counted)
    model = FluencyModel(write_model(tmp_path), 2)
    first = model.read(Document("a.txt", TEXT))[0]
    assert model.read(Document("a.txt", TEXT))[0] == first
    assert opened == [2]
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        try:
            again = model.read(Document("a.txt", TEXT))[0]
            os.write(write, json.dumps([len(opened), again == first]).encode())
        finally:
            os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    assert json.loads(os.read(read, 100)) == [2, True]
