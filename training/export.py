"""`python -m training.export --checkpoint FILE --vocabulary FILE --out FOLDER`: the checkpoint as ONNX with weights of 8 bits.

Each matrix is stored as int8 with one scale for each row (symmetric, as in Jacob et al. 2018) and turned back into float32 by a
DequantizeLinear node that onnxruntime folds when it loads the file: a fourth of the size, while activations stay float32. Quantising
those too would be faster and would make a sentence's result depend on what else is in its batch.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import ModelProto, TensorProto, helper, numpy_helper
from torch import Tensor, nn

from mtcheck.models.files import FORMAT, METADATA, NETWORK, VOCABULARY, network_digest
from training.encoder import Detector

_OPSET = 17
_SMALLEST = 1024
"""Tensors of fewer numbers stay float32: biases and norms, 60 KB in all."""
UNTUNED: dict[str, Any] = {
    "format": FORMAT,
    "digest": "",
    "temperature": {"token": [1.0, 1.0], "sentence": [1.0, 1.0]},
    "levels": {
        "wording": {"column": "damage", "threshold": 0.9, "fewest": 1, "longest": 6, "machine": 0.5},
        "passage": {"column": "edit", "threshold": 0.9, "fewest": 3, "longest": 12, "machine": 0.5},
    },
}
"""What stands in the metadata until `training.thresholds` has chosen better."""


class _Graph(nn.Module):
    """Names the inputs as onnxruntime will."""

    def __init__(self, detector: Detector) -> None:
        super().__init__()
        self.detector = detector

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        token, sentence = self.detector(input_ids, attention_mask)
        return token, sentence


def graph(detector: Detector) -> ModelProto:
    """The network as an ONNX graph in float32, with free batch size and length."""
    buffer = io.BytesIO()
    ids, mask = torch.full((2, 9), 1000), torch.ones(2, 9, dtype=torch.int64)
    torch.onnx.export(
        _Graph(detector.eval()), (ids, mask), buffer, opset_version=_OPSET, dynamo=False,
        input_names=["input_ids", "attention_mask"], output_names=["token_logits", "sentence_logits"],
        dynamic_axes={name: {0: "batch", 1: "pieces"} for name in ("input_ids", "attention_mask", "token_logits")}
        | {"sentence_logits": {0: "batch"}},
    )  # fmt: skip
    return onnx.load_model_from_string(buffer.getvalue())


def quantise(model: ModelProto) -> ModelProto:
    """The same graph with its matrices as int8."""
    consumers = {name: node for node in model.graph.node for name in node.input}
    nodes, kept = [], []
    for tensor in model.graph.initializer:
        array = numpy_helper.to_array(tensor)
        if array.dtype != np.float32 or array.size < _SMALLEST or array.ndim != 2:
            kept.append(tensor)
            continue
        # of x @ W the columns of W are the outputs, of an embedding or a transposed weight the rows are
        node = consumers[tensor.name]
        axis = 1 if node.op_type == "MatMul" else 0
        scale = np.maximum(np.abs(array).max(axis=1 - axis), 1e-8).astype(np.float32) / 127
        stored = np.clip(np.rint(array / np.expand_dims(scale, 1 - axis)), -127, 127).astype(np.int8)
        kept.append(numpy_helper.from_array(stored, f"{tensor.name}.q"))
        kept.append(numpy_helper.from_array(scale, f"{tensor.name}.scale"))
        kept.append(numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{tensor.name}.zero"))
        names = [f"{tensor.name}.q", f"{tensor.name}.scale", f"{tensor.name}.zero"]
        nodes.append(helper.make_node("DequantizeLinear", names, [tensor.name], axis=axis))
    assert all(tensor.data_type != TensorProto.BFLOAT16 for tensor in kept)
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    everything = [*nodes, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(everything)
    onnx.checker.check_model(model)
    return model


def main() -> None:
    """Write network, vocabulary and metadata; thresholds that stand in the old metadata are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    detector = Detector()
    detector.load_state_dict(torch.load(args.checkpoint, weights_only=True))
    data = quantise(graph(detector)).SerializeToString()
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / NETWORK).write_bytes(data)
    if args.vocabulary.resolve() != (args.out / VOCABULARY).resolve():
        shutil.copyfile(args.vocabulary, args.out / VOCABULARY)
    path = args.out / METADATA
    metadata = json.loads(path.read_text(encoding="utf-8")) if path.exists() else UNTUNED
    metadata["digest"] = network_digest(data)
    path.write_text(json.dumps(metadata, indent=2) + "\n", encoding="utf-8")
    print(f"{len(data) / 1e6:.1f} MB, digest {metadata['digest']}")


if __name__ == "__main__":
    main()
