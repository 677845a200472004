"""Throughput and growth: 1 and 10 MB of text, and 2,000 files of 3 KB on one and two processes; codespell beside it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.process import cost, mtcheck_command, peer, text_of


def sizes(folder: Path, profile: str) -> None:
    mtcheck, codespell = mtcheck_command(), peer("codespell")
    start = folder / "start.txt"
    start.write_text(text_of(200), encoding="utf-8")
    base = cost([*mtcheck, "check", "-q", "--profile", profile, str(start)]).cpu
    seconds = []
    for megabytes in (1, 10):
        path = folder / f"{megabytes}.txt"
        text = text_of(megabytes * 1_000_000)
        path.write_text(text, encoding="utf-8")
        words = len(text.split())
        ours = cost([*mtcheck, "check", "-q", "--profile", profile, str(path)])
        seconds.append(ours.cpu - base)
        line = f"{megabytes:>3} MB  {ours.cpu:7.2f} s cpu  {words / ours.cpu:9,.0f} words/cpu-s  {ours.peak:6.0f} MiB"
        if codespell:
            theirs = cost([*codespell, str(path)])
            line += f"   codespell {words / theirs.cpu:11,.0f} words/cpu-s ({ours.cpu / theirs.cpu:.1f} x its time)"
        print(line)
    print(f"growth from 1 to 10 MB, start-up taken off: {seconds[1] / seconds[0]:.2f} x")


def files(folder: Path, profile: str, count: int) -> None:
    text = text_of(200_000)
    for number in range(count):
        place = folder / "many" / f"{number // 100:02d}"
        place.mkdir(parents=True, exist_ok=True)
        begin = number * 97 % (len(text) - 3_000)
        (place / f"{number:04d}.txt").write_text(text[begin : begin + 3_000], encoding="utf-8")
    for jobs in (1, 2):
        ours = cost([*mtcheck_command(), "check", "-q", "--profile", profile, "-j", str(jobs), str(folder / "many")])
        print(
            f"{count} files, {jobs} process{'es' if jobs > 1 else ''}: {ours.wall:6.2f} s wall  {ours.cpu:6.2f} s cpu  {ours.peak:5.0f} MiB"
        )
    if codespell := peer("codespell"):
        theirs = cost([*codespell, str(folder / "many")])
        print(f"{count} files, codespell: {theirs.wall:6.2f} s wall  {theirs.cpu:6.2f} s cpu")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", default="hook")
    parser.add_argument("--files", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sizes(Path(folder), options.profile)
        files(Path(folder), options.profile, options.files)


if __name__ == "__main__":
    main()
