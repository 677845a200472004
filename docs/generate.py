"""Write the pages that are made from code and rule files. `--check` exits with 1 where one is stale."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from command_pages import commands
from rule_pages import catalogue, languages

from mtcheck.config import OPTIONS, OVERRIDABLE
from mtcheck.lexicon.tags import TAG_BITS
from mtcheck.ruleset.classes import CLASSES
from mtcheck.ruleset.fields import FIELDS, KIND_NAMES
from mtcheck.ruleset.guards import GUARD_KEYS
from mtcheck.ruleset.recast import RECASTS

MADE = "<!-- made by docs/generate.py; edit the code or the rule, not this page -->\n"


def settings() -> Iterator[str]:
    """All settings with their defaults."""
    yield "# Settings\n"
    yield (
        "In `mtcheck.toml`, or under `[tool.mtcheck]` in `pyproject.toml`. Flags beat `--config FILE`, that beats the nearest file at or above the working\n"
        "folder, that beats the defaults. The nearest file wins as a whole; nothing is merged and nothing is read from the home folder.\n"
    )
    yield "| setting | default | what it does |\n|---|---|---|"
    for name, option in OPTIONS.items():
        default = list(option.default) if isinstance(option.default, tuple) else option.default
        yield f"| `{name}` | `{default!r}` | {option.doc} |"
    yield """
`mtcheck init` writes a commented file after a look at the repository, `mtcheck config show` prints what holds and where it comes from, `mtcheck config check`
finds everything that is wrong in the file (line and column, with the nearest name), and `mtcheck.schema.json` is its JSON Schema for editors
(`mtcheck config schema` prints the same).

## Other settings for some files

```toml
ignore = ["typography"]

[per-file-ignores]
"transcripts/" = ["tense", "grammar"]

[[overrides]]
paths = ["archive/", "*.old.md"]
fail-on = "never"

[[overrides]]
paths = ["/news/wire/"]
profile = "default"
warn-score = 0.5
fail-score = 0.9
```

Patterns are those of a `.gitignore` in the folder of the settings file. An override may have"""
    yield ", ".join(f"`{name}`" for name in OVERRIDABLE) + "."
    yield """Of several that match, later ones win; `ignore` and `vocabulary` add up to what holds elsewhere, every other value takes its place. The command line
beats them all. `mtcheck config show --path FILE` prints what holds for a file.

`exclude` binds in folders, and with `force-exclude` (or `--force-exclude`, as in the pre-commit hooks) also for files that are named.

## Vocabularies

A vocabulary says what is right. There may be a `.mtcheck-vocabulary.txt` in the folder of a file and in every folder above, up to the top of the git
repository; files named by `vocabulary` count for the project, or in an override for the files it matches. One entry a line, `#` for comments:

```
# a word or phrase: findings on exactly this, whatever its capitals
Al Marcha
# a name: findings anywhere inside of these words, as they are written
name: Supreme Chef
# a pattern (RE2): findings of which it matches the whole text
regex: [A-Z]{2}-[0-9]+
```

## When a run fails

Exit code 1 says that there is a new finding of the severity `fail-on` or above, or a document whose score reaches `fail-score`. A score of at least
`warn-score` is told on stderr and passes. What is known already passes too: see [baseline.md](baseline.md)."""


def shape(value: object) -> str:
    """A field's shape in words."""
    if isinstance(value, tuple):
        return "one of " + ", ".join(f"`{v}`" for v in value)
    return {"words": "a string or a list of strings", "number": "a number", "map": "a mapping"}.get(str(value), "a string")


def rules() -> Iterator[str]:
    """The rule language."""
    yield "# Rule files\n"
    yield "One file, one rule, at `<pack>/<category>/<name>.yaml`; the id is the path below the pack. Every scalar is read as the string that is written.\n"
    tables = [("Fields of every rule", [n for n, f in FIELDS.items() if f.kinds == KIND_NAMES])]
    tables += [
        (f"Fields of a `{kind}` rule", [n for n, f in FIELDS.items() if f.kinds != KIND_NAMES and kind in f.kinds]) for kind in KIND_NAMES
    ]
    for title, names in tables:
        yield f"## {title}\n\n| field | takes | meaning |\n|---|---|---|"
        for name in names:
            field = FIELDS[name]
            if name not in GUARD_KEYS:
                yield f"| `{name}`{' (required)' if field.required else ''} | {shape(field.shape)} | {field.doc} |"
        yield ""
    yield "## Guards\n\nAny rule, and any entry of a `swap` table, may carry guards. All must hold.\n"
    yield "| guard | meaning |\n|---|---|"
    for name in GUARD_KEYS:
        yield f"| `{name}` | {FIELDS[name].doc} |"
    yield "\n## Token patterns\n"
    yield """```
pattern      = element (" " element)*
element      = "["? "!"? core quantifier? "]"?       [ ... ] marks what is reported; ! takes no token, what stands there must not fit
core         = alternatives | "<" name ":" alternatives ">"
alternatives = alternative ("|" alternative)*
alternative  = atom ("&" "!"? atom)*                 the token must fit the first atom and each other, with ! none of it
atom         = CLASS | CLASS! | $list | word | two_words | word/v | word/n | *ending | beginning*
quantifier   = "?" | "+" | "*" | "{m,n}"
```

A `rewrite` puts captures together: `{name}`, and `{name>lemma}` for another word in the form in which `name` stands.
"""
    yield "`{name:recast}` gives another form of what was captured: " + ", ".join(f"`{name}`" for name in sorted(RECASTS)) + ".\n"
    tagged = [name for name in TAG_BITS if not name.endswith("!")]
    yield "Classes: " + ", ".join(f"`{name}`" for name in sorted(set(CLASSES) - set(TAG_BITS))) + ".\n"
    yield "Parts of speech: " + ", ".join(f"`{name}`" for name in tagged) + "."
    yield """
They come from a lexicon of 58,000 forms that is opened on the first question; there is no tagger. `NOUN` is every word that can be a singular noun
(*report*), `NOUN!` one that is no other part of speech (*minister*); `NOUN&!VERB` says the same of two parts only. `NOUNS` plural; `VERB` base form,
`VERBS` third person, `PAST`, `PARTICIPLE`, `GERUND`; `ADJ`, `COMPARATIVE`, `SUPERLATIVE`, `ADV`. `PERSON`, `THING` and `COUNT` are singular nouns
for people, for what is made or grown, and with a usual plural. Rare readings (*to minister*) are left out; names are not known, so add
`&LOWER` where a capitalised word must not pass. An element made of classes cannot be an anchor: some other element needs a literal word."""


PAGES = {"commands.md": commands, "settings.md": settings, "rules.md": rules, "catalogue.md": catalogue, "languages.md": languages}


def main() -> int:
    """Write or check all pages."""
    stale = []
    for name, make in PAGES.items():
        text = MADE + "\n".join(make()) + "\n"
        path = HERE / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/{name} {'is stale: run python docs/generate.py' if '--check' in sys.argv else 'written'}", file=sys.stderr)
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
