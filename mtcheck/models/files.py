"""The files of a fluency model: the network, its vocabulary and what was measured of it; read together and held against each other."""

from __future__ import annotations

import json
import os
from _blake2 import blake2b  # hashlib itself loads OpenSSL: 4 ms
from collections.abc import Mapping
from typing import Any, NamedTuple

from mtcheck.errors import ModelError

FORMAT = 1
NETWORK, VOCABULARY, METADATA = "fluency.onnx", "vocab.txt", "fluency.json"
COLUMNS = ("edit", "damage")
"""What the two numbers of a token are: a post-editor would change it; it is damage."""
LEVELS = ("wording", "passage", "doubt")
"""What a finding of the model may be: a few words, a longer stretch of them, or words that tell in company only."""
_REMEDY = "install mtcheck again, or use the profile 'hook', which needs no model"


class Level(NamedTuple):
    """When tokens are a finding: `column` of a token, from what probability on it counts, and how many counting words a finding needs.

    A finding is at most `longest` words long, and stands in a sentence that a machine wrote with a probability of `machine` or more: that is
    what keeps the slips of people who learn English from being findings. The other column gives one of its words `agree` or more: two views of a
    word are wrong together more rarely than one.
    """

    column: str
    threshold: float
    fewest: int
    longest: int
    machine: float = 0.0
    agree: float = 0.0


class Metadata(NamedTuple):
    """What `fluency.json` says. Logits are divided by the temperatures (Guo et al. 2017), one for each column, before they become probabilities."""

    digest: str
    """Of the network: `network_digest`."""
    token_temperature: tuple[float, float]
    sentence_temperature: tuple[float, float]
    levels: Mapping[str, Level]


class ModelFiles(NamedTuple):
    """A model as read: the bytes of the network, the path of the vocabulary, and a digest (hex, 8 bytes) of all three files."""

    network: bytes
    vocabulary: str
    metadata: Metadata
    digest: str


def shipped_model() -> str:
    """The folder of the model that comes with mtcheck."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


def network_digest(data: bytes) -> str:
    """Hex BLAKE2b-128 of a network's file, as `fluency.json` names it."""
    return blake2b(data, digest_size=16).hexdigest()


def read_model(folder: str) -> ModelFiles:
    """The model in `folder`. Raises `ModelError` where a file is missing, unreadable, or not the one that the others were made with."""
    network, vocabulary, described = (_read(os.path.join(folder, name)) for name in (NETWORK, VOCABULARY, METADATA))
    path = os.path.join(folder, METADATA)
    try:
        metadata = _metadata(json.loads(described))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ModelError("the description of the fluency model cannot be used", path, f"{type(error).__name__}: {error}", _REMEDY) from None
    if network_digest(network) != metadata.digest:
        why = f"its content is not what {METADATA} says: it is damaged, or of another version"
        raise ModelError("the fluency model cannot be used", os.path.join(folder, NETWORK), why, _REMEDY)
    digest = blake2b(described, digest_size=8)
    # the description holds the digest of the network
    digest.update(vocabulary)
    return ModelFiles(network, os.path.join(folder, VOCABULARY), metadata, digest.hexdigest())


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as handle:
            return handle.read()
    except FileNotFoundError:
        raise ModelError("the fluency model is missing", path, "there is no such file", _REMEDY) from None
    except OSError as error:
        raise ModelError("the fluency model cannot be read", path, error.strerror or str(error), _REMEDY) from None


def _metadata(row: Any) -> Metadata:
    if row["format"] != FORMAT:
        raise ValueError(f"its format is {row['format']!r}, this version of mtcheck reads {FORMAT}")
    temperature = row["temperature"]
    levels = {name: _level(row["levels"][name]) for name in LEVELS}
    return Metadata(str(row["digest"]), _pair(temperature["token"]), _pair(temperature["sentence"]), levels)


def _level(row: Any) -> Level:
    column, threshold, fewest, longest = str(row["column"]), float(row["threshold"]), int(row["fewest"]), int(row["longest"])
    level = Level(column, threshold, fewest, longest, float(row.get("machine", 0.0)), float(row.get("agree", 0.0)))
    if level.column not in COLUMNS:
        raise ValueError(f"{level.column!r} is no column, there are {' and '.join(COLUMNS)}")
    if not (level.threshold > 0 and 1 <= level.fewest <= level.longest and level.machine <= 1 and level.agree <= 1):
        raise ValueError(f"a level cannot be {row!r}")
    return level


def _pair(values: Any) -> tuple[float, float]:
    first, second = map(float, values)
    if not (0 < first < float("inf") and 0 < second < float("inf")):
        raise ValueError(f"temperatures cannot be {values!r}")
    return first, second
