"""Options that several verbs share, and the session that they ask for."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from mtcheck.config import FAIL_ON, PROFILES, load_config
from mtcheck.errors import ModelError
from mtcheck.files.display import printable
from mtcheck.session import Session
from mtcheck.text.formats import find_format


def add_session_options(parser: ArgumentParser) -> None:
    """What runs: profile, rules, packs, settings."""
    group = parser.add_argument_group("what runs")
    group.add_argument(
        "--profile",
        choices=PROFILES,
        help="hook: rules and checks only, starts fastest; default: adds the fluency model; deep: adds the language model that you have installed; "
        "preview: as default, with rules not measured yet",
    )
    group.add_argument("--language-model", metavar="PATH", help="GGUF file or Hugging Face folder for the profile deep")
    group.add_argument(
        "--select", metavar="RULE", action="append", help="run only this rule, or all below this first part or category; repeatable"
    )
    group.add_argument("--ignore", metavar="RULE", action="append", help="leave this rule, first part or category out; repeatable")
    group.add_argument(
        "--pack", metavar="DIR", action="append", help="add a folder of rules, or plugin:NAME for an installed plug-in's; repeatable"
    )
    group.add_argument(
        "--require-model", action="store_true", default=None, help="exit with 2 where the fluency model of the profile cannot be loaded"
    )
    group.add_argument(
        "--force-exclude", action="store_true", default=None, help="leave out what the settings exclude also where a file is named here"
    )
    group.add_argument(
        "--format-in",
        metavar="NAME",
        default="",
        help="read every text as this format (text, markdown, html ...) whatever its name; default: by the ending of the name, then by how the text begins",
    )
    group.add_argument("--no-baseline", action="store_true", help="report also what the baseline knows, or somebody has decided on")
    group.add_argument("--config", metavar="FILE", help="settings file instead of the nearest mtcheck.toml or pyproject.toml")


def add_language_option(parser: ArgumentParser) -> None:
    """What is known of the text before it is read."""
    parser.add_argument(
        "--from",
        dest="languages",
        metavar="CODES",
        action="append",
        help="the languages that the text can have come through, for example fr,es; findings of others weigh less (default: guessed from the findings)",
    )
    parser.add_argument(
        "--field",
        metavar="FIELDS",
        dest="fields",
        action="append",
        help="read only these fields of JSON (body,items[].text) or columns of tables (text or 3); default: whatever looks like prose; repeatable",
    )
    parser.add_argument(
        "--source-field", metavar="FIELD", help="the field or column with the text that the first of the fields was translated from"
    )


def add_gate_options(parser: ArgumentParser) -> None:
    """When a run fails."""
    group = parser.add_argument_group("when to fail")
    group.add_argument("--fail-on", choices=FAIL_ON, help="exit with 1 for findings of this severity and above (default: info)")
    group.add_argument("--fail-score", metavar="SCORE", type=score, help="exit with 1 where a document's score is at least this")
    group.add_argument(
        "--warn-score", metavar="SCORE", type=score, help="say on stderr where a document's score is at least this, and let it pass"
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 although there are findings")


def score(text: str) -> float:
    """A number from 0 to 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return value


def positive(text: str) -> int:
    """A whole number above 0."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def make_session(args: Namespace, folder: str = "") -> Session:
    """The session that the options ask for in `folder`, or the working folder. Raises `ConfigError` and `RuleError`."""
    flags = {
        "profile": args.profile,
        "require-model": args.require_model,
        "language-model": args.language_model,
        "select": _split(args.select),
        "ignore": _split(args.ignore),
        "packs": args.pack,
        "from": _split(getattr(args, "languages", None)),
        "fields": _split(getattr(args, "fields", None)),
        "source-field": getattr(args, "source_field", None),
        "glossary": getattr(args, "glossary", None),
        "fail-on": getattr(args, "fail_on", None),
        "fail-score": getattr(args, "fail_score", None),
        "warn-score": getattr(args, "warn_score", None),
        "max-suspicion-increase": getattr(args, "max_suspicion_increase", None),
        "force-exclude": args.force_exclude,
    }
    session = Session(load_config(folder or os.getcwd(), args.config, flags), baseline=not args.no_baseline)
    if args.format_in:
        session.format_in = find_format(args.format_in).name
    return session


class ModelNote:
    """Says on stderr that a run has to do without the fluency model: once, however many documents and processes notice it."""

    def __init__(self, quiet: bool = False) -> None:
        self._said = quiet

    def say(self, trouble: ModelError | None) -> None:
        """Print what the trouble with the model is, if there is one."""
        if trouble and not self._said:
            self._said = True
            print(f"mtcheck: {printable(str(trouble), keep_newlines=True)}\n  now: only the rules are used", file=sys.stderr)


def start_engine(session: Session, *, quiet: bool = False) -> ModelNote:
    """Make the engine before anything is read or printed; what says once that there is no model, and already has where that is known.

    Raises `RuleError`, and `ModelError` where the settings require the model.
    """
    _ = session.engine
    note = ModelNote(quiet)
    note.say(session.model_trouble)
    return note


def _split(values: list[str] | None) -> list[str] | None:
    return [part for value in values for part in value.split(",") if part] if values else None


def add_cache_option(parser: ArgumentParser) -> None:
    """Whether results of earlier runs are used."""
    parser.add_argument("--no-cache", action="store_true", help="check every file anew, and keep no result for the next run")


def add_jobs_option(parser: ArgumentParser) -> None:
    """How many processes work."""
    parser.add_argument("--jobs", "-j", type=positive, metavar="N", help="processes to use for many files (default: one a processor)")


def jobs(asked: int | None) -> int:
    """How many processes to use: as asked, else one for each processor this process may run on."""
    if asked:
        return asked
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def wants_colour(choice: str) -> bool:
    """Colour only on a terminal and never against NO_COLOR (no-color.org: any value that is not empty)."""
    if choice != "auto":
        return choice == "always"
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Columns of the terminal on stdout, 100 where there is none."""
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns, 160) if sys.stdout.isatty() else 100
    except (OSError, ValueError):
        return 100
