"""The network itself, run by onnxruntime on the processor."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mtcheck.errors import ModelError
from mtcheck.models.pieces import CLS, PAD, SEP

if TYPE_CHECKING:
    import numpy as np

LIBRARIES = ("numpy", "onnxruntime", "tokenizers")
"""What has to be installed for a model to run."""
_INPUTS, _OUTPUTS = {"input_ids", "attention_mask"}, ["token_logits", "sentence_logits"]
_FATAL = 4
"""onnxruntime's own messages on stderr from this severity on; what goes wrong is told as an error of ours."""


class Network:
    """A network that takes batches of sequences of pieces."""

    def __init__(self, data: bytes, place: str, threads: int) -> None:
        """`data` is an ONNX file, `place` its name in errors, `threads` how many threads one run may use.

        Raises `ModelError` where onnxruntime is missing or cannot run it.
        """
        try:
            # 150 ms, for profiles with a model only
            import onnxruntime as ort
        except Exception as error:
            raise library_missing("onnxruntime", error) from None
        ort.disable_telemetry_events()
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_ALL
        options.log_severity_level = _FATAL
        # waiting threads would burn the processor between batches
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # without it the stored int8 weights are turned into floats in every run, not once
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        # shapes change with every batch, so a plan of the memory made for one helps no other
        options.enable_mem_pattern = False
        try:
            self._session: Any = ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])
            names = {i.name for i in self._session.get_inputs()}, {o.name for o in self._session.get_outputs()}
        except Exception as error:
            # its errors have no common class but Exception
            why = f"onnxruntime {ort.__version__}: {_first_line(error)}"
            raise ModelError("the fluency model cannot be run", place, why, "install mtcheck again, or another onnxruntime") from None
        if names[0] != _INPUTS or not set(_OUTPUTS) <= names[1]:
            why = f"it takes {', '.join(sorted(names[0]))} and gives {', '.join(sorted(names[1]))}"
            raise ModelError("the file is no fluency model", place, why, "install mtcheck again")

    def run(self, sequences: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
        """Token logits (sequence, piece, column) and sentence logits (sequence, column) of a batch of sequences of ids.

        [CLS] and [SEP] are put around each and do not count in the result, which is as long as the longest one.
        """
        import numpy as np

        longest = max(map(len, sequences))
        ids = np.full((len(sequences), longest + 2), PAD, np.int64)
        mask = np.zeros_like(ids)
        for row, sequence in enumerate(sequences):
            ids[row, 0], ids[row, 1 : len(sequence) + 1], ids[row, len(sequence) + 1] = CLS, sequence, SEP
            mask[row, : len(sequence) + 2] = 1
        tokens, sentences = self._session.run(_OUTPUTS, {"input_ids": ids, "attention_mask": mask})
        return tokens[:, 1:-1], sentences


def library_missing(name: str, error: BaseException | None = None) -> ModelError:
    """The error for a library without which no model runs; `error` is what its import raised."""
    why = f"{type(error).__name__}: {_first_line(error)}" if error else "it is not installed"
    return ModelError(f"the fluency model needs {name}", "", why, f"install {name}, or use the profile 'hook', which needs no model")


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [""])[0][:200]
