"""Write a commented mtcheck.toml that suits the repository, and show how to run mtcheck on every commit.

Looks at the files below FOLDER (what git ignores left out): their endings, sizes and languages. Nothing but mtcheck.toml is written."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from mtcheck import __version__
from mtcheck.cli import CLEAN
from mtcheck.cli.survey import Survey, look_around
from mtcheck.config import OPTIONS, SUFFIXES
from mtcheck.config.find import mentions_us
from mtcheck.errors import UsageError
from mtcheck.files.display import printable
from mtcheck.files.write import write_atomic

_NAME = "mtcheck.toml"
_HOOKS = ".pre-commit-config.yaml"
_EXAMPLES = {
    "select": '["title", "calque"]',
    "ignore": '["typography"]',
    "per-file-ignores": '{ "transcripts/" = ["tense"] }',
    "packs": '["house-rules"]',
    "vocabulary": '["words.txt"]',
    "from": '["fr", "es"]',
    "glossary": '["glossary.csv"]',
    "fail-score": "0.9",
    "warn-score": "0.5",
    "max-suspicion-increase": "0.2",
    "language-model": '"models/a.gguf"',
    "keys": '{ accept = "enter" }',
    "overrides": '[{ paths = ["archive/"], fail-on = "never" }]',
}


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `init`."""
    parser.add_argument("folder", metavar="FOLDER", nargs="?", default=".", help="top of the repository (default: the working folder)")
    parser.add_argument("--force", action="store_true", help="replace an mtcheck.toml that is there")
    parser.add_argument("--stdout", action="store_true", help="print the settings and write nothing")


def run(args: Namespace) -> int:
    """Look around and write; the exit code. Raises `UsageError` where there is no folder, or settings are there already."""
    if not os.path.isdir(args.folder):
        raise UsageError("is not a folder", "", f"{args.folder!r} is none", "name the top of the repository")
    path = os.path.normpath(os.path.join(args.folder, _NAME))
    if not args.stdout:
        _refuse_present(args.folder, path, args.force)
    survey = look_around(args.folder)
    text = "".join(f"{line}\n" for line in settings_text(survey))
    if args.stdout:
        sys.stdout.write(printable(text, keep_newlines=True))
        return CLEAN
    write_atomic(path, text.encode("utf-8"), expected_digest=None)
    for line in _told(args.folder, path, survey):
        print(printable(line))
    return CLEAN


def _refuse_present(folder: str, path: str, force: bool) -> None:
    if os.path.lexists(path) and not force:
        raise UsageError("there are settings already", "", path, "'mtcheck config check' looks at them; --force replaces them")
    shared = os.path.join(folder, "pyproject.toml")
    if os.path.isfile(shared) and mentions_us(shared):
        # mtcheck.toml would win over that table without a word
        raise UsageError("there are settings already", "", f"[tool.mtcheck] in {shared}", "keep them, or move them to mtcheck.toml by hand")


def settings_text(survey: Survey) -> Iterator[str]:
    """The lines of an `mtcheck.toml` that suits what `survey` saw; every setting stands in it with its default, what need not be said as a comment."""
    found = [ending for ending in SUFFIXES if survey.endings.get(ending)] or list(SUFFIXES)
    others = {ending: number for ending, number in survey.endings.items() if ending not in SUFFIXES}
    yield f"# Settings of mtcheck {__version__}: what is commented out is the default, or an example where it says so."
    yield "# 'mtcheck config check' finds mistakes, 'mtcheck config show' prints what holds and why."
    for name, option in OPTIONS.items():
        yield ""
        yield f"# {option.doc}"
        if name == "exclude":
            yield "exclude = ["
            for pattern, reason in survey.exclude:
                yield f"  {_toml(pattern)},  # {reason}"
            yield "]"
        elif name == "suffixes":
            if others:
                listed = ", ".join(f"{_toml(ending)} ({number})" for ending, number in others.items())
                yield f"# Also here, to be added where they hold prose: {listed}"
            yield f"suffixes = {_toml(found)}"
        elif name in _EXAMPLES:
            yield f"# example: {name} = {_EXAMPLES[name]}"
        else:
            yield f"# {name} = {_toml(option.default)}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for those beyond the basic plane and the surrogates that stand for undecodable bytes
        plain = value.encode("utf-8", "replace").decode()
        return '"' + "".join(f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else f"\\{c}" if c in '"\\' else c for c in plain) + '"'
    return str(value)


def _told(folder: str, path: str, survey: Survey) -> Iterator[str]:
    number = sum(survey.endings.values())
    kinds = ", ".join(f"{count} {ending}" for ending, count in survey.endings.items())
    yield f"{path} written: {'at least ' if not survey.complete else ''}{number} text files ({kinds or 'none'}), {survey.total_bytes / 1e6:.1f} MB"
    limit = OPTIONS["max-bytes"].default
    if survey.largest[0] > limit:
        yield f"{survey.largest[1]} is larger than max-bytes ({limit}) and will be refused"
    read = sum(survey.languages.values())
    if other := survey.languages.get("xx", 0):
        yield f"{other} of {read} files looked at are not English; mtcheck reads English only"
    for pattern, reason in survey.exclude:
        yield f"left out: {pattern} ({reason})"
    yield ""
    yield "Next:"
    yield "  mtcheck check .              what it finds"
    yield "  mtcheck baseline create .    let what is there pass, so that only what is new is reported"
    hooks = os.path.normpath(os.path.join(folder, _HOOKS))
    yield f"  add to {hooks}:" if os.path.lexists(hooks) else f"  write {hooks}:"
    yield ""
    if not os.path.lexists(hooks):
        yield "    repos:"
    yield "      - repo: <where mtcheck is kept>"
    yield f"        rev: v{__version__}"
    yield "        hooks:"
    yield "          - id: mtcheck"
