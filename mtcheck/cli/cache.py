"""The cache of results: a file that has not changed since an earlier run is not checked again.

show   where it is, how many results there are, how large they are (the default action)
clear  remove the results and the prepared rules; nothing else in the folder is touched

A run over several files uses it by itself; 'mtcheck check --no-cache' does not, and neither does any run where MTCHECK_NO_CACHE is set.
MTCHECK_CACHE_DIR names the folder."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from mtcheck import __version__
from mtcheck.cli import CLEAN
from mtcheck.errors import WriteError
from mtcheck.files.display import printable
from mtcheck.files.write import refused
from mtcheck.results.store import MOST_BYTES, Store
from mtcheck.ruleset.cache import Cache, cache_folder


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `cache`."""
    actions = parser.add_subparsers(dest="action", metavar="show|clear")
    show = actions.add_parser("show", allow_abbrev=False)
    show.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default), json for programs")
    actions.add_parser("clear", allow_abbrev=False)


def run(args: Namespace) -> int:
    """Do what is asked; the exit code."""
    folder = cache_folder(dict(os.environ))
    if not folder:
        raise WriteError("there is no folder for a cache", "", "HOME is not set", "set MTCHECK_CACHE_DIR to a folder")
    return _clear(folder) if args.action == "clear" else _show(folder, getattr(args, "format", "text"))


def _show(folder: str, form: str) -> int:
    results, size = Store(folder).size()
    rules = Cache(folder, __version__).files()
    rule_bytes = sum(map(_size, rules))
    if form == "json":
        import json

        print(json.dumps({"schema": 1, "folder": folder, "results": results, "bytes": size, "limit": MOST_BYTES, "rule_bytes": rule_bytes}))
        return CLEAN
    print(printable(folder))
    print(f"{results:>9,} results  {_megabytes(size)} of at most {_megabytes(MOST_BYTES).strip()}")
    print(f"{'rules':>17}  {_megabytes(rule_bytes)}")
    return CLEAN


def _clear(folder: str) -> int:
    try:
        results = Store(folder).clear()
        for path in Cache(folder, __version__).files():
            os.unlink(path)
    except FileNotFoundError:
        # another process cleared it at the same moment
        results = 0
    except OSError as error:
        raise refused(str(error.filename or folder), error) from error
    print(printable(f"{folder}: {results:,} {'result' if results == 1 else 'results'} removed"))
    return CLEAN


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):6.1f} MiB"
