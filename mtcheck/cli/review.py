"""Go through the findings of a file one by one in the terminal: accept, edit or reject each, undo at will, save.

'?' shows all keys. Needs a terminal. Exit code 0: nothing is left to do, 1: findings are open or edits were not saved, 2: trouble."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace

from mtcheck.cli import CLEAN, FINDINGS, TROUBLE
from mtcheck.cli.inputs import Trouble
from mtcheck.cli.options import add_language_option, add_session_options, make_session
from mtcheck.errors import UsageError

ORDERS = ("suspicion", "place")


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `review`."""
    parser.add_argument("file", metavar="FILE", help="the file to review")
    parser.add_argument(
        "--order", choices=ORDERS, default="suspicion", help="sentences by suspicion, the worst first (default), or by place"
    )
    add_language_option(parser)
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Review the file; the exit code."""
    if args.file == "-":
        raise UsageError(
            "standard input cannot be reviewed", why="the keys come from there", remedy="save the text to a file and name that"
        )
    # Textual draws on stderr
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)) or os.environ.get("TERM") == "dumb":
        raise UsageError(
            "a review needs a terminal",
            why="stdin, stdout or stderr is none, or a dumb one",
            remedy="'mtcheck check' prints the findings anywhere",
        )
    session, trouble = make_session(args), Trouble()
    checked = session.check_file(args.file)
    source = checked.source
    trouble.look_at(source)

    # 0.3 s, and only this verb needs a screen
    from mtcheck.review.state import Order
    from mtcheck.tui.app import ReviewApp

    app = ReviewApp(source, checked.report, lambda text: session.check_text(text, source.path), Order(args.order))
    outcome = app.run()
    if outcome is None:
        return app.return_code or TROUBLE
    left = outcome.counts.open + outcome.counts.later
    if left or outcome.unsaved:
        said = [f"{left} of {outcome.counts.total} findings left"] if left else []
        said += ["edits not saved"] if outcome.unsaved else []
        print(f"mtcheck: {', '.join(said)}", file=sys.stderr)
        return FINDINGS
    return TROUBLE if trouble.count else CLEAN
