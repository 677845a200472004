"""Apply the safe fixes to files in place: those that no reader could want otherwise. The rest is for 'mtcheck review'."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from mtcheck.cli import CLEAN, FINDINGS, TROUBLE
from mtcheck.cli.inputs import Trouble, named_files, standard_input
from mtcheck.cli.options import add_language_option, add_session_options, make_session
from mtcheck.errors import MtcheckError
from mtcheck.files.display import printable
from mtcheck.files.read import encode, read_source
from mtcheck.files.write import write_atomic
from mtcheck.fix import Fixed, fix_text
from mtcheck.model import Source
from mtcheck.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `fix`."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, or - to fix standard input to standard output")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", default="<stdin>", help="what to call standard input; its ending tells the format"
    )
    parser.add_argument("--diff", action="store_true", help="print what would change and write nothing; exit with 1 if anything would")
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 although files were, or would be, changed")
    add_language_option(parser)
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Fix what is named; 1 where something changed (a hook has to fail then), 2 where something could not be read or written."""
    session, trouble = make_session(args), Trouble()
    changed = 0
    if "-" in args.paths:
        try:
            changed += _fix_stream(session, args, trouble)
        except MtcheckError as error:
            trouble.report(error)
    for path in named_files(session, [p for p in args.paths if p != "-"], trouble):
        try:
            source = read_source(path, max_bytes=int(session.config["max-bytes"]))
            changed += _fix_file(session, source, args.diff, trouble)
        except MtcheckError as error:
            trouble.report(error)
    sys.stdout.flush()
    if trouble.count:
        return TROUBLE
    return FINDINGS if changed and not args.exit_zero else CLEAN


def _fixed(session: Session, source: Source, trouble: Trouble) -> Fixed:
    trouble.look_at(source)
    return fix_text(source.text, lambda text: session.check_text(text, source.path))


def _fix_file(session: Session, source: Source, diff: bool, trouble: Trouble) -> int:
    fixed = _fixed(session, source, trouble)
    if fixed.text == source.text:
        return 0
    if diff:
        _print_diff(source, fixed.text)
    else:
        write_atomic(source.path, encode(source, fixed.text), expected_digest=source.digest)
        print(f"{printable(source.path)}: {fixed.made} {'fix' if fixed.made == 1 else 'fixes'}", file=sys.stderr)
    return 1


def _fix_stream(session: Session, args: Namespace, trouble: Trouble) -> int:
    source = standard_input(session, args.stdin_filename)
    fixed = _fixed(session, source, trouble)
    if args.diff:
        _print_diff(source, fixed.text)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(encode(source, fixed.text))
    return int(fixed.text != source.text)


def _print_diff(source: Source, text: str) -> None:
    # 15 ms, for --diff only
    from difflib import unified_diff

    lines = unified_diff(source.text.splitlines(), text.splitlines(), f"a/{source.path}", f"b/{source.path}", lineterm="")
    for line in lines:
        print(printable(line))
