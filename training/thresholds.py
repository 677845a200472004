"""`python -m training.thresholds --data DATA`: when words that the model doubts become findings.

Chosen among the settings that keep within the budget of false alarms on newspapers, other native text and learners' essays: single wordings
for the most of our own damage that they find, passages for the highest Matthews correlation with the words of MLQE-PE that post-editors
changed. Doubts, which only a text that rules have caught out gets, have a budget of their own. Writes `levels` in fluency.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from math import exp
from pathlib import Path
from typing import NamedTuple

from mtcheck.model import ReadToken
from mtcheck.models.files import METADATA, Level, shipped_model
from mtcheck.models.spans import sentence_hits
from training import held_out
from training.corpora import PAIRS
from training.held_out import Seen

BUDGET = {"news": 0.32, "native": 0.45, "learners": 0.5, "own": 0.6}
"""Findings of the model per 1,000 words beyond those of the rules. Our own clean articles are written to mislead, and every rule declares how many
of its hits there it is worth (`budget`): this comes to one wording and six passages."""
SHARE = {"wording": {"news": 0.7, "native": 0.5, "learners": 0.5, "own": 0.15}, "passage": dict.fromkeys(BUDGET, 1.0)}
"""How much of the budget is spent once a level has been chosen."""
DOUBTS = 2.5
"""Doubts per 1,000 words of newspapers. They are heard only where rules have found several artifacts; of our sample's words one in five is damaged there."""
_CANDIDATES: dict[str, tuple[tuple[str, float, int, int, float, float], ...]] = {
    "wording": tuple(
        product(
            ("damage",),
            (0.8, 0.9, 0.93, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99),
            (1,),
            (6,),
            (0.8, 0.9, 0.95, 0.97),
            (0.0, 0.1, 0.2, 0.3, 0.4),
        )
    ),
    "passage": tuple(
        product(
            ("edit",),
            (0.6, 0.65, 0.7, 0.72, 0.74, 0.76, 0.78, 0.8, 0.85, 0.9),
            (2, 3, 4),
            (12,),
            (0.95, 0.98, 0.99, 0.995, 0.998),
            (0.0, 0.1, 0.2, 0.3),
        )
    ),
    "doubt": tuple(product(("damage",), (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9), (1,), (6,), (0.0,), (0.0,))),
}


class Count(NamedTuple):
    """Words of MLQE-PE: found and changed, found only, changed only, neither."""

    tp: int
    fp: int
    fn: int
    tn: int

    @property
    def matthews(self) -> float:
        """Matthews correlation coefficient."""
        scale = ((self.tp + self.fp) * (self.tp + self.fn) * (self.tn + self.fp) * (self.tn + self.fn)) ** 0.5
        return (self.tp * self.tn - self.fp * self.fn) / scale if scale else 0.0


def spans(one: Seen, levels: Iterable[Level]) -> list[tuple[int, int]]:
    """Places that the model would report under `levels`, without those that a rule reports."""
    taken = [finding.span for finding in one.report.findings]
    machine = 1 / (1 + exp(-one.reading.logits[0]))
    out: list[tuple[int, int]] = []
    for level in levels:
        if machine < level.machine or not _promising(one.reading.tokens, level):
            continue
        for hit in sentence_hits(one.item.text, one.reading.tokens, level):
            if not any(hit.span.overlaps(span) for span in taken):
                taken.append(hit.span)
                out.append((hit.span.start, hit.span.end))
    return out


def _promising(tokens: Sequence[ReadToken], level: Level) -> bool:
    return any((token.edit if level.column == "edit" else token.damage) >= level.threshold for token in tokens)


