"""`python -m training.baselines --data DATA --round-trips FOLDER`: what simpler detectors reach where the network is measured.

Hashed n-grams learn from an epoch of the network's own items, a trigram model from the native text among them; shortness is the control.
The figures are those of `training.evaluate`, on the same validation items.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from mtcheck.models.files import VOCABULARY, shipped_model
from mtcheck.models.pieces import Pieces
from training import mixture, validation
from training.arrays import NOT_TRAINED, Row, balance_lengths, rows
from training.damage import Damager
from training.hashed import Hashed
from training.items import Item, Marks
from training.trigram import Trigram
from training.validation import Outcome

CONFIG = Path(__file__).with_name("config.toml")


def sample(everything: Mapping[str, list[Item]], amounts: Mapping[str, int], most: int, seed: int) -> list[Item]:
    """About `most` items, mixed as an epoch of `amounts` is."""
    full = {kind: len(items) if amounts[kind] < 0 else min(amounts[kind], len(items)) for kind, items in everything.items()}
    full["damage"] = amounts["damage"]
    share = min(1.0, most / sum(full.values()))
    return mixture.epoch(everything, {kind: int(share * amount) for kind, amount in full.items()}, Damager(seed), seed)


def hashed(items: Sequence[Item]) -> Hashed:
    """Hashed n-grams that have learnt from `items`, weighted by length as the network's are."""
    nothing = np.empty(0)
    bare = [
        Row(nothing, nothing, _target(item.machine), _target(item.effort), item.pair, item.weight, len(item.text.split()), item.slice)
        for item in items
    ]
    weight = np.array([row.weight for row in balance_lengths(bare)])
    machine, effort = np.array([row.machine for row in bare]), np.array([row.effort for row in bare])
    return Hashed([item.text for item in items], machine, effort, weight)


def _target(value: float | None) -> float:
    return NOT_TRAINED if value is None else value


def trigram(native: Sequence[Item], most: int, seed: int) -> Trigram:
    """A language model of at most `most` of the `native` sentences."""
    found = random.Random(seed).sample(native, min(most, len(native)))
    return Trigram(item.text for item in found)


def judge(items: Sequence[Item], pieces: Pieces, sentence: np.ndarray, words: Callable[[str], Marks] | None = None) -> list[Outcome]:
    """Outcomes from scores of sentences [n] or [n, 2] and, where `words` is given, of their words."""
    out = []
    for item, score in zip(items, sentence, strict=True):
        for row in rows([item], pieces):
            if words is None:
                out.append(Outcome(row, score, None))
                continue
            marks = words(item.text)
            (scored,) = rows([item._replace(edited=marks, damaged=marks)], pieces)
            out.append(Outcome(row, score, scored.tokens[1:-1]))
    return out


def reports(items: Sequence[Item], pieces: Pieces, ngrams: Hashed, model: Trigram) -> dict[str, dict[str, float]]:
    """Figures by the name of the baseline."""
    texts = [item.text for item in items]
    surprisals = [np.array([nats for _start, _end, nats in model.surprisals(text)] or [0.0]) for text in texts]
    results = {
        "shortness": judge(items, pieces, np.array([-float(len(text)) for text in texts])),
        "trigram mean": judge(items, pieces, np.array([each.mean() for each in surprisals]), model.surprisals),
        "trigram max": judge(items, pieces, np.array([each.max() for each in surprisals])),
        "hashed": judge(items, pieces, ngrams.logits(texts)),
    }
    return {name: validation.report(outcomes) for name, outcomes in results.items()}


def table(found: Mapping[str, Mapping[str, float]]) -> str:
    """The figures in lines, a column for each baseline; a dash where it has none."""
    names = list(dict.fromkeys(name for figures in found.values() for name in figures))
    wide = max(map(len, names))
    lines = ["  ".join([" " * wide, *(f"{name:>12}" for name in found)])]
    for name in names:
        cells = (f"{figures[name]:12.3f}" if name in figures else f"{'-':>12}" for figures in found.values())
        lines.append("  ".join([name.ljust(wide), *cells]))
    return "\n".join(lines)


def main() -> None:
    """Learn, measure, print a table and the same as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--round-trips", type=Path, required=True, help="folder that training.roundtrip wrote")
    parser.add_argument("--most", type=int, default=60_000, help="sentences that a baseline learns from")
    args = parser.parse_args()
    config = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    everything = mixture.read(args.data, args.round_trips)
    ngrams = hashed(sample(everything, config["sample"], args.most, config["seed"]))
    model = trigram(everything["native"], args.most, config["seed"])
    pieces = Pieces(os.path.join(shipped_model(), VOCABULARY))
    found = reports(validation.items(args.data), pieces, ngrams, model)
    print(table(found))
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
