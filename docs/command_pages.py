"""The page on the command line, out of the argument parsers."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterator

from mtcheck.cli import VERBS, verb_parser

FAILS = {
    "check": (
        "A new finding of the severity `fail-on` or above; a score of at least `fail-score`; a score that rose by more than `max-suspicion-increase`. "
        "With `--fix`: such a finding is left (`--exit-non-zero-on-fix`: or something was fixed). With `--diff`: something would change."
    ),
    "fix": "A file was changed; with `--diff`: one would be.",
    "review": "Findings are open, or something was not saved.",
    "demo": "Findings are open, or something was not saved.",
    "baseline": "With `--dry-run`: something would be written.",
    "rules": "`test`: a rule fails a gate. `measure`: a rule is above `--max-per-1000`.",
    "eval": "Recall is below `--min-recall`, or precision below `--min-precision`.",
}
"""What exit code 1 means for a verb that knows it."""
ENVIRONMENT = {
    "MTCHECK_CACHE_DIR": "Folder of the cache. Otherwise `mtcheck` in `XDG_CACHE_HOME` or in the platform's folder for caches.",
    "MTCHECK_NO_CACHE": "If set, results of earlier runs are neither used nor kept, as with `--no-cache`.",
    "MTCHECK_STATE": "Folder of the journals of `mtcheck review`. Otherwise `mtcheck` in `XDG_STATE_HOME` or in the platform's folder for state.",
    "MTCHECK_MODEL": "Path of a fluency model to use in place of the one that ships.",
    "MTCHECK_TRACEBACK": "If set, a fault of mtcheck itself ends with Python's traceback instead of a message.",
    "NO_COLOR": "If set, no colours.",
    "VISUAL": "The editor that `mtcheck review` opens.",
    "EDITOR": "The same, where `VISUAL` is not set.",
    "GITHUB_STEP_SUMMARY": "The file to which `--format github` adds its table; GitHub sets it.",
    "GITHUB_WORKSPACE": "`--format github` names files from here.",
    "CI_PROJECT_DIR": "`--format gitlab` names files from here.",
}
"""Variables that mtcheck asks for by name, beside those with which a terminal or a platform describes itself."""
_SEVERAL = 3
"""Verbs that must have a group of options alike before it gets a section of its own."""


_PLAIN = ("positional arguments", "options")
"""What argparse calls the groups that nobody has named."""


def commands() -> Iterator[str]:
    """Every verb with its options, the exit codes and the environment."""
    yield "# Command line\n"
    yield "`mtcheck VERB [options] [PATH ...]`; options stand after the verb and are written out in full. `mtcheck --version` prints the version, `mtcheck VERB --help`"
    yield "what this page says of a verb. A PATH that begins with a dash comes after `--`.\n"
    yield "| verb | what it does |\n|---|---|"
    for verb, summary in VERBS.items():
        yield f"| [`{verb}`](#{_anchor(f'mtcheck {verb}')}) | {_cell(summary)} |"
    yield from _exit_codes()
    yield "\n## Environment\n\n| variable | meaning |\n|---|---|"
    for name, meaning in ENVIRONMENT.items():
        yield f"| `{name}` | {meaning} |"
    parsers = {verb: verb_parser(verb) for verb in VERBS}
    shared = _shared([parser for verb in VERBS for parser in _family(parsers[verb])])
    for title, group in shared.items():
        yield f"\n## {_heading(title)}\n"
        yield f"Options of {', '.join(f'`{_name(p)}`' for p in group)}.\n"
        yield from _table(_group(group[0], title))
    for parser in parsers.values():
        yield from _verb(parser, shared)


def _exit_codes() -> Iterator[str]:
    yield "\n## Exit codes\n"
    yield "| code | meaning |\n|---|---|"
    yield "| 0 | Nothing to report. |"
    yield "| 1 | See the verb. Verbs without such a line never exit with 1. |"
    yield (
        "| 2 | Trouble: a file, a setting, a rule or an option could not be used, or the output not be written. Other files were still checked. 2 beats 1. |"
    )
    yield "| 130 | Interrupted with ctrl-C (128 + SIGINT). |"


def _verb(parser: ArgumentParser, shared: dict[str, list[ArgumentParser]]) -> Iterator[str]:
    verb = _name(parser)
    yield f"\n## {parser.prog}\n"
    yield _prose(parser.description or "")
    yield from _parser(parser, shared)
    if verb in FAILS:
        yield f"\n**Exit code 1.** {FAILS[verb]}"
    for child in _family(parser)[1:]:
        yield f"\n### {child.prog}"
        if child.description:
            yield "\n" + _prose(child.description)
        yield from _parser(child, shared)


def _parser(parser: ArgumentParser, shared: dict[str, list[ArgumentParser]]) -> Iterator[str]:
    yield f"\n```text\n{_usage(parser)}\n```"
    elsewhere = []
    plain = [group for group in parser._action_groups if group.title in _PLAIN]
    if actions := [action for group in plain for action in _listed(group._group_actions)]:
        yield ""
        yield from _table(actions)
    for group in parser._action_groups:
        actions = _listed(group._group_actions)
        if not actions or group in plain:
            continue
        if group.title in shared and parser in shared[group.title]:
            elsewhere.append(f"[{_heading(group.title)}](#{_anchor(group.title)})")
            continue
        title = str(group.title)
        yield f"\n**{_heading(title)}**{': ' + group.description if group.description else ''}\n"
        yield from _table(actions)
    if elsewhere:
        yield f"\nAnd the options under {', '.join(elsewhere)}."


def _usage(parser: ArgumentParser) -> str:
    """Arguments in order; options are listed below it, those that must be there stand here too."""
    parts = [parser.prog]
    if any(action.option_strings and not action.required for action in _listed(parser._actions)):
        parts.append("[options]")
    parts += [f"{a.option_strings[0]} {_value(a)}" for a in parser._actions if a.option_strings and a.required]
    for action in parser._actions:
        if not action.option_strings:
            name = _value(action)
            more = {"*": f"[{name} ...]", "+": f"{name} [{name} ...]", "?": f"[{name}]", "A...": f"{name} ..."}
            parts.append(more.get(str(action.nargs), name))
    return " ".join(parts)


def _table(actions: list[Action]) -> Iterator[str]:
    yield "| option | meaning |\n|---|---|"
    for action in actions:
        names = action.option_strings or [_value(action)]
        value = f" {_value(action)}" if action.option_strings and action.nargs != 0 else ""
        term = ", ".join(f"`{name}{value}`" for name in sorted(names, key=len))
        yield f"| {_cell(term)} | {_cell(_help(action))} |"


def _help(action: Action) -> str:
    text = str(action.help or "") % {**vars(action), "default": action.default}
    if not re.match(r"[\w-]+:", text):
        # a list of values with their meanings begins with a value
        text = text[:1].upper() + text[1:]
    return text if text.endswith(".") else f"{text}."


def _value(action: Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    if action.choices is not None:
        return "|".join(map(str, action.choices))
    return action.dest.upper()


def _listed(actions: list[Action]) -> list[Action]:
    return [a for a in actions if a.help != SUPPRESS and a.dest != "help" and not isinstance(a, _SubParsersAction)]


def _family(parser: ArgumentParser) -> list[ArgumentParser]:
    """The parser and those of its sub-verbs."""
    children = [c for a in parser._actions if isinstance(a, _SubParsersAction) for c in a.choices.values()]
    return [parser, *children]


def _shared(parsers: list[ArgumentParser]) -> dict[str, list[ArgumentParser]]:
    """Groups of options that several verbs have alike: title -> the parsers that have them."""
    found: dict[tuple[str, str], list[ArgumentParser]] = {}
    for parser in parsers:
        for group in parser._action_groups:
            if group.title and group.title not in _PLAIN:
                found.setdefault((group.title, "\n".join(_table(_listed(group._group_actions)))), []).append(parser)
    return {title: users for (title, _rows), users in found.items() if len(users) >= _SEVERAL}


def _group(parser: ArgumentParser, title: str) -> list[Action]:
    return next(_listed(group._group_actions) for group in parser._action_groups if group.title == title)


def _name(parser: ArgumentParser) -> str:
    # below a verb with arguments of its own argparse names these too
    return " ".join(re.findall(r"[a-z-]+", parser.prog)[1:3])


def _heading(title: str) -> str:
    return title[:1].upper() + title[1:]


def _anchor(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def _prose(text: str) -> str:
    """A description; a line with two columns, the name of an action and what it does, becomes an entry of a list."""
    lines = []
    for line in text.split("\n"):
        name, gap, rest = re.match(r"(\S.*?)(?:( {2,})(.*))?$", line).groups() if line.strip() else ("", None, None)
        lines.append(f"- `{name}`: {_plain(rest)}" if gap else _plain(line))
    return "\n".join(lines)


def _plain(text: str) -> str:
    text = re.sub(r"'(mtcheck [^']*|-|\?)'", r"`\1`", text)
    text = re.sub(r"(?<![\w`-])(--[a-z][a-z-]*(?: line)?)", r"`\1`", text)
    return text.replace("<", "&lt;").replace("|", "&#124;")


def _cell(text: str) -> str:
    text = re.sub(r"'(mtcheck [^']*|-)'", r"`\1`", text)
    text = re.sub(r"(?<![\w`-])(--[a-z][a-z-]*)(?![\w`])", r"`\1`", text) if not text.startswith("`") else text
    return text.replace("|", "\\|").replace("\n", " ")
