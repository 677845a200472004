"""Every setting: its default, its shape, and what it does."""

from __future__ import annotations

from typing import Any, NamedTuple

from mtcheck.model import Severity

PROFILES = ("hook", "default", "deep", "preview")
WITH_LANGUAGE_MODEL = ("deep",)
"""Profiles in which a language model that the user has installed runs."""
WITHOUT_MODEL = ("hook",)
"""Profiles in which the fluency model does not run."""
FAIL_ON = (*(str(s) for s in Severity), "never")
QUOTES = ("check", "downweight", "skip")
THEMES = ("auto", "dark", "light", "contrast", "paper", "terminal")
SUFFIXES = (".txt", ".md", ".markdown")
DEFAULT_MAX_BYTES = 64 << 20
PLUGIN = "plugin:"
"""What stands before the name of a plug-in where the folder of a pack could stand."""


class Option(NamedTuple):
    """One setting: its default, its shape and what it does.

    A shape is a tuple of choices or one of: `list`, `rules`, `files` (relative to the settings file), `languages`, `number`, `score`, `flag`,
    `path`, `keys`, `rules by path`, `overrides`.
    """

    default: Any
    shape: Any
    doc: str


OPTIONS: dict[str, Option] = {
    "profile": Option(
        "default",
        PROFILES,
        "Which detectors run: hook (rules and checks), default (adds the fluency model), deep (adds the language model that you have installed), "
        "preview (as default, with rules not measured yet).",
    ),
    "select": Option((), "rules", "Rules to run, by id or first part of it; empty for all."),
    "ignore": Option((), "rules", "Rules not to run, by id or first part of it."),
    "per-file-ignores": Option(
        {}, "rules by path", "Rules not to run in some files: a pattern in the style of .gitignore to a list of rules."
    ),
    "packs": Option(
        (), "list", "Further rules: folders, relative to the file that names them, or `plugin:NAME` for the pack of an installed plug-in."
    ),
    "vocabulary": Option(
        (),
        "files",
        "Files of words, names and patterns that are right here, beside the `.mtcheck-vocabulary.txt` of the folders; relative to the file that names them.",
    ),
    "exclude": Option((), "list", "Files and folders to leave out, in the style of .gitignore."),
    "force-exclude": Option(False, "flag", "Leave out what `exclude` names also where a file is named on the command line."),
    "suffixes": Option(SUFFIXES, "list", "Endings of the files that are looked for in folders."),
    "quotes": Option(
        "downweight", QUOTES, "What findings in quoted speech are worth: all of it (check), less (downweight) or nothing (skip)."
    ),
    "from": Option(
        (),
        "languages",
        "Languages (ISO 639-1) that the texts can have come through; findings of others weigh less. Empty: the language is guessed.",
    ),
    "glossary": Option(
        (),
        "files",
        "Glossaries for checks against a source text (docs/bilingual.md): tables of source term, translation, forbidden wording; relative to the file "
        "that names them.",
    ),
    "fields": Option(
        (),
        "list",
        "What to read of JSON, JSON Lines and tables (docs/formats.md): paths of fields, names or numbers of columns. Empty: whatever looks like prose.",
    ),
    "source-field": Option("", "path", "The field or column with the text that the first of `fields` was translated from."),
    "fail-on": Option("info", FAIL_ON, "Exit with 1 for findings of this severity and above."),
    "fail-score": Option(None, "score", "Block: exit with 1 where a document's score is at least this (0 to 1)."),
    "warn-score": Option(None, "score", "Warn: say on stderr where a document's score is at least this (0 to 1), and let it pass."),
    "max-suspicion-increase": Option(
        None,
        "score",
        "With --since or --staged: exit with 1 where a document's score is higher than in the base revision by more than this.",
    ),
    "require-model": Option(
        False,
        "flag",
        "Exit with 2 where the profile has the fluency model and it cannot be loaded; otherwise a run goes on with the rules.",
    ),
    "language-model": Option(
        "",
        "path",
        "A language model on this disk, for runs with `deep`: a GGUF file, or a Hugging Face folder; relative to the file that names it.",
    ),
    "max-bytes": Option(DEFAULT_MAX_BYTES, "number", "Size in bytes above which a file is refused."),
    "theme": Option("auto", THEMES, "Looks of the review screen; auto chooses by what the terminal tells of itself."),
    "keys": Option({}, "keys", "Keys of the review screen: the name of an action, as its help lists them, to a key or a list of keys."),
    "overrides": Option(
        (), "overrides", "Other values for some files: a list of tables, each with `paths` and the settings that differ there."
    ),
}

ADDED_UP = ("ignore", "vocabulary")
"""Settings of which an override adds to what holds elsewhere; every other value takes its place."""
OVERRIDABLE = (
    "profile",
    "select",
    "ignore",
    "vocabulary",
    "quotes",
    "from",
    "fields",
    "source-field",
    "fail-on",
    "fail-score",
    "warn-score",
    "max-suspicion-increase",
)
"""Settings that `[[overrides]]` may have."""
