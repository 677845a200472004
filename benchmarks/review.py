"""What a reader of a long text waits for in `mtcheck review`: the first paint, the first finding, each key; and memory.

Two texts are made of our own translated articles (fixtures/dirty), one after the other: 100 KB and 5 MB. The launch is measured in a
pseudo-terminal; keys are measured inside the process, in processor seconds of the thread that draws: checks that run beside them on a busy
machine say nothing about the keys. Needs pexpect and pyte (the extra [dev]). Run it from the top of a checkout.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DIRTY = Path(__file__).resolve().parents[1] / "fixtures" / "dirty"
SIZES = {"100 KB": 100_000, "5 MB": 5_000_000}
COLUMNS, LINES = 120, 40
KEYS = {
    "j": "next finding",
    "k": "previous finding",
    "enter": "accept",
    "r": "reject",
    "u": "undo",
    "l": "later",
    "o": "order of the list",
    "G": "last finding",
    "g": "first finding",
    "down": "next sentence",
    "tab": "next undecided",
    "w": "worst sentence",
}
_PATIENCE = 900.0


def article(size: int) -> str:
    """About `size` bytes of text with many findings."""
    once = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(DIRTY.glob("*.txt"))) + "\n\n"
    return (once * (size // len(once.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")


def launched(path: Path, state: Path) -> tuple[float, float, float, float]:
    """Seconds by the clock and processor seconds of the process until the text, and until the first finding, are on the screen."""
    import pexpect
    import pyte

    environment = {**os.environ, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", "MTCHECK_STATE": str(state)}
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    began = time.monotonic()
    command = ["-m", "mtcheck", "review", path.name]
    child = pexpect.spawn(sys.executable, command, cwd=str(path.parent), env=environment, dimensions=(LINES, COLUMNS), timeout=60)
    found = []
    words = re.escape(" ".join(path.read_text(encoding="utf-8").split()[:2]))
    for sign in (words, r"Finding \d+ of"):
        while not any(re.search(sign, line) for line in screen.display[1:]):
            stream.feed(child.read_nonblocking(1 << 16, timeout=60))
        found += [time.monotonic() - began, _cpu(child.pid)]
    child.close(force=True)
    return found[0], found[1], found[2], found[3]


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def keys(path: Path, runs: int) -> dict[str, object]:
    """Processor milliseconds of the drawing thread for each key, the slowest of `runs`; seconds until all findings are there; memory."""
    from mtcheck.config import load_config
    from mtcheck.desk.desk import Desk
    from mtcheck.session import Session
    from mtcheck.tui.app import ReviewApp

    session = Session(load_config(str(path.parent)))
    desk = Desk.open([str(path)], lambda path, text: session.check_text(text, path))
    app = ReviewApp(desk, theme="dark")
    slowest: dict[str, float] = {}

    async def measured(pilot: object, name: str, *pressed: str) -> None:
        began = time.thread_time()
        for key in pressed:
            await app._press_keys([key])
        slowest[name] = max(slowest.get(name, 0.0), (time.thread_time() - began) * 1000)

    async with app.run_test(size=(COLUMNS, LINES)) as pilot:
        began = time.monotonic()
        while app.review.checking.reading and time.monotonic() - began < _PATIENCE:
            await asyncio.sleep(0.2)
        read = time.monotonic() - began
        for _ in range(runs):
            for key, name in KEYS.items():
                await measured(pilot, f"{key}: {name}", key)
        await measured(pilot, "filter: 1 severity", "f", *"sev:error", "enter")
        for key in ("j", "r", "u"):
            await measured(pilot, f"{key}, filtered", key)
        await measured(pilot, "esc: no filter", "escape")
        await measured(pilot, "search", "slash", *"minister", "enter")
        await measured(pilot, "A r r: reject all of a rule", "A", "r", "r")
        await measured(pilot, "u of that", "u")
        await measured(pilot, "A r 1: accept all of a rule", "A", "r", "1")
        await measured(pilot, "u of that, too", "u")
        figures = app.review.view.counts
        app.exit(None)
    desk.close(discard=True)
    return {
        "findings": figures.total,
        "read": read,
        "keys": slowest,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profile", default="hook", help="default: hook, whose findings are the same on every machine")
    parser.add_argument("--size", choices=SIZES, action="append", help="default: both")
    parser.add_argument("--keys-of", metavar="PATH", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.keys_of:
        print(json.dumps(asyncio.run(keys(Path(options.keys_of), options.runs))))
        return
    for size in options.size or SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path = folder / "article.txt"
            path.write_text(article(SIZES[size]), encoding="utf-8")
            (folder / "mtcheck.toml").write_text(f'profile = "{options.profile}"\n', encoding="utf-8")
            painted, painted_cpu, first, first_cpu = launched(path, folder / "state")
            print(
                f"{size}: text on the screen after {painted:.2f} s ({painted_cpu:.2f} s cpu), first finding {first:.2f} s ({first_cpu:.2f} s cpu)"
            )
            # a process of its own: memory is the most that it ever took
            command = [sys.executable, "-m", "benchmarks.review", "--runs", str(options.runs), "--keys-of", str(path)]
            environment = {**os.environ, "MTCHECK_STATE": str(folder / "keys"), "TEXTUAL_ANIMATIONS": "none"}
            run = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
            figures = json.loads(run.stdout.splitlines()[-1])
            print(f"  {figures['findings']} findings after {figures['read']:.1f} s, peak memory {figures['peak']:.0f} MiB")
            for what, milliseconds in figures["keys"].items():
                print(f"  {what:<34} {milliseconds:7.1f} ms")


if __name__ == "__main__":
    main()
