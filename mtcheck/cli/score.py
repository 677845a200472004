"""Print how suspicious each document, sentence or line is: a number from 0 (clean) to 1.

With --by line every line is a document of its own, read and printed one at a time, so input of any size can be piped through."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from mtcheck.cli import CLEAN, TROUBLE
from mtcheck.cli.inputs import Trouble, named_files, standard_input, stdin_bytes
from mtcheck.cli.options import add_language_option, add_session_options, make_session, start_engine
from mtcheck.errors import InternalError, MtcheckError, SourceError
from mtcheck.files.display import printable
from mtcheck.files.read import read_source, unreadable
from mtcheck.model import Finding, Source
from mtcheck.session import Session

MOST_LINE_BYTES = 1 << 20
"""A longer line is no sentence and no paragraph; it is passed over, in pieces of this size, so that memory stays flat."""
_COLUMNS = ("path", "line", "start", "end", "score", "verdict", "abstained", "findings")


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `score`."""
    parser.add_argument("paths", metavar="FILE", nargs="+", help="files, folders, or - for standard input")
    parser.add_argument(
        "--by", choices=("document", "sentence", "line"), default="document", help="what a score is given to (default: document)"
    )
    parser.add_argument("--findings", action="store_true", help="add the findings of each unit (in a table: how many)")
    parser.add_argument(
        "--format", choices=("table", "jsonl", "csv"), default="table", help="table for people (default), jsonl or csv for programs"
    )
    parser.add_argument(
        "--stdin-filename", metavar="NAME", default="<stdin>", help="what to call standard input; its ending tells the format"
    )
    add_language_option(parser)
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Print a row for each unit; 0, or 2 where something could not be read."""
    session, trouble = make_session(args), Trouble()
    note = start_engine(session)
    write = _writer(args)
    paths = [p for p in args.paths if p != "-"]
    several = len(args.paths) > 1 or os.path.isdir(args.paths[0])
    for path in (*(["-"] if "-" in args.paths else []), *(named_files(session, paths, trouble) if paths else ())):
        try:
            for row in _rows(session, args, path, trouble):
                note.say(session.model_trouble)
                write(row if several else _without_path(row, args.by))
        except MtcheckError as error:
            trouble.report(error)
    sys.stdout.flush()
    return TROUBLE if trouble.count else CLEAN


def _without_path(row: dict[str, Any], by: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "path"} if by == "line" else row


def _rows(session: Session, args: Namespace, path: str, trouble: Trouble) -> Iterator[dict[str, Any]]:
    if args.by == "line":
        yield from _line_rows(session, path, args, trouble)
        return
    source = standard_input(session, args.stdin_filename) if path == "-" else read_source(path, max_bytes=int(session.config["max-bytes"]))
    trouble.look_at(source)
    yield from _unit_rows(session, source, args)


def _unit_rows(session: Session, source: Source, args: Namespace) -> Iterator[dict[str, Any]]:
    _source, document, report = session.check_source(source)
    if args.by == "document":
        yield _row({"path": source.path, "score": report.score, "verdict": report.verdict}, report.abstained, report.findings, args)
        return
    mine: dict[int, list[Finding]] = {}
    for finding in report.findings:
        mine.setdefault(finding.sentence, []).append(finding)
    for index, sentence in enumerate(report.sentences):
        start, end = sentence.span
        head = {"path": source.path, "line": document.where(start).line, "start": start, "end": end, "score": sentence.score}
        yield _row(head, "" if sentence.score is not None else report.abstained or "too short", mine.get(index, ()), args)


def _line_rows(session: Session, path: str, args: Namespace, trouble: Trouble) -> Iterator[dict[str, Any]]:
    name = args.stdin_filename if path == "-" else path
    undecodable, first = 0, 0
    try:
        with stdin_bytes(name) if path == "-" else open(path, "rb") as stream:
            for number, data in enumerate(_lines(stream, name), 1):
                head: dict[str, Any] = {"path": name, "line": number, "score": 0.0}
                if data is None:
                    trouble.report(
                        SourceError(
                            "is too long to be scored", f"{name}:{number}", f"more than {MOST_LINE_BYTES} bytes in a line", "break it up"
                        )
                    )
                    yield _row(head, "line too long", (), args)
                    continue
                text = data.decode("utf-8", "surrogateescape")
                if not _is_utf8(data):
                    undecodable, first = undecodable + 1, first or number
                try:
                    report = session.check_text(text, "<line>")
                except InternalError as error:
                    trouble.report(InternalError(error.what, f"{name}:{number}", error.why, error.remedy))
                    yield _row(head, "internal error", (), args)
                    continue
                yield _row({**head, "score": report.score or 0.0}, report.abstained, report.findings, args)
    except OSError as error:
        raise unreadable(name, error) from None
    if undecodable:
        more = f", as do {undecodable - 1} lines after it" if undecodable > 1 else ""
        why = f"the line holds bytes that are not UTF-8{more}; all lines were scored"
        trouble.report(SourceError("invalid UTF-8", f"{name}:{first}", why, "convert the file to UTF-8"), unread=False)


def _lines(stream: BinaryIO, name: str) -> Iterator[bytes | None]:
    """Lines without their line feed (a byte-order mark left out); None for one that is too long. Raises `SourceError` for what is no UTF-8 text."""
    first = True
    while data := stream.readline(MOST_LINE_BYTES + 1):
        if first:
            if data.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise SourceError("cannot be scored by line", name, "it is UTF-16 or UTF-32", "convert it to UTF-8, or leave out --by line")
            data, first = data.removeprefix(b"\xef\xbb\xbf"), False
        if b"\0" in data:
            raise SourceError("is a binary file", name, "it holds a NUL byte", "leave it out, or save it as UTF-8 text")
        if len(data) > MOST_LINE_BYTES and not data.endswith(b"\n"):
            while (rest := stream.readline(MOST_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield data.removesuffix(b"\n")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {
            "code": f.rule,
            "category": f.category,
            "severity": str(f.severity),
            "confidence": f.confidence,
            "start": f.span.start,
            "end": f.span.end,
            "suggestions": [s.label for s in f.suggestions],
        }
        for f in findings
    ]


def _row(head: dict[str, Any], abstained: str, findings: Iterable[Finding], args: Namespace) -> dict[str, Any]:
    if abstained:
        head["abstained"] = abstained
    if args.findings:
        head["findings"] = _findings(findings)
    return head


def _writer(args: Namespace) -> Any:
    if args.format == "jsonl":
        return lambda row: sys.stdout.write(json.dumps(row) + "\n")
    if args.format == "csv":
        import csv

        columns = [c for c in _COLUMNS if c != "findings" or args.findings]
        table = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        return lambda row: table.writerow({key: _cell(value) for key, value in row.items()})
    return lambda row: sys.stdout.write(_table_line(row) + "\n")


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return len(value)
    # a spreadsheet runs a cell that begins with one of these as a formula (OWASP: CSV injection)
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _table_line(row: dict[str, Any]) -> str:
    score = "   - " if row.get("score") is None or "abstained" in row else f"{row['score']:5.2f}"
    place = ":".join(str(row[key]) for key in ("path", "line") if key in row)
    extra = f"  {len(row['findings'])} findings" if "findings" in row else ""
    note = f"  ({row['abstained']})" if "abstained" in row else f"  {row['verdict']}" if "verdict" in row else ""
    return printable(f"{score}  {place}{extra}{note}")
