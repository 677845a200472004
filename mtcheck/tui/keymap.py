"""The keymap: the one place that bindings, footer, palette and help are made from, and what `[tool.mtcheck.keys]` may change of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from mtcheck.errors import ConfigError, nearest

_MODIFIERS = ("ctrl", "shift", "alt", "meta", "super", "hyper")
_NAMED = frozenset(key.value for key in Keys) | {"space"}
_SHOWN = {
    "question_mark": "?", "slash": "/", "left_square_bracket": "[", "right_square_bracket": "]", "colon": ":", "enter": "Enter",
    "tab": "Tab", "shift+tab": "Shift+Tab", "space": "Space", "backspace": "Backspace", "pagedown": "PgDn", "pageup": "PgUp",
    "escape": "Esc", "up": "\u2191", "down": "\u2193", "left": "\u2190", "right": "\u2192", "home": "Home", "end": "End", "full_stop": ".", "comma": ",",
}  # fmt: skip
"""How keys are written that Textual has a longer name for."""


class Key(NamedTuple):
    """An action under the name that settings and palette know it by, the keys that start it, and the words for it."""

    name: str
    action: str
    """As Textual calls it."""
    keys: tuple[str, ...]
    group: str
    label: str
    """In the footer; empty for what only help and palette list."""
    help: str
    needs: str = ""
    """What must be there for the footer to show it: suggestion, finding, no-finding, past, files, unsaved."""


_DECIDE, _MOVE, _LOOK, _FILE = "Decide", "Move", "Look", "Text and files"

KEYMAP: tuple[Key, ...] = (
    *(
        Key(f"accept-{n}", f"accept({n - 1})", (str(n),), _DECIDE, "accept" if n == 1 else "", f"accept suggestion {n}", "suggestion")
        for n in range(1, 10)
    ),
    Key("accept", "accept(0)", ("enter",), _DECIDE, "", "accept the first suggestion", "suggestion"),
    Key(
        "edit",
        "edit_span",
        ("e",),
        _DECIDE,
        "edit",
        "write other words where the finding stands; the sentence, where there is none",
        "sentence",
    ),
    Key("edit-sentence", "edit_sentence", ("E",), _DECIDE, "", "edit the whole sentence"),
    Key("reject", "reject", ("r",), _DECIDE, "reject", "reject: not an artifact, the words stay", "finding"),
    Key("ignore", "ignore", ("i",), _DECIDE, "ignore", "ignore it here, or its rule, its wording or the name everywhere", "finding"),
    Key("later", "later", ("l",), _DECIDE, "later", "leave it for later", "finding"),
    Key(
        "same-for-all",
        "same_for_all",
        ("A",),
        _DECIDE,
        "all",
        "the same decision for all of this rule or wording, after their number",
        "finding",
    ),
    Key("undo", "undo", ("u",), _DECIDE, "undo", "undo the last decision, and the one before, without limit and across files", "past"),
    Key("redo", "redo", ("U", "ctrl+r"), _DECIDE, "", "redo what was undone"),
    Key("next", "move_finding(1)", ("n", "right"), _MOVE, "next", "next finding, decided ones too", "finding"),
    Key("previous", "move_finding(-1)", ("p", "left"), _MOVE, "", "previous finding"),
    Key("next-open", "move_open(1)", ("tab",), _MOVE, "", "next finding that is open or left for later"),
    Key("previous-open", "move_open(-1)", ("shift+tab",), _MOVE, "", "previous finding that is open or left for later"),
    Key("next-sentence", "move_sentence(1)", ("j", "down"), _MOVE, "", "next sentence"),
    Key("previous-sentence", "move_sentence(-1)", ("k", "up"), _MOVE, "", "previous sentence"),
    Key("first", "go_to_end(0)", ("g", "home"), _MOVE, "", "first finding"),
    Key("last", "go_to_end(-1)", ("G", "end"), _MOVE, "", "last finding"),
    Key(
        "worst", "go_to_worst", ("w",), _MOVE, "worst", "the most suspicious sentence; again for the next worst with something open", "many"
    ),
    Key("next-file", "move_file(1)", ("]",), _MOVE, "file", "next file", "files"),
    Key("previous-file", "move_file(-1)", ("[",), _MOVE, "", "previous file"),
    Key("page-down", "scroll_text(1)", ("pagedown",), _MOVE, "", "scroll the text down"),
    Key("page-up", "scroll_text(-1)", ("pageup",), _MOVE, "", "scroll the text up"),
    Key("card-down", "scroll_card(1)", ("space",), _MOVE, "", "scroll the finding down, where it is longer than its pane"),
    Key("card-up", "scroll_card(-1)", ("b", "backspace"), _MOVE, "", "scroll the finding up"),
    Key("search", "search", ("/",), _LOOK, "search", "search the text; with nothing typed, the next place", "many"),
    Key("filter", "filter", ("f",), _LOOK, "filter", "narrow the list by severity, category, rule, confidence, state, words"),
    Key("clear", "clear", ("escape",), _LOOK, "", "drop the filter and the mark of a search"),
    Key("sort", "toggle_order", ("s",), _LOOK, "", "go by suspicion or by place"),
    Key("list", "toggle_list", ("t",), _LOOK, "list", "show or hide the list of findings"),
    Key("struck", "toggle_struck", ("v",), _LOOK, "", "show or hide the original words beside those that replaced them"),
    Key("theme", "next_theme", ("T",), _LOOK, "", "next theme"),
    Key("copy", "copy", ("y",), _FILE, "", "copy finding, sentence or diff to the clipboard"),
    Key("diff", "diff", ("d",), _FILE, "diff", "show all that saving would write", "unsaved"),
    Key("open", "open_editor", ("o",), _FILE, "", "open the file in $EDITOR at this place, and come back"),
    Key("reload", "reload", ("R",), _FILE, "", "look whether the file was changed by something else, and carry the decisions over"),
    Key("save", "save", ("S", "ctrl+s"), _FILE, "save", "save the texts and what was decided", "unsaved"),
    Key("commands", "command_palette", (":", "ctrl+p"), _FILE, "", "all commands by name"),
    Key("help", "help", ("?", "f1"), _FILE, "help", "this help"),
    Key("quit", "quit_review", ("q", "ctrl+q"), _FILE, "quit", "quit; asks once if something is not saved"),
)
_ALWAYS = ("help", "quit")


class Keymap:
    """The keys as they are after `changes`: name of an action to its keys, as in `[tool.mtcheck.keys]`. `where` gives the place of an entry for errors.

    Raises `ConfigError` for an unknown action or key, a key for two actions, and for a quit without a key.
    """

    def __init__(self, changes: Mapping[str, str | Sequence[str]] | None = None, where: Mapping[str, str] | None = None) -> None:
        changes, places = changes or {}, where or {}
        names = [entry.name for entry in KEYMAP]
        wanted: dict[str, tuple[str, ...]] = {}
        for name, keys in changes.items():
            if name not in names:
                near = nearest(name, names)
                remedy = f"did you mean {near!r}?" if near else f"one of: {', '.join(names)}"
                raise ConfigError(f"unknown action {name!r} in the keys", places.get(name, ""), "", remedy)
            wanted[name] = tuple(_known(key, places.get(name, "")) for key in ([keys] if isinstance(keys, str) else keys))
        if not wanted.get("quit", ("q",)):
            raise ConfigError("quit must keep a key", places.get("quit", ""), "there would be no way out of the review", 'write quit = "q"')
        # a key that a setting gives to an action is taken from the one that has it by default
        taken = {key for keys in wanted.values() for key in keys}
        entries = []
        for entry in KEYMAP:
            default = tuple(textual_name(key) for key in entry.keys)
            keys = wanted.get(entry.name, tuple(key for key in default if key not in taken))
            if entry.name == "quit" and not keys:
                holder = next(name for name, its in wanted.items() if default[0] in its)
                why = f"{holder} has taken {' and '.join(map(shown, default))}"
                raise ConfigError("quit must keep a key", places.get(holder, ""), why, "give quit another key too")
            entries.append(entry._replace(keys=keys))
        self.entries: tuple[Key, ...] = tuple(entries)
        owner: dict[str, str] = {}
        for name, keys in wanted.items():
            for key in keys:
                if owner.setdefault(key, name) != name:
                    raise ConfigError(
                        f"the key {shown(key)!r} is given to both {owner[key]!r} and {name!r}",
                        places.get(name, ""),
                        "a key can start one action only",
                        "give one of them another key",
                    )

    def bindings(self) -> list[BindingType]:
        """As Textual wants them."""
        return [Binding(key, entry.action, entry.help, show=False) for entry in self.entries for key in entry.keys]

    def key_of(self, name: str) -> str:
        """The first key of an action as people write it; its name in the palette where it has none."""
        entry = next(entry for entry in self.entries if entry.name == name)
        return shown(entry.keys[0]) if entry.keys else f":{name}"

    def footer(self, width: int, present: Iterable[str]) -> list[tuple[str, str, str]]:
        """Key, label and action of what works now, as many as fit in `width` cells; help and quit always do."""
        there = set(present)
        wanted = [e for e in self.entries if e.label and e.keys and (not e.needs or e.needs in there)]
        always = [entry for entry in wanted if entry.name in _ALWAYS]
        room = width - sum(_cells(self._written(entry), entry.label) for entry in always)
        fitting = []
        for entry in wanted:
            if entry in always:
                continue
            cells = _cells(self._written(entry), entry.label)
            if cells > room:
                break
            room -= cells
            fitting.append(entry)
        return [(self._written(entry), entry.label, entry.action) for entry in (*fitting, *always)]

    def _written(self, entry: Key) -> str:
        return f"{self.key_of('accept-1')}-9" if entry.name == "accept-1" and entry.keys == ("1",) else shown(entry.keys[0])

    def help_groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """All keys and what they do, under their headings."""
        groups: dict[str, list[tuple[str, str]]] = {}
        numbers = [entry for entry in self.entries if entry.name.startswith("accept-")]
        plain = all(entry.keys == (entry.name[-1],) for entry in numbers)
        for entry in self.entries:
            if plain and entry in numbers:
                if entry is numbers[0]:
                    groups.setdefault(entry.group, []).append(("1-9", "accept that suggestion and go to the next finding"))
                continue
            keys = " ".join(shown(key) for key in entry.keys) or "(none)"
            groups.setdefault(entry.group, []).append((keys, entry.help))
        return list(groups.items())


def textual_name(key: str) -> str:
    """Textual's name of a key that people write by its character: `?` is `question_mark`."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*modifiers, _character_name(last) if len(last) == 1 else last])


