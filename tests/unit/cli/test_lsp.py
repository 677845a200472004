"""The verb `lsp` where its library is missing."""

from __future__ import annotations

import pytest

from mtcheck.cli import lsp, main


def test_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(lsp, "find_spec", lambda name: None)
    assert main(["lsp"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "needs pygls" in err and "pip install 'mtcheck[lsp]'" in err
