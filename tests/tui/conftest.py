"""A folder of its own for journals, and the article of most tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_desk import TEXT


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTCHECK_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path / "state"


SECOND = "The OTAN met.\nA supreme chief is a supreme chief.\n"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "article.txt"
    file.write_bytes(TEXT.encode())
    monkeypatch.chdir(tmp_path)
    return file


@pytest.fixture
def two(path: Path) -> tuple[Path, Path]:
    other = path.parent / "other.txt"
    other.write_text(SECOND)
    return path, other
