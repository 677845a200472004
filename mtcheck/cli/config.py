"""Show every setting, its value, and where the value comes from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from mtcheck.cli import CLEAN
from mtcheck.cli.options import add_session_options, make_session
from mtcheck.config import OPTIONS
from mtcheck.files.display import printable


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `config`."""
    parser.add_argument("action", nargs="?", choices=("show",), default="show", help="show: print all settings (the default)")
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Print the settings; the exit code."""
    config = make_session(args).config
    for name, option in OPTIONS.items():
        value = config[name]
        shown = list(value) if isinstance(value, tuple) else value
        print(printable(f"{name:<14} {shown!r:<34} {config.origins[name]:<14} {option.doc}"))
    return CLEAN
