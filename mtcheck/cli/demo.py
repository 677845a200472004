"""Try the review: a sample report, translated badly on purpose, is copied into a new folder and opened there.

Nothing of yours is touched. Keys and exit codes are those of 'mtcheck review'."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace

from mtcheck.cli import review
from mtcheck.errors import WriteError

_SAMPLE = "briefing.md"


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `demo`."""
    parser.add_argument("--plain", action="store_true", help="numbered prompts instead of a full screen")


def run(args: Namespace) -> int:
    """Copy the sample and review it; the exit code."""
    if not args.plain:
        # before the copy is made, which nobody would see
        review.needs_terminal(sys.stdin, sys.stderr)
    path = copy_sample()
    print(f"mtcheck: the sample is {path}; it stays there when you are done", file=sys.stderr)
    parser = ArgumentParser(prog="mtcheck demo")
    review.add_arguments(parser)
    return review.run(parser.parse_args([path, *(["--plain"] if args.plain else [])]))


def copy_sample() -> str:
    """The path of a fresh copy of the shipped sample in a folder of its own. Raises `WriteError`."""
    # 5 ms, for this verb only
    from tempfile import mkdtemp

    shipped = os.path.join(os.path.dirname(os.path.dirname(__file__)), "demo", _SAMPLE)
    try:
        with open(shipped, "rb") as handle:
            data = handle.read()
        path = os.path.join(mkdtemp(prefix="mtcheck-demo-"), _SAMPLE)
        with open(path, "xb") as handle:
            handle.write(data)
    except OSError as error:
        raise WriteError(
            "the sample cannot be copied", error.filename or "", error.strerror or str(error), "set TMPDIR to a folder of your own"
        ) from error
    return path
