"""Apply the safe fixes to files in place: those that no reader could want otherwise. The rest is for 'mtcheck review'."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from mtcheck.cli import CLEAN, FINDINGS, TROUBLE
from mtcheck.cli.fixing import Fixing, account, add_fixing_options, diff_of, fix_source, fixing_of, write_fixed
from mtcheck.cli.inputs import Trouble, named_files, standard_input
from mtcheck.cli.options import add_language_option, add_session_options, make_session
from mtcheck.errors import MtcheckError
from mtcheck.files.display import printable
from mtcheck.files.read import encode, read_source
from mtcheck.fix import Fixed
from mtcheck.model import Source
from mtcheck.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `fix`."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="files, folders, or - to fix standard input to standard output")
    parser.add_argument(
        "--stdin-filename", metavar="NAME", default="<stdin>", help="what to call standard input; its ending tells the format"
    )
    parser.add_argument("--exit-zero", action="store_true", help="exit with 0 although files were, or would be, changed")
    add_fixing_options(parser)
    add_language_option(parser)
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Fix what is named; 1 where something changed (a hook has to fail then), 2 where something could not be read or written."""
    session, trouble = make_session(args), Trouble()
    fixing = fixing_of(args, session)
    changed = 0
    if "-" in args.paths:
        try:
            source = standard_input(session, args.stdin_filename)
            changed += _fix(session, source, fixing, trouble, to_stdout=True)
        except MtcheckError as error:
            trouble.report(error)
    for path in named_files(session, [p for p in args.paths if p != "-"], trouble):
        try:
            source = read_source(path, max_bytes=int(session.config["max-bytes"]))
            changed += _fix(session, source, fixing, trouble, to_stdout=False)
        except MtcheckError as error:
            trouble.report(error)
    sys.stdout.flush()
    if trouble.count:
        return TROUBLE
    return FINDINGS if changed and not args.exit_zero else CLEAN


def _fix(session: Session, source: Source, fixing: Fixing, trouble: Trouble, *, to_stdout: bool) -> bool:
    trouble.look_at(source)
    fixed = fix_source(session, source, fixing)
    if fixing.diff:
        sys.stdout.write(diff_of(source, fixed.text))
    elif to_stdout:
        sys.stdout.flush()
        sys.stdout.buffer.write(encode(source, fixed.text))
    elif said := write_fixed(source, fixed):
        _say(said)
    if fixing.show:
        _tell(source, fixed)
    return fixed.text != source.text


def _tell(source: Source, fixed: Fixed) -> None:
    for line in account(source, fixed):
        _say(line)


def _say(line: str) -> None:
    # stdout is for the text or the diff
    print(printable(line), file=sys.stderr)
