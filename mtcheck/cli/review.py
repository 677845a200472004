"""Go through the findings of files one by one in the terminal: accept, edit or reject each, undo at will, save.

Every decision is written down at once: a review that was broken off goes on where it was. '?' shows all keys. Needs a terminal.
Exit code 0: nothing is left to do, 1: findings are open or something was not saved, 2: trouble."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from mtcheck.cli import CLEAN, FINDINGS, TROUBLE
from mtcheck.cli.inputs import Trouble, named_files, stdin_bytes
from mtcheck.cli.options import add_language_option, add_session_options, make_session, start_engine
from mtcheck.config import THEMES
from mtcheck.errors import SourceError, UsageError
from mtcheck.files.read import read_source
from mtcheck.session import Session

ORDERS = ("suspicion", "place")
_STDIN = "-"


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `review`."""
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="files or folders; or - for standard input, whose text goes to standard output"
    )
    parser.add_argument("--all", action="store_true", help="all texts in the working folder, as 'mtcheck check .' finds them")
    parser.add_argument(
        "--order", choices=ORDERS, default="suspicion", help="sentences by suspicion, the worst first (default), or by place"
    )
    parser.add_argument(
        "--theme", choices=THEMES, help="looks of the screen (default: the setting 'theme', else by what the terminal tells)"
    )
    parser.add_argument(
        "--plain", action="store_true", help="numbered prompts on standard input and output: for screen readers, dumb terminals, pipes"
    )
    parser.add_argument("--web", action="store_true", help="the same screen in a browser of this machine; needs pip install 'mtcheck[web]'")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="port of --web (default: any free one)")
    add_language_option(parser)
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Review the files; the exit code."""
    if bool(args.paths) == args.all:
        what = "--all stands alone" if args.all else "no file is named"
        raise UsageError(what, remedy="write 'mtcheck review FILE ...' or 'mtcheck review --all'")
    if _STDIN in args.paths and (len(args.paths) > 1 or args.web):
        raise UsageError("standard input is reviewed alone", remedy="write 'mtcheck review -', or name files")
    if args.web:
        return _serve(args)
    session, trouble = make_session(args), Trouble()
    if args.plain:
        return _review_plain(session, args, trouble)
    if args.paths == [_STDIN]:
        return _review_stdin(session, args, trouble)
    needs_terminal(sys.stdin, sys.stderr)
    paths = list(named_files(session, ["."] if args.all else args.paths, trouble))
    if not paths:
        if not trouble.count:
            raise UsageError(
                "no text was found", ", ".join(args.paths), f"endings looked for: {', '.join(session.config['suffixes'])}", "name a file"
            )
        return TROUBLE
    return _review(session, paths, args, trouble)


def _review_plain(session: Session, args: Namespace, trouble: Trouble) -> int:
    if _STDIN in args.paths or args.web:
        raise UsageError("--plain takes its commands from standard input", remedy="name files, and leave --web away")
    paths = list(named_files(session, ["."] if args.all else args.paths, trouble))
    if not paths:
        return TROUBLE if trouble.count else CLEAN
    from mtcheck.plain.run import review
    from mtcheck.review.state import Order

    start_engine(session)
    who = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    outcome = review(
        paths,
        lambda path, text: session.check_text(text, path),
        Order(args.order),
        session.signature["rules"],
        who,
        int(session.config["max-bytes"]),
    )
    if trouble.count:
        return TROUBLE
    return FINDINGS if outcome.left or outcome.unsaved else CLEAN


def needs_terminal(*streams: object) -> None:
    """Do nothing where all `streams` are a terminal that a screen can be drawn on. Raises `UsageError`."""
    # Textual draws on stderr; a browser is a terminal of its own
    if "TEXTUAL_DRIVER" in os.environ:
        return
    if not all(getattr(stream, "isatty", lambda: False)() for stream in streams) or os.environ.get("TERM") == "dumb":
        raise UsageError(
            "a review needs a terminal",
            why="stdin or stderr is none, or a dumb one",
            remedy="'mtcheck review --plain' asks in lines of text; 'mtcheck check' prints the findings anywhere",
        )


def _review(session: Session, paths: list[str], args: Namespace, trouble: Trouble) -> int:
    # Textual takes 0.3 s, and only this verb needs a screen
    from mtcheck.tui.run import review

    start_engine(session)  # a broken rule or setting, or a model that is missing, is told before the screen opens
    for path in paths:
        trouble.look_at(read_source(path, max_bytes=int(session.config["max-bytes"])))
    outcome = review(session, paths, args.order, args.theme, os.environ.get("USER") or os.environ.get("USERNAME") or "")
    if outcome is None:
        return TROUBLE
    left = outcome.counts.open + outcome.counts.later
    if left or outcome.unsaved or outcome.unread:
        said = [f"{left} of {outcome.counts.listed} findings left"] if left else []
        if outcome.unsaved:
            said.append(
                "what was not saved is thrown away" if outcome.discard else "not everything is saved; the same command goes on there"
            )
        said += ["not everything was checked"] if outcome.unread else []
        print(f"mtcheck: {', '.join(said)}", file=sys.stderr)
        return FINDINGS
    return TROUBLE if trouble.count else CLEAN


def _review_stdin(session: Session, args: Namespace, trouble: Trouble) -> int:
    """The text is reviewed in a file of its own and goes to standard output as it was saved last."""
    # 6 ms, only here
    from tempfile import TemporaryDirectory

    if sys.stdin is not None and sys.stdin.isatty():
        raise UsageError("standard input is the terminal", remedy="pipe a text in, or name a file")
    needs_terminal(sys.stderr)
    data = stdin_bytes(_STDIN).read()
    with TemporaryDirectory(prefix="mtcheck-review-") as folder, _keys_from_terminal():
        path = os.path.join(folder, "stdin.txt")
        with open(path, "xb") as file:
            file.write(data)
        code = _review(session, [path], args, trouble)
        with open(path, "rb") as file:
            sys.stdout.buffer.write(file.read())
    return code


@contextmanager
def _keys_from_terminal() -> Iterator[None]:
    """Standard input becomes the terminal that the process belongs to: the pipe is read to its end by now."""
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError as error:
        raise UsageError(
            "a review needs a terminal", why=f"/dev/tty: {error.strerror}", remedy="save the text to a file and name that"
        ) from error
    before = os.dup(0)
    os.dup2(terminal, 0)
    os.close(terminal)
    try:
        yield
    finally:
        os.dup2(before, 0)
        os.close(before)


def _serve(args: Namespace) -> int:
    for path in args.paths:
        if not os.path.exists(path):
            raise SourceError("cannot be read", path, "there is no such file", "check the spelling of the path")
    # 0.3 s, only for --web
    from mtcheck.tui.web import serve

    serve(["review", *_passed_on(args)], args.port)
    return CLEAN


def _passed_on(args: Namespace) -> list[str]:
    """The command line of the screen that runs behind the browser: this one without what concerns the server."""
    words = [word for word in sys.argv[2:] if word != "--web" and not word.startswith("--port=")]
    if "--port" in words:
        at = words.index("--port")
        del words[at : at + 2]
    return words
