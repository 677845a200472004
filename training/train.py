"""`python -m training.train --data DATA --round-trips FOLDER --encoder FOLDER --out FILE`: from corpora to a checkpoint.

Seeds are fixed. The whole configuration and the figures of every evaluation stand in the log beside the checkpoint.
"""

from __future__ import annotations

import argparse
import json
import math
import time
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch

from mtcheck.models.pieces import Pieces
from training import mixture
from training.arrays import Row, balance_lengths, batches, collate, hide, rows
from training.damage import Damager
from training.encoder import Detector, pretrained
from training.evaluate import evaluate, validation
from training.loss import loss

CONFIG = Path(__file__).with_name("config.toml")


def main() -> None:
    """Train for as many epochs as the configuration says, or until `--minutes` have passed; the learning rate falls to zero at that moment."""
    args = _arguments()
    config = tomllib.loads(args.config.read_text(encoding="utf-8"))
    torch.manual_seed(config["seed"])
    torch.set_num_threads(2)
    pieces = Pieces(str(args.encoder / "vocab.txt"))
    model = pretrained(args.encoder)
    if args.resume:
        model.load_state_dict(torch.load(args.resume, weights_only=True))
    trainer = Trainer(model, config, args.minutes * 60, args.out)
    held_out = validation(args.data, pieces)
    everything = mixture.read(args.data, args.round_trips, newspapers=args.newspapers)
    damager = Damager(config["seed"])
    for number in range(config["epochs"]):
        items = mixture.epoch(everything, config["sample"], damager, config["seed"] + number)
        data = balance_lengths(list(rows(items, pieces)))
        if trainer.epoch(data, config["epochs"]):
            break
        trainer.keep(evaluate(trainer.average, held_out))
    trainer.keep(evaluate(trainer.average, held_out))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--round-trips", type=Path, required=True, help="folder that training.roundtrip wrote")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the pretrained encoder: model.safetensors, vocab.txt")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write; its log stands beside it")
    parser.add_argument("--resume", type=Path, help="checkpoint to go on from")
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument(
        "--newspapers", action="store_true", help="train on newspapers too: for the comparison in CARD.md, never to be shipped"
    )
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after this time")
    return parser.parse_args()


class Trainer:
    """The network in training, its moving average, its optimiser, and the log."""

    def __init__(self, model: Detector, config: dict[str, Any], seconds: float, out: Path) -> None:
        self.model, self.config, self.out, self.seconds = model, config, out, seconds
        self.rng = np.random.default_rng(config["seed"])
        self.average = Detector()
        self.average.load_state_dict(model.state_dict())
        decayed = [p for p in model.parameters() if p.ndim > 1]
        plain = [p for p in model.parameters() if p.ndim <= 1]
        self.optimiser = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": config["weight_decay"]}, {"params": plain, "weight_decay": 0.0}],
            lr=config["learning_rate"], betas=(0.9, 0.98), fused=True,
        )  # fmt: skip
        self.begun, self.steps, self.total = time.monotonic(), 0, 0
        self.out.with_suffix(".log").write_text(json.dumps(config) + "\n", encoding="utf-8")

    def epoch(self, data: list[Row], epochs: int) -> bool:
        """One pass over `data`; true where the time is up."""
        plan = batches(data, self.config["tokens_a_batch"], self.rng)
        self.total = self.total or len(plan) * epochs
        self.model.train()
        sum_of_losses = 0.0
        for number, indexes in enumerate(plan):
            sum_of_losses += self._step(data, indexes)
            if number % 50 == 49:
                spent = time.monotonic() - self.begun
                self.log(
                    {"step": self.steps, "loss": round(sum_of_losses / 50, 4), "seconds": round(spent), "progress": round(self.progress, 3)}
                )
                sum_of_losses = 0.0
            if self.progress >= 1:
                return True
        return False

    @property
    def progress(self) -> float:
        """Share of the run that is over, by steps or by time, whichever is further."""
        return max(self.steps / max(1, self.total), (time.monotonic() - self.begun) / self.seconds)

    def _step(self, data: list[Row], indexes: list[int]) -> float:
        size = self.config["tokens_a_batch"]
        arrays = collate(data, indexes, size)._asdict()
        arrays["ids"] = hide(arrays["ids"], self.config["hidden"], self.rng)
        batch = {name: torch.from_numpy(array) for name, array in arrays.items()}
        warm, progress = self.config["warm_up"], self.progress
        rate = self.config["learning_rate"] * (
            progress / warm if progress < warm else 0.5 + 0.5 * math.cos(math.pi * (progress - warm) / (1 - warm))
        )
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        with torch.autocast("cpu", torch.bfloat16):
            token, sentence = self.model(batch["ids"], batch["mask"])
        value = loss(token.float(), sentence.float(), batch, self.config["loss"])
        self.optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.steps += 1
        # the first steps are not worth remembering
        decay = min(self.config["average"], self.steps / (10 + self.steps))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.average.parameters()), list(self.model.parameters()), 1 - decay)
        return float(value.item())

    def keep(self, figures: dict[str, float]) -> None:
        """Write the averaged weights and the figures."""
        torch.save(self.average.state_dict(), self.out)
        self.log(figures)

    def log(self, entry: dict[str, Any]) -> None:
        """One line of the log, on the screen too."""
        line = json.dumps(entry)
        print(line, flush=True)
        with self.out.with_suffix(".log").open("a", encoding="utf-8") as log:
            log.write(line + "\n")


if __name__ == "__main__":
    main()
