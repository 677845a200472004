"""Figures of a network on the validation part: what early stopping and the model card go by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from mtcheck.models.pieces import Pieces
from training.arrays import Row, collate, rows
from training.encoder import Detector
from training.validation import Outcome, items, report

_TOKENS = 8192


def validation(data: Path, pieces: Pieces) -> list[Row]:
    """The validation items as rows."""
    return list(rows(items(data), pieces))


@torch.no_grad()
def outcomes(model: Detector, data: Sequence[Row]) -> list[Outcome]:
    """The network's logits for every row, in the order of `data`."""
    model.eval()
    order = sorted(range(len(data)), key=lambda index: len(data[index].ids))
    found: dict[int, Outcome] = {}
    while order:
        size = max(1, _TOKENS // 128 if len(order) < 64 else _TOKENS // max(24, len(data[order[min(63, len(order) - 1)]].ids)))
        now, order = order[:size], order[size:]
        batch = collate(data, now, 0)
        with torch.autocast("cpu", torch.bfloat16):
            token, sentence = model(torch.from_numpy(batch.ids), torch.from_numpy(batch.mask))
        for place, index in enumerate(now):
            length = len(data[index].ids)
            found[index] = Outcome(data[index], sentence[place].float().numpy(), token[place, 1 : length - 1].float().numpy())
    return [found[index] for index in range(len(data))]


def evaluate(model: Detector, data: Sequence[Row]) -> dict[str, float]:
    """The figures of `training.validation.report`."""
    return report(outcomes(model, data))
