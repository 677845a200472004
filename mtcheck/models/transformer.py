"""A language model in a Hugging Face folder on disk, run by transformers and PyTorch."""

from __future__ import annotations

import os
from collections.abc import Sequence

from mtcheck.errors import ModelError

LIBRARIES = ("torch", "transformers")
_OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK")
_REMEDY = "name a folder with config.json, the tokenizer's files and *.safetensors of a causal language model"


class TransformerModel:
    """The model in the folder `path`, run by `threads` threads.

    Nothing is downloaded and no code of the folder is run: weights are read from safetensors files alone. Raises `ModelError`.
    """

    longest = 255

    def __init__(self, path: str, threads: int) -> None:
        # both libraries read these when they are imported
        os.environ.update(dict.fromkeys(_OFFLINE, "1"))
        try:
            import torch
            from transformers import AutoModelForCausalLM, AutoTokenizer
            from transformers.utils import logging
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            raise ModelError("transformers cannot be loaded", "", why, "install it again: pip install torch transformers") from None
        torch.set_num_threads(threads)
        # stderr is for what concerns the texts
        logging.set_verbosity_error()
        logging.disable_progress_bar()
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(path, local_files_only=True, trust_remote_code=False)
            self._model = AutoModelForCausalLM.from_pretrained(
                path, local_files_only=True, trust_remote_code=False, use_safetensors=True
            ).float()
        except Exception as error:
            why = f"transformers: {(str(error).splitlines() or [''])[0][:200]}"
            raise ModelError("the language model cannot be loaded", path, why, _REMEDY) from None
        self._model.eval()
        ids = (self._tokenizer.bos_token_id, self._tokenizer.eos_token_id)
        opening = next((number for number in ids if number is not None), None)
        if opening is None:
            raise ModelError("the language model cannot be used", path, "its tokenizer has no sign for the beginning of a text", _REMEDY)
        self._opening = int(opening)

    def encode(self, text: str) -> list[int]:
        """See `Causal.encode`."""
        return [int(number) for number in self._tokenizer.encode(text, add_special_tokens=False, split_special_tokens=True)]

    def surprisals(self, ids: Sequence[int]) -> list[float]:
        """See `Causal.surprisals`."""
        import torch

        if not ids:
            return []
        with torch.inference_mode():
            logits = self._model(input_ids=torch.tensor([[self._opening, *ids]])).logits[0, :-1]
            nats = torch.log_softmax(logits.double(), -1)[range(len(ids)), list(ids)]
        return [float(value) for value in -nats / torch.log(torch.tensor(2.0, dtype=torch.float64))]
