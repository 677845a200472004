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


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "article.txt"
    file.write_bytes(TEXT.encode())
    monkeypatch.chdir(tmp_path)
    return file
