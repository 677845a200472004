"""Serve an editor: findings while you write, fixes, explanations. Speaks the Language Server Protocol on standard input and output.

The editor starts it; docs/lsp.md says how for VS Code, Neovim, Helix and Emacs. Settings are those of the folder that a file lies in."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from importlib.util import find_spec

from mtcheck.cli import CLEAN
from mtcheck.cli.options import add_language_option, add_session_options, make_session
from mtcheck.errors import UsageError
from mtcheck.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `lsp`."""
    parser.add_argument(
        "--stdio", action="store_true", help="standard input and output, which is the only way: taken because editors add it"
    )
    add_language_option(parser)
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Serve until the editor goes away; the exit code. Raises `UsageError` where pygls is not installed."""
    if find_spec("pygls") is None:
        raise UsageError("the language server needs pygls", why="it is not installed", remedy="pip install 'mtcheck[lsp]'")
    # half a second, and only this verb needs them
    from mtcheck.lsp.server import serve

    def make(folder: str) -> Session:
        return make_session(args, folder)

    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as protocol:
        # whatever prints from now on, a library or a plug-in, must not speak to the editor
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        serve(make, sys.stdin.buffer, protocol)
    return CLEAN