def _character_name(character: str) -> str:
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def shown(key: str) -> str:
    """A key as people write it."""
    if key in _SHOWN:
        return _SHOWN[key]
    return "+".join(
        part if len(part) == 1 and not key.startswith(_MODIFIERS) else _SHOWN.get(part, part.capitalize()) for part in key.split("+")
    )


def _known(key: str, where: str) -> str:
    name = textual_name(key)
    *modifiers, last = name.split("+") if len(name) > 1 else [name]
    single = len(key) == 1 and key.isprintable()
    if name == "escape":
        raise ConfigError("Esc cannot be given to an action", where, "it closes whatever is open", "choose another key")
    if not single and not (all(m in _MODIFIERS for m in modifiers) and (len(last) == 1 or {name, last} & _NAMED or _names_character(last))):
        near = nearest(key, _NAMED)
        remedy = f"did you mean {near!r}?" if near else "a character, or a name like 'f5', 'space', 'ctrl+x', 'pagedown'"
        raise ConfigError(f"unknown key {key!r}", where, "", remedy)
    return name


def _names_character(name: str) -> bool:
    """True for Textual's names of characters, which are Unicode's in lower case with underscores, or its own shorter ones."""
    if name in KEY_NAME_REPLACEMENTS.values():
        return True
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    return True


def _cells(key: str, label: str) -> int:
    return len(key) + len(label) + 3
