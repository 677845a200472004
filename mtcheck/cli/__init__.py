"""The command line: one module a verb, imported only when its verb is asked for."""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper

from mtcheck.errors import MtcheckError, OutputError, UsageError, internal_error, nearest

VERBS = {
    "check": "find artifacts of machine translation in files, folders or standard input",
    "score": "print how suspicious each document, sentence or line is",
    "fix": "apply the safe fixes, or show them as a diff",
    "review": "go through the findings one by one in the terminal",
    "lsp": "serve an editor: findings while you write (Language Server Protocol)",
    "demo": "try the review on a copy of a shipped sample",
    "baseline": "let what is there already pass: create, update, prune, stats",
    "init": "write a commented mtcheck.toml that suits the repository",
    "cache": "show or clear the results of earlier runs",
    "stats": "show what decisions tell: precision of each rule, time of a decision",
    "rules": "list, show, test, measure and scaffold rules",
    "explain": "show one rule, or why the sentences at FILE:LINE have their score",
    "config": "show every setting and its origin, check the settings, print their JSON schema",
    "eval": "measure precision, recall and fixes on annotated articles or sentence pairs",
    "compare": "measure what an edit changed: TER as post-edit effort, chrF, BLEU",
}
CLEAN, FINDINGS, TROUBLE = 0, 1, 2
INTERRUPTED = 130
"""128 + SIGINT, as shells and other linters (ruff) have it."""
_EPILOG = """\
exit codes: 0 nothing found, 1 findings, 2 a file, a setting or a rule could not be used, 130 interrupted
'mtcheck VERB --help' tells what a verb takes. mtcheck reads files only: no network, no telemetry."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is returned."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    _ready_streams()
    # tokens and findings are small tuples without cycles: with the default of 700 the collector takes a fifth of a long run
    gc.set_threshold(100_000, 50, 100)
    try:
        try:
            code = _run(argv)
        except SystemExit as stop:
            # argparse has printed its help, or what is wrong
            code = stop.code if isinstance(stop.code, int) else TROUBLE
        # now and not at exit, where a full disk would only be grumbled about
        sys.stdout.flush()
        return code
    except MtcheckError as error:
        _say(str(error))
        return TROUBLE
    except BrokenPipeError:
        # the reader of stdout has gone (`| head`) and wants no more; not 0, because not everything was checked
        _silence_stdout()
        return TROUBLE
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except OSError as error:
        # whatever reads or writes a file has turned its errors into `MtcheckError`s: what is left is standard output
        _silence_stdout()
        _say(
            str(OutputError("cannot write to standard output", "", error.strerror or str(error), "make room, or send the output elsewhere"))
        )
        return TROUBLE
    except Exception as error:
        if os.environ.get("MTCHECK_TRACEBACK"):
            raise
        # a traceback exits with 1, which would read as findings
        _say(str(internal_error(error)))
        return TROUBLE


def _run(argv: list[str]) -> int:
    verb = argv[0] if argv else ""
    if verb in VERBS:
        code: int = import_module(f"mtcheck.cli.{verb}").run(verb_parser(verb).parse_args(argv[1:]))
        return code
    if verb == "help":
        return _run([*argv[1:2], "--help"])
    if verb and not verb.startswith("-"):
        near = nearest(verb, VERBS)
        remedy = f"did you mean 'mtcheck {near}'?" if near else "'mtcheck --help' lists them"
        raise UsageError(f"there is no verb {verb!r}", remedy=f"write 'mtcheck check {verb}'" if os.path.exists(verb) else remedy)
    if any(argument in VERBS for argument in argv):
        raise UsageError("options stand after the verb", remedy=f"write 'mtcheck {next(a for a in argv if a in VERBS)} {verb} ...'")
    parser = ArgumentParser(
        prog="mtcheck",
        description="Find what machine translation leaves behind in English text.",
        epilog="verbs:\n" + "\n".join(f"  {name:<9} {summary}" for name, summary in VERBS.items()) + "\n\n" + _EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        usage="mtcheck VERB [options] [PATH ...]",
        allow_abbrev=False,
    )
    from mtcheck import __version__

    parser.add_argument("--version", action="version", version=f"mtcheck {__version__}")
    parser.parse_args(argv)
    parser.print_help()
    return CLEAN


def verb_parser(verb: str) -> ArgumentParser:
    """What `mtcheck VERB` takes; `verb` is one of `VERBS`."""
    module = import_module(f"mtcheck.cli.{verb}")
    parser = ArgumentParser(
        prog=f"mtcheck {verb}",
        description=(module.__doc__ or "").strip(),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    return parser


def _ready_streams() -> None:
    """Output is UTF-8 whatever the locale says, so that a quotation mark crashes no run in a bare container."""
    if sys.stdout is None:
        # closed by the caller; a stream that refuses every write makes that an error like a full disk
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115 - for the rest of the process
    elif isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.stderr is None:
        # print(file=None) would write to stdout
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for the rest of the process


def _say(message: str) -> None:
    from mtcheck.files.display import printable

    try:
        sys.stdout.flush()
    except OSError:
        _silence_stdout()
    # stderr may be as full as stdout, and then the exit code has to do
    with suppress(OSError):
        print(f"mtcheck: {printable(message, keep_newlines=True)}", file=sys.stderr)


def _silence_stdout() -> None:
    """Send what is still buffered nowhere, or the interpreter would try to write it again at exit."""
    # a stream without a file descriptor belongs to a caller in this process
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
