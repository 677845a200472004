"""The text that a file was translated from, and the glossary: options of the verbs that check against them."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace

from mtcheck.errors import UsageError
from mtcheck.files.read import read_source
from mtcheck.session import Session
from mtcheck.text.escapes import as_read
from mtcheck.text.formats import read_document


def add_source_options(parser: ArgumentParser) -> None:
    """What the text was translated from."""
    group = parser.add_argument_group("what it was translated from")
    group.add_argument(
        "--source",
        metavar="FILE",
        help="the source text of the one file named: numbers, names, links, sentences ... are checked against it",
    )
    group.add_argument(
        "--glossary", metavar="FILE", action="append", help="table of source term, translation, forbidden wording (.csv, .tsv); repeatable"
    )


def know_source(session: Session, args: Namespace) -> None:
    """Read the source text and the glossary that the options name. Raises `UsageError`, `SourceError`, `ConfigError`."""
    _ = session.glossary
    if args.source is None:
        return
    if args.source == "-":
        raise UsageError("the source text cannot be standard input", remedy="name a file with --source")
    if len(args.paths) != 1 or os.path.isdir(args.paths[0]):
        raise UsageError("--source goes with one file", why="it is the source text of that file", remedy="check the files one by one")
    source = read_source(args.source, max_bytes=int(session.config["max-bytes"]))
    session.original = as_read(read_document(source.path, source.text))[0]
