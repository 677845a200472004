"""A language model in a GGUF file, run by llama-cpp-python."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.errors import ModelError

LIBRARIES = ("llama_cpp", "numpy")
_CONTEXT = 256
"""Pieces that the model sees at once: nearly all sentences, and the table of logits takes 50 to 250 MB."""


class GgufModel:
    """The model in the file `path`, run by `threads` threads. Raises `ModelError` where llama-cpp-python cannot load it."""

    longest = _CONTEXT - 1

    def __init__(self, path: str, threads: int) -> None:
        try:
            from llama_cpp import Llama
        except Exception as error:
            # a build for another processor raises OSError and RuntimeError
            raise ModelError(
                "llama-cpp-python cannot be loaded", "", f"{type(error).__name__}: {error}", "install it again: pip install 'mtcheck[deep]'"
            ) from None
        try:
            self._llama = Llama(
                model_path=path,
                n_ctx=_CONTEXT,
                n_batch=_CONTEXT,
                n_threads=threads,
                n_threads_batch=threads,
                logits_all=True,
                verbose=False,
            )
        except Exception as error:
            why = f"llama-cpp-python: {error}"
            raise ModelError("the language model cannot be loaded", path, why, "name a GGUF file of a causal language model") from None
        self._path = path
        # models of the GPT-2 family have no sign for the beginning, and are trained with the one for the end before each text
        opening = self._llama.token_bos()
        self._opening = opening if opening >= 0 else self._llama.token_eos()

    def encode(self, text: str) -> list[int]:
        """See `Causal.encode`."""
        return list(self._llama.tokenize(text.encode("utf-8"), add_bos=False, special=False))

    def surprisals(self, ids: Sequence[int]) -> list[float]:
        """See `Causal.surprisals`. Raises `ModelError`."""
        import numpy as np

        if not ids:
            return []
        try:
            self._llama.reset()
            self._llama.eval([self._opening, *ids])
        except Exception as error:
            why = f"llama-cpp-python: {error}"
            raise ModelError(
                "the language model cannot be run", self._path, why, "install llama-cpp-python again, or use another model"
            ) from None
        rows = self._llama.scores[: len(ids)].astype(np.float64)
        rows -= rows.max(axis=1, keepdims=True)
        bits = (np.log(np.exp(rows).sum(axis=1)) - rows[np.arange(len(ids)), list(ids)]) / np.log(2)
        return [float(value) for value in bits]
