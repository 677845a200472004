"""The profile `deep`: a language model of the user's, here stood in for by libraries of our own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from mtcheck.cli import main
from mtcheck.errors import ConfigError, ModelError
from mtcheck.models import language
from mtcheck.models.language import LanguageModel
from mtcheck.session import Session
from mtcheck.text.document import Document
from tests.conftest import default_config

TEXT = "Nobody has claimed any part in the attack, the mayor of the town told the press on Friday."
ODD = "Nobody has claimed any part in the zebra, the mayor of the town told the press on Friday."


class Llama:
    """As `llama_cpp.Llama` where mtcheck uses it: ids are bytes, and a `z` is a thousand times less likely than anything else."""

    def __init__(self, model_path: str, n_ctx: int, logits_all: bool, **_others: Any) -> None:
        assert logits_all
        if Path(model_path).read_bytes() == b"GGUFbroken":
            raise ValueError("Failed to load model from file")
        self.scores = np.full((n_ctx, 257), np.nan, np.float32)
        self.n_tokens = 0

    def token_bos(self) -> int:
        return -1

    def token_eos(self) -> int:
        return 256

    def tokenize(self, text: bytes, add_bos: bool = True, special: bool = False) -> Sequence[int]:
        assert not add_bos
        assert not special
        return list(text)

    def reset(self) -> None:
        self.n_tokens = 0

    def eval(self, tokens: Sequence[int]) -> None:
        for _token in tokens:
            self.scores[self.n_tokens] = 0.0
            self.scores[self.n_tokens, ord("z")] = -np.log(1000)
            self.n_tokens += 1


@pytest.fixture
def gguf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    module = ModuleType("llama_cpp")
    module.Llama = Llama  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "llama_cpp", module)
    monkeypatch.setattr(language, "find_spec", lambda name: name)
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF" + b"0" * 100)
    return str(path)


def deep(path: str, **values: Any) -> Session:
    return Session(default_config(profile="deep", **{"language-model": path}, **values))


def evidence(session: Session, text: str) -> dict[str, float]:
    return dict(session.check_text(text).sentences[0].evidence)


def test_surprisal_in_bits_from_the_logits_of_llama(gguf: str) -> None:
    (said,) = LanguageModel(gguf).read(Document("a.txt", "Ab cd ef gh ij kz no"))
    assert said is not None
    usual = float(np.log2(256 + 1 / 1000))
    assert said.mean == pytest.approx((18 * usual + np.log2(1000)) / 6, abs=0.001)


def test_one_term_is_added_to_the_log_odds_and_nothing_is_removed(gguf: str) -> None:
    plain = Session(default_config()).check_text(ODD).sentences[0]
    with_it = deep(gguf).check_text(ODD).sentences[0]
    terms = dict(with_it.evidence)
    assert {**dict(plain.evidence), "language-model": terms["language-model"]} == terms
    assert with_it.evidence[-1] == plain.evidence[-1]
    assert with_it.score is not None
    assert np.log(with_it.score / (1 - with_it.score)) == pytest.approx(sum(terms.values()), abs=0.01)


def test_what_is_less_expected_is_more_suspicious(gguf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from mtcheck.score.coefficients import SURPRISAL

    monkeypatch.setitem(SURPRISAL, "centre", 40.0)
    session = deep(gguf)
    assert evidence(session, ODD)["language-model"] > evidence(session, TEXT)["language-model"]


def test_without_a_reading_of_the_fluency_model_the_score_is_that_of_the_findings(gguf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTCHECK_MODEL", gguf + ".nowhere")
    assert deep(gguf).check_text(TEXT).sentences == Session(default_config()).check_text(TEXT).sentences


def test_other_profiles_do_not_look_at_the_setting() -> None:
    for profile in ("hook", "default", "preview"):
        session = Session(default_config(profile=profile, **{"language-model": "/nowhere.gguf"}))
        assert "language_model" not in session.signature
        assert session.check_text(TEXT).problems == ()


def test_the_profile_needs_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ConfigError, match="needs a language model"):
        _ = deep("").engine
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    for verb in ("check", "score", "fix"):
        assert main([verb, "--profile", "deep", "a.txt"]) == 2
        assert "--language-model PATH" in capsys.readouterr().err


def test_a_path_in_a_file_starts_at_its_folder(tmp_path: Path, gguf: str, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "mtcheck.toml").write_text('profile = "deep"\nlanguage-model = "model.gguf"\n')
    assert Session(folder=str(inner)).signature["language_model"] == LanguageModel(gguf).digest
    monkeypatch.chdir(tmp_path)
    (inner / "a.txt").write_text(TEXT)
    assert main(["check", "inner/a.txt"]) == 0


@pytest.mark.parametrize(
    ("content", "message"), [(None, "is missing"), (b"PK\3\4", "no GGUF file"), (b"", "no GGUF file"), (b"GGUFbroken", "cannot be loaded")]
)
def test_a_file_that_cannot_be_used_is_an_error(gguf: str, content: bytes | None, message: str) -> None:
    path = Path(gguf)
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(ModelError) as caught:
        deep(gguf).check_text(TEXT)
    assert message in str(caught.value)


def test_a_library_that_is_missing_is_named(gguf: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "find_spec", lambda _name: None)
    with pytest.raises(ModelError, match="needs llama-cpp-python"):
        _ = LanguageModel(gguf).digest
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(ModelError, match="holds no language model"):
        _ = LanguageModel(str(folder)).digest
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(b"0")
    with pytest.raises(ModelError, match="needs torch"):
        _ = LanguageModel(str(folder)).digest


def test_the_digest_hangs_on_name_size_and_both_ends(gguf: str, tmp_path: Path) -> None:
    path = Path(gguf)
    path.write_bytes(b"GGUF" + bytes(3 << 20))
    first = LanguageModel(gguf).digest
    assert LanguageModel(gguf).digest == first
    seen = {first}
    for change in (b"GGUF1" + bytes((3 << 20) - 1), b"GGUF" + bytes(3 << 20) + b"1", b"GGUF" + bytes((3 << 20) - 1) + b"1"):
        path.write_bytes(change)
        seen.add(LanguageModel(gguf).digest)
    other = tmp_path / "other.gguf"
    other.write_bytes(b"GGUF" + bytes(3 << 20))
    seen.add(LanguageModel(str(other)).digest)
    assert len(seen) == 5
