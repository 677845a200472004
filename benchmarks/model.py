"""What the fluency model costs: time to load, words a second and memory, each as a ratio to the rules alone on the same text.

`--model FOLDER` measures another model than the shipped one.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.process import cores, median_cost, mtcheck_command, text_of
from mtcheck.models.files import shipped_model
from mtcheck.models.reading import FluencyModel
from mtcheck.text.formats import read_document


def load(folder: str) -> float:
    """Seconds until the first sentence has been read."""
    begin = time.perf_counter()
    FluencyModel(folder).read(read_document("text.txt", "The mayor of the town spoke to the press on Friday."))
    return time.perf_counter() - begin


def reading(folder: str, text: str, threads: int) -> float:
    """Words read in a second, once the model is there."""
    model = FluencyModel(folder, threads)
    model.read(read_document("text.txt", text[:2000]))
    document = read_document("text.txt", text)
    _ = document.sentences
    begin = time.perf_counter()
    model.read(document)
    return len(text.split()) / (time.perf_counter() - begin)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default=shipped_model(), help="folder of the model (default: the shipped one)")
    parser.add_argument("--kilobytes", type=int, default=200)
    parser.add_argument(
        "--file", help="a text to measure on instead of our own articles over and over, of which each sentence is read once"
    )
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    size = options.kilobytes * 1000
    text = Path(options.file).read_text(encoding="utf-8")[:size] if options.file else text_of(size)
    os.environ["MTCHECK_MODEL"] = options.model
    words = len(text.split())
    print(f"{words:,} words, {cores()} processors; load and first sentence {load(options.model):.2f} s")
    for threads in (1, cores()):
        print(f"reading alone, {threads} thread{'s' if threads > 1 else ''}: {reading(options.model, text, threads):10,.0f} words/s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8")
        rules, both = (
            median_cost([*mtcheck_command(), "check", "-q", "--profile", p, str(path)], options.runs) for p in ("hook", "default")
        )
    for name, figures in (("rules", rules), ("rules and model", both)):
        print(
            f"{name:<16} {figures.wall:7.2f} s wall  {figures.cpu:7.2f} s cpu  {words / figures.wall:9,.0f} words/s  {figures.peak:6.0f} MiB"
            f"  {figures.wall / rules.wall:5.2f} x time  {figures.peak / rules.peak:5.2f} x memory"
        )


if __name__ == "__main__":
    main()
