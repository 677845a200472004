"""Where the time goes: the steps of reading, each kind of rule and each check, in processor seconds for a million words, on one text.

The last column is the same time in units of one pass of a plain pattern for words over the same text, which takes the speed of the machine out.
What several checks share (`shared:`) is worked out first and has rows of its own; a check that waits for its `needs` and meets none costs nothing.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.process import text_of
from mtcheck.checks.vocabulary import Vocabulary
from mtcheck.config import load_config
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Rule
from mtcheck.plugins import find_check
from mtcheck.ruleset.kinds import KINDS
from mtcheck.ruleset.scanner import Scanner
from mtcheck.session import Session
from mtcheck.text.formats import read_document
from mtcheck.text.pieces import Pieces

_WORD = re.compile(r"[^\W\d_]+")

Step = tuple[str, Callable[[], object]]


def steps(text: str, rules: tuple[Rule, ...], scanners: dict[str, Scanner]) -> Iterator[Step]:
    """What a run does to `text`, part by part, in the order in which later parts need earlier ones."""
    document = read_document("text.txt", text)
    yield "text: read and mask", lambda: read_document("text.txt", text)
    yield "text: lines, fold", lambda: (document.prose, document.folded, document.line_starts)
    yield "text: sentences", lambda: document.sentences
    yield "text: quotations", lambda: document.quoted
    yield "shared: pieces", lambda: document.analysis(Pieces)
    yield "shared: vocabulary", lambda: document.analysis(Vocabulary)
    for kind, scanner in scanners.items():
        yield f"rules of kind {kind} ({sum(rule.kind == kind for rule in rules)})", lambda s=scanner: deque(s.hits(document), 0)  # type: ignore[misc]
    for rule in rules:
        if rule.kind == "check" and _is_started(rule, document.folded):
            run = find_check(rule.body["check"])
            yield (
                f"check {rule.id}",
                lambda rule=rule, run=run: deque(run(document, rule.body["params"], shipped_lexicon()), 0),  # type: ignore[misc]
            )


def _is_started(rule: Rule, folded: str) -> bool:
    needs = rule.body.get("needs")
    return not needs or any(literal in folded for literal in needs)


def cpu(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def measure(text: str, profile: str, rounds: int) -> dict[str, float]:
    """The least processor seconds of each step over `rounds`, after one on a part of the text that loads what is loaded once."""
    rules = Session(load_config(".", None, {"profile": profile})).rules
    scanners = {kind: Scanner([rule for rule in rules if rule.kind == kind]) for kind in KINDS}
    for _name, work in steps(text[:100_000], rules, scanners):
        work()
    least: dict[str, float] = {}
    for _ in range(rounds):
        for name, work in steps(text, rules, scanners):
            least[name] = min(cpu(work), least.get(name, float("inf")))
    return least


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", default="hook")
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--file", help="a text to measure on instead of our own articles over and over, whose words come back more often")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    # as the command line does
    gc.set_threshold(100_000, 50, 100)
    size = int(options.megabytes * 1_000_000)
    text = Path(options.file).read_text(encoding="utf-8")[:size] if options.file else text_of(size)
    words = len(text.split())
    unit = min(cpu(lambda: _WORD.findall(text)) for _ in range(5))
    least = measure(text, options.profile, options.rounds)
    total = sum(least.values())
    print(f"{words:,} words in {total:.2f} s: {words / total:,.0f} words/cpu-s; one pass of a plain pattern takes {unit * 1000:.0f} ms")
    print(f"{'s per 1,000,000 words':>21}  {'share':>6}  {'passes':>6}")
    for name, seconds in sorted(least.items(), key=lambda row: -row[1]):
        print(f"{seconds / words * 1e6:21.3f}  {seconds / total:6.1%}  {seconds / unit:6.2f}  {name}")


if __name__ == "__main__":
    main()