def count(labelled: Sequence[Seen], levels: Sequence[Level]) -> Count:
    """Words of `labelled` under all findings, the rules' too."""
    tp = fp = fn = tn = 0
    for one in labelled:
        found = [*spans(one, levels), *(tuple(f.span) for f in one.report.findings)]
        changed = [(start, end) for start, end, _target in one.item.edited or ()]
        for token in one.reading.tokens:
            hit = any(token.span.start < end and start < token.span.end for start, end in found)
            bad = any(token.span.start < end and start < token.span.end for start, end in changed)
            tp, fp, fn, tn = tp + (hit and bad), fp + (hit and not bad), fn + (bad and not hit), tn + (not hit and not bad)
    return Count(tp, fp, fn, tn)


def recall(damaged: Sequence[Seen], levels: Sequence[Level]) -> float:
    """Share of the damaged places of `damaged` that a rule or the model reports."""
    found = total = 0
    for one in damaged:
        reported = [*spans(one, levels), *(tuple(f.span) for f in one.report.findings)]
        for start, end, _target in one.item.damaged or ():
            total += 1
            found += any(a < end and start < b for a, b in reported)
    return found / max(1, total)


def rates(clean: dict[str, list[Seen]], levels: Sequence[Level]) -> dict[str, float]:
    """Findings of the model per 1,000 words of each kind of clean text."""
    return {
        name: 1000 * sum(len(spans(one, levels)) for one in group) / max(1, sum(one.words for one in group))
        for name, group in clean.items()
    }


def choose(labelled: Sequence[Seen], damaged: Sequence[Seen], clean: dict[str, list[Seen]]) -> tuple[dict[str, Level], dict[str, object]]:
    """Levels, one after the other, and what they come to."""
    chosen: dict[str, Level] = {}
    worth: dict[str, Callable[[Sequence[Level]], float]] = {
        "wording": lambda levels: recall(damaged, levels),
        "passage": lambda levels: count(labelled, levels).matthews,
    }
    for name in ("wording", "passage"):
        best = -1.0
        for candidate in (Level(*values) for values in _CANDIDATES[name]):
            levels = [*chosen.values(), candidate]
            if any(rate > BUDGET[kind] * SHARE[name][kind] for kind, rate in rates(clean, levels).items()):
                continue
            value = worth[name](levels)
            if value > best:
                best, kept = value, candidate
        if best < 0:
            raise SystemExit(f"training.thresholds: no setting of {name!r} keeps within the budget")
        chosen[name] = kept
    levels = list(chosen.values())
    result = count(labelled, levels)
    quiet = (level for level in (Level(*values) for values in _CANDIDATES["doubt"]) if rates(clean, [level])["news"] <= DOUBTS)
    chosen["doubt"] = min(quiet, key=lambda level: level.threshold, default=chosen["wording"])
    return chosen, {
        "matthews": round(result.matthews, 4),
        "precision": round(result.tp / max(1, result.tp + result.fp), 4),
        "damage found, with the rules": round(recall(damaged, levels), 4),
        "damage found by the rules": round(recall(damaged, []), 4),
        **rates(clean, levels),
        "doubts in news": rates(clean, [chosen["doubt"]])["news"],
    }


def main() -> None:
    """Choose, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=3000, help="items a slice")
    args = parser.parse_args()
    seen = held_out.look(held_out.items(args.data, most=args.most))
    labelled = [one for one in seen if one.item.slice in {f"mlqe-{code}" for code in PAIRS}]
    damaged = held_out.look(held_out.damaged(args.data, most=args.most))
    clean = {name: held_out.by_slice(seen, name) for name in BUDGET if name != "own"}
    clean["own"] = held_out.look(held_out.own_articles())
    levels, figures = choose(labelled, damaged, clean)
    path = Path(shipped_model()) / METADATA
    metadata = json.loads(path.read_text(encoding="utf-8"))
    metadata["levels"] = {name: level._asdict() for name, level in levels.items()}
    metadata["chosen on"] = figures
    path.write_text(json.dumps(metadata, indent=2) + "\n", encoding="utf-8")
    print(json.dumps({"levels": metadata["levels"], "figures": figures}, indent=2))


if __name__ == "__main__":
    main()
