"""The trained encoder as an ONNX graph in 8 bits, which the program runs without PyTorch."""

from __future__ import annotations

import io
import math
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.training.encoder_network import ATTENTION_HEADS, FROZEN, LAYERS, WIDTH

Arrays = Mapping[str, NDArray[np.float32]]
_OPSET = 20


class _Graph:
    """Nodes and constants as they are written down."""

    def __init__(self, weights: Arrays) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind: str, *inputs: str, **settings: object) -> str:
        name = f"t{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **settings))
        return name

    def linear(self, name: str, rows: str, scale: float = 1.0) -> str:
        weight = self.constant(f"{name}.weight", self.weights[f"{name}.weight"].T * np.float32(scale))
        bias = self.constant(f"{name}.bias", self.weights[f"{name}.bias"] * np.float32(scale))
        return self.add("Add", self.add("MatMul", rows, weight), bias)

    def normal(self, name: str, rows: str) -> str:
        weight, bias = (self.constant(f"{name}.{end}", self.weights[f"{name}.{end}"]) for end in ("weight", "bias"))
        return self.add("LayerNormalization", rows, weight, bias, axis=-1, epsilon=1e-12)

    def split(self, rows: str, order: tuple[int, ...]) -> str:
        """A row of numbers for each head of attention."""
        return self.add("Transpose", self.add("Reshape", rows, "by-head"), perm=order)


def packed(weights: Arrays) -> tuple[bytes, bytes]:
    """The two files that `bot.reading.encoder.load_encoder` takes: the graph, and the weights of the network on top.

    Weights of products are kept in 7 of 8 bits, which any processor multiplies exactly alike.
    """
    head = io.BytesIO()
    on_top = {name: value.astype(np.float16) for name, value in weights.items() if not name.startswith("bert.")}
    np.savez(head, allow_pickle=False, **on_top)
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        onnx.save(_model(weights), plain)
        quantize_dynamic(
            plain,
            small,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
        return small.read_bytes(), head.getvalue()


def _model(weights: Arrays) -> Any:  # noqa: ANN401 - onnx ships no types
    graph = _Graph(weights)
    for name in ("emb", "pos", "kind.weight"):
        graph.constant(f"bert.{name}", weights[f"bert.{name}"])
    graph.constant("by-head", np.array([0, 0, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS], np.int64))
    graph.constant("joined", np.array([0, 0, WIDTH], np.int64))
    embedded = graph.add(
        "Add", graph.add("Gather", "bert.emb", "ids", axis=0), graph.add("Gather", "bert.pos", "places", axis=0)
    )
    states, attention = graph.normal("bert.norm", embedded), ""
    for layer in range(LAYERS):
        if layer == FROZEN:
            states = graph.add("Add", states, graph.add("Gather", "bert.kind.weight", "kinds", axis=0))
        states, attention = _layer(graph, f"bert.layers.{layer}.", states)
    graph.nodes.append(helper.make_node("Identity", [states], ["states"], name="states"))
    graph.nodes.append(helper.make_node("Identity", [attention], ["attention"], name="attention"))
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, [1, "T"]) for name in ("ids", "places", "kinds")]
    outputs = [
        helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, "T", WIDTH]),
        helper.make_tensor_value_info("attention", TensorProto.FLOAT, [1, ATTENTION_HEADS, "T", "T"]),
    ]
    made = helper.make_graph(graph.nodes, "encoder", inputs, outputs, list(graph.constants.values()))
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _layer(graph: _Graph, name: str, states: str) -> tuple[str, str]:
    asked = graph.split(graph.linear(name + "q", states, 1 / math.sqrt(WIDTH // ATTENTION_HEADS)), (0, 2, 1, 3))
    offered = graph.split(graph.linear(name + "k", states), (0, 2, 3, 1))
    said = graph.split(graph.linear(name + "v", states), (0, 2, 1, 3))
    attention = graph.add("Softmax", graph.add("MatMul", asked, offered), axis=-1)
    heard = graph.add("Transpose", graph.add("MatMul", attention, said), perm=(0, 2, 1, 3))
    joined = graph.linear(name + "o", graph.add("Reshape", heard, "joined"))
    states = graph.normal(name + "n1", graph.add("Add", states, joined))
    thought = graph.linear(name + "f2", graph.add("Gelu", graph.linear(name + "f1", states)))
    return graph.normal(name + "n2", graph.add("Add", states, thought)), attention
