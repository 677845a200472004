"""What the network is punished for."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, softplus

from training.arrays import NOT_TRAINED


def loss(token: Tensor, sentence: Tensor, batch: Mapping[str, Tensor], weights: Mapping[str, float]) -> Tensor:
    """Weighted sum of cross-entropies of tokens and sentences and of a logistic ranking loss (Burges et al. 2005) over versions of a sentence."""
    weight = batch["weight"]
    total = torch.zeros(())
    for column, name in enumerate(("edited", "damaged")):
        target = batch["tokens"][..., column]
        trained = (target != NOT_TRAINED) * weight[:, None]
        total = total + weights[name] * _mean(token[..., column], target, trained)
    for column, name in enumerate(("machine", "effort")):
        target = batch[name]
        total = total + weights[name] * _mean(sentence[:, column], target, (target != NOT_TRAINED) * weight)
    if len(batch["pairs"]):
        worse, better = batch["pairs"].T
        gap = sentence[worse] - sentence[better]
        total = total + weights["rank"] * (softplus(-gap) * weight[worse, None]).sum() / (2 * weight[worse].sum() + 1e-6)
    return total


def _mean(logits: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    each = binary_cross_entropy_with_logits(logits, target.clamp(min=0), reduction="none")
    return (each * weight).sum() / (weight.sum() + 1e-6)
