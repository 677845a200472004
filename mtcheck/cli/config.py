"""Settings: show each with its value and where that comes from, check all of them, or print their JSON Schema.

show    every setting, its value, its origin (the default action)
check   every error in the settings file, rules, patterns, vocabularies and packs included; nothing is printed where there is none
schema  the JSON Schema of the settings, for editors"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace

from mtcheck.cli import CLEAN, TROUBLE
from mtcheck.cli.inputs import Trouble
from mtcheck.cli.options import add_session_options, make_session
from mtcheck.config import OPTIONS, Override
from mtcheck.config.find import broken_settings
from mtcheck.errors import ConfigError, MtcheckError
from mtcheck.files.display import printable
from mtcheck.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """Options of `config`."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=("show", "check", "schema"),
        default="show",
        help="what to do (default: show)",
        metavar="show|check|schema",
    )
    parser.add_argument("--path", metavar="FILE", help="show: the settings that hold for this file, overrides included")
    add_session_options(parser)


def run(args: Namespace) -> int:
    """Do what is asked; the exit code."""
    if args.action == "schema":
        import json

        from mtcheck.config.schema import json_schema

        print(json.dumps(json_schema(), indent=2))
        return CLEAN
    if args.action == "check":
        return _check(args)
    session = make_session(args)
    config = session.at(args.path).config if args.path else session.config
    for name, option in OPTIONS.items():
        print(printable(f"{name:<22} {_shown(config[name]):<34} {config.origins[name]:<14} {option.doc}"))
    return CLEAN


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return repr([{"paths": list(item.paths), **item.values} if isinstance(item, Override) else item for item in value])
    return repr(value)


def _check(args: Namespace) -> int:
    trouble = Trouble()
    broken = broken_settings(os.getcwd(), args.config)
    for error in broken:
        trouble.report(error)
    if not broken:
        _check_what_is_named(make_session(args), trouble)
    sys.stderr.flush()
    return TROUBLE if trouble.count else CLEAN


def _check_what_is_named(session: Session, trouble: Trouble) -> None:
    from mtcheck.baseline.vocabulary import read_vocabulary

    config = session.config
    try:
        for error in session.unknown_rules():
            trouble.report(error)
        _ = session.glossary
    except MtcheckError as error:
        trouble.report(error)
    overrides = [file for override in config["overrides"] for file in override.values.get("vocabulary", ())]
    for file in dict.fromkeys([*config["vocabulary"], *overrides]):
        try:
            read_vocabulary(file)
        except MtcheckError as error:
            trouble.report(error)
    model = config["language-model"]
    if model and not os.path.exists(model):
        trouble.report(ConfigError("the language model is not there", model, "", "correct the setting language-model"))
