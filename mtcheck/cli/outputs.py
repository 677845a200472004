"""Where the reports of `check` go: standard output, files, several at once."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from mtcheck.errors import MtcheckError, UsageError, nearest
from mtcheck.files.stream import AtomicText, append_text
from mtcheck.model import Report, Rule
from mtcheck.report.form import Context, ReportFormat
from mtcheck.report.formats import BUILT_IN, known_formats, make_format
from mtcheck.report.summary import Summary
from mtcheck.session import Session
from mtcheck.text.document import Document

_STDOUT = "-"


class Target(NamedTuple):
    """A format and where it goes: a path, or `-` for standard output."""

    format: str
    path: str


class Formats(NamedTuple):
    """The formats of a run, for the processes that render; picklable."""

    names: tuple[str, ...]
    width: int
    colour: bool


def add_output_options(parser: ArgumentParser) -> Any:
    """`--format` and `--output`; the group of options, for more of the kind."""
    group = parser.add_argument_group("output")
    group.add_argument(
        "--format",
        metavar="FORMAT",
        type=_format,
        help="what goes to standard output: "
        + ", ".join(f"{name} ({what})" for name, what in BUILT_IN.items())
        + ", or a plug-in's (default: text)",
    )
    group.add_argument(
        "--output",
        metavar="FORMAT=PATH",
        type=_target,
        action="append",
        default=[],
        help="write a report to a file as well, or to standard output (-) instead of --format; repeatable",
    )
    return group


def _format(name: str) -> str:
    if name in BUILT_IN:
        return name
    known = known_formats()
    if name in known:
        return name
    near = nearest(name, known)
    raise ArgumentTypeError(
        f"invalid choice: {name!r} (" + (f"did you mean {near!r}? " if near else "") + f"choose from {', '.join(known)})"
    )


def _target(text: str) -> Target:
    name, equals, path = text.partition("=")
    if not equals:
        raise ArgumentTypeError(f"{text!r} names no format: write FORMAT=PATH, for example html=report.html")
    if not path:
        raise ArgumentTypeError(f"{text!r} names no path: write {name}=PATH, or {name}=- for standard output")
    return Target(_format(name), path)


def targets(args: Namespace) -> tuple[Target, ...]:
    """What the options ask for. Raises `UsageError` where two reports would have one place, or one the place of a text to check."""
    named: list[Target] = list(args.output)
    on_stdout = [target for target in named if target.path == _STDOUT]
    if len(on_stdout) > 1 or (on_stdout and args.format):
        raise UsageError(
            "two reports would be mixed on standard output",
            "",
            "--format, and --output FORMAT=-, both go there",
            "send one of them to a file",
        )
    places: dict[str, str] = {os.path.realpath(path): path for path in args.paths if path != _STDOUT}
    for target in named:
        if target.path == _STDOUT:
            continue
        place = os.path.realpath(target.path)
        if place in places:
            what = "it is a text to check" if places[place] in args.paths else "two reports have this path"
            raise UsageError("cannot be written", target.path, what, "give the report a path of its own")
        if not _is_special(target.path, place):
            places[place] = target.path
    if not on_stdout:
        named.insert(0, Target(args.format or "text", _STDOUT))
    return tuple(target for target in named if not (args.quiet and target.path == _STDOUT))


def _is_special(path: str, place: str) -> bool:
    return os.path.abspath(path).startswith("/dev/") or (os.path.exists(place) and not os.path.isfile(place))


def context_of(session: Session, formats: Formats) -> Context:
    """What formats may ask for, from the session."""

    def rules(ids: Iterable[str]) -> Sequence[Rule]:
        wanted = set(ids)
        table = session.ruleset.rules
        return [table[place] for place, head in enumerate(table.heads) if head.id in wanted]

    return Context(lambda: session.signature, rules, formats.width, formats.colour, os.environ)


def rendered(formats: Formats, session: Session, document: Document, report: Report) -> tuple[Any, ...]:
    """What each format makes of a file, in the process that checked it."""
    context = context_of(session, formats)
    return tuple(make_format(name, context).file(document, report) for name in formats.names)


class Outputs:
    """The reports of a run. Files get their content at the end, all of it; leaving the `with` block before that changes none."""

    def __init__(self, wanted: Sequence[Target], session: Session, formats: Formats) -> None:
        context = context_of(session, formats)
        self._formats: list[ReportFormat] = [make_format(target.format, context) for target in wanted]
        self._files: list[AtomicText] = []
        self._places: set[str] = set()
        self._sinks: list[Any] = []
        try:
            for target in wanted:
                self._sinks.append(sys.stdout if target.path == _STDOUT else self._file(target.path))
        except MtcheckError:
            self._discard()
            raise

    def _file(self, path: str) -> AtomicText:
        self._files.append(AtomicText(path))
        self._places.add(os.path.realpath(path))
        return self._files[-1]

    def __enter__(self) -> Outputs:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._discard()

    def _discard(self) -> None:
        for file in self._files:
            file.discard()

    def holds(self, path: str) -> bool:
        """Whether the file at `path` is one of the reports: an earlier one, found in a folder, is no text to check."""
        return bool(self._places) and os.path.realpath(path) in self._places

    def start(self) -> None:
        """Write what stands before the first file."""
        for form, sink in zip(self._formats, self._sinks, strict=True):
            sink.write(form.start())

    def add(self, parts: Sequence[Any]) -> None:
        """Write a file."""
        for form, sink, part in zip(self._formats, self._sinks, parts, strict=True):
            if text := form.add(part):
                sink.write(text)

    def end(self, summary: Summary, errors: Sequence[MtcheckError]) -> None:
        """Write what stands after the last file, and put all reports in place."""
        for form, sink in zip(self._formats, self._sinks, strict=True):
            form.trouble(errors)
            text = form.end(summary)
            for part in [text] if isinstance(text, str) else text:
                sink.write(part)
        for file in self._files:
            file.commit()
        for form in self._formats:
            path, text = form.appendix(summary)
            if path:
                append_text(path, text)
