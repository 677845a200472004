"""Run a command and see what it cost."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """Processor seconds (user and system, children included) and peak resident memory in MiB of one run."""

    cpu: float
    peak: float
    wall: float


_WRAPPER = """
import json, resource, subprocess, sys, time
t = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([u.ru_utime + u.ru_stime, u.ru_maxrss / 1024, time.perf_counter() - t]))
"""


def cost(command: Sequence[str], cwd: Path | None = None) -> Cost:
    """The cost of one run; output is thrown away and any exit code will do."""
    run = subprocess.run([sys.executable, "-c", _WRAPPER, *command], capture_output=True, text=True, check=True, cwd=cwd)
    return Cost(*map(float, run.stdout.strip(" []\n").split(",")))


def median_cost(command: Sequence[str], runs: int, cwd: Path | None = None) -> Cost:
    """Medians over `runs` runs, after one that warms the disk and the rule cache."""
    cost(command, cwd)
    several = [cost(command, cwd) for _ in range(runs)]
    return Cost(*(statistics.median(values) for values in zip(*several, strict=True)))


def mtcheck_command() -> list[str]:
    """The installed console script beside this interpreter."""
    return [str(Path(sys.executable).parent / "mtcheck")]


def peer(name: str) -> list[str] | None:
    """The command of a peer, if it is installed."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    return [found] if found else None


def text_of(size: int) -> str:
    """About `size` bytes of our own clean articles, each paragraph in turn, so that text c is text b made longer."""
    folder = Path(__file__).resolve().parent.parent / "fixtures" / "clean"
    articles = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    once = "\n\n".join(articles) + "\n\n"
    return (once * (size // len(once.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")


def cores() -> int:
    """Processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
