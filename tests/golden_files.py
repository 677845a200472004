"""Compare with a file of tests/golden. A comparison that fails changes nothing; `MTCHECK_UPDATE_GOLDEN=1 pytest ...` writes the files anew."""

from __future__ import annotations

import os

from tests.conftest import ROOT


def assert_golden(name: str, text: str) -> None:
    """`text` is, byte for byte, the file `tests/golden/<name>`."""
    path = ROOT / "tests" / "golden" / name
    if os.environ.get("MTCHECK_UPDATE_GOLDEN"):
        path.write_bytes(text.encode())
    assert path.exists(), f"tests/golden/{name} does not exist; MTCHECK_UPDATE_GOLDEN=1 writes it"
    assert text == path.read_bytes().decode()
