"""The command line: one module a verb, imported only when its verb is asked for."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module

from mtcheck.errors import InternalError, MtcheckError, UsageError, nearest

VERBS = {
    "check": "find artifacts of machine translation in files, folders or standard input",
    "score": "print how suspicious each document, sentence or line is",
    "fix": "apply the safe fixes, or show them as a diff",
    "review": "go through the findings one by one in the terminal",
    "rules": "list, show, test, measure and scaffold rules",
    "explain": "show one rule: what it finds, why, and its examples",
    "config": "show every setting and where its value comes from",
    "compare": "measure what an edit changed: TER as post-edit effort, chrF, BLEU",
}
CLEAN, FINDINGS, TROUBLE = 0, 1, 2
_EPILOG = """\
exit codes: 0 nothing found, 1 findings, 2 a file, a setting or a rule could not be used
'mtcheck VERB --help' tells what a verb takes. mtcheck reads files only: no network, no telemetry."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is returned."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(argv)
    except MtcheckError as error:
        _say(f"mtcheck: {error}")
        return TROUBLE
    except BrokenPipeError:
        # the reader of stdout has gone (`| head`); whatever comes now would only raise again at exit
        _silence_stdout()
        return TROUBLE
    except KeyboardInterrupt:
        _say("mtcheck: interrupted")
        return TROUBLE
    except Exception as error:
        if os.environ.get("MTCHECK_TRACEBACK"):
            raise
        # a traceback exits with 1, which would read as findings
        _say(f"mtcheck: {InternalError(error)}")
        return TROUBLE


def _run(argv: list[str]) -> int:
    verb = argv[0] if argv else ""
    if verb in VERBS:
        module = import_module(f"mtcheck.cli.{verb}")
        parser = ArgumentParser(prog=f"mtcheck {verb}", description=(module.__doc__ or "").strip(), formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False)
        module.add_arguments(parser)
        code: int = module.run(parser.parse_args(argv[1:]))
        return code
    if verb and not verb.startswith("-"):
        near = nearest(verb, VERBS)
        raise UsageError(f"there is no verb {verb!r}", remedy=f"did you mean 'mtcheck {near}'?" if near else "'mtcheck --help' lists them")
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
    return CLEAN if not argv else TROUBLE


def _say(message: str) -> None:
    from mtcheck.files.display import printable

    sys.stdout.flush()
    print(printable(message, keep_newlines=True), file=sys.stderr)


def _silence_stdout() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
