"""Write `tiny.onnx` beside this file: a network of random weights with the inputs and outputs of the fluency model. Needs `onnx`.

Tokens mix with the mean of their sequence, so that padding, batches and windows would show if they were handled wrongly; int8 weights stand
behind DequantizeLinear, as in the shipped file.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

ROWS, WIDTH, SEED = 509, 16, 7


def main() -> None:
    generator = np.random.default_rng(SEED)
    stored: list[onnx.TensorProto] = []
    nodes: list[onnx.NodeProto] = []

    def constant(name: str, value: np.ndarray) -> str:
        stored.append(numpy_helper.from_array(value, name))
        return name

    def weights(name: str, rows: int, columns: int) -> str:
        """A matrix with one scale to a column."""
        constant(f"{name}_int8", generator.integers(-127, 128, (rows, columns)).astype(np.int8))
        constant(f"{name}_scale", (generator.uniform(0.5, 1.0, columns) / 127).astype(np.float32))
        nodes.append(helper.make_node("DequantizeLinear", [f"{name}_int8", f"{name}_scale"], [name], axis=1))
        return name

    def node(kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    table, mixing = weights("table", ROWS, WIDTH), weights("mixing", WIDTH, WIDTH)
    token_head, sentence_head = weights("token_head", WIDTH, 2), weights("sentence_head", WIDTH, 2)
    rows = node("Mod", ["input_ids", constant("rows", np.array(ROWS, np.int64))], "row")
    embedded = node("Gather", [table, rows], "embedded")
    weight = node(
        "Unsqueeze", [node("Cast", ["attention_mask"], "kept", to=TensorProto.FLOAT), constant("last", np.array([2], np.int64))], "weight"
    )
    middle = constant("middle", np.array([1], np.int64))
    total = node("ReduceSum", [node("Mul", [embedded, weight], "kept_embedded"), middle], "total", keepdims=1)
    mean = node("Div", [total, node("ReduceSum", [weight, middle], "count", keepdims=1)], "mean")
    mixed = node("MatMul", [node("Add", [embedded, mean], "with_mean"), mixing], "mixed")
    hidden = node("Tanh", [mixed], "hidden")
    node("Mul", [node("MatMul", [hidden, token_head], "small"), constant("spread", np.array(2.0, np.float32))], "token_logits")
    flat = node("Squeeze", [mean, middle], "flat_mean")
    node("MatMul", [flat, sentence_head], "sentence_logits")

    def value(name: str, kind: int, *shape: str | int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    inputs = [value(name, TensorProto.INT64, "batch", "length") for name in ("input_ids", "attention_mask")]
    outputs = [value("token_logits", TensorProto.FLOAT, "batch", "length", 2), value("sentence_logits", TensorProto.FLOAT, "batch", 2)]
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, stored)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    Path(__file__).with_name("tiny.onnx").write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
