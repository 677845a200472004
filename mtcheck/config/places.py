"""Where in a TOML text each value stands: `tomllib` keeps no places, and an error without one sends people searching."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

Keys = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_INLINE_BLANK = re.compile(r"[ \t]*+")
_BARE = re.compile(r"[A-Za-z0-9_-]++")
_STRINGS = (
    ('"""', re.compile(r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"{3,5}')),
    ("'''", re.compile(r"'''(?:[^']|'(?!''))*+'{3,5}")),
    ('"', re.compile(r'"(?:[^"\\]|\\.)*+"')),
    ("'", re.compile(r"'[^']*+'")),
)
_SCALAR = re.compile(r"[^,\]}#\n]++")


def places(text: str) -> dict[Keys, tuple[int, int]]:
    """Line and column (1-based, code points) of every key, array item and table of the TOML document `text`, which `tomllib` has read without error.

    A key has the place of its name, an item that of its value, a table that of its header. Items of arrays have their index in the keys.
    """
    scan = _Scan(text)
    scan.document()
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    found = {}
    for keys, offset in scan.found.items():
        line = bisect_right(starts, offset)
        found[keys] = (line, offset - starts[line - 1] + 1)
    return found


class _Scan:
    """A walk through a valid document, so that what cannot happen needs no answer."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.found: dict[Keys, int] = {}
        self._tables: Counter[Keys] = Counter()
        """How many tables each array of tables has so far."""

    def document(self) -> None:
        table: Keys = ()
        while self._skip(_BLANK) < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Keys:
        start, is_array = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        names = self._name()
        self._skip(_INLINE_BLANK)
        self._at += 2 if is_array else 1
        keys: Keys = ()
        for number, (name, _offset) in enumerate(names):
            keys = (*keys, name)
            last = number == len(names) - 1
            if last and is_array:
                self._tables[keys] += 1
                self.found.setdefault(keys, start)
            if keys in self._tables:
                keys = (*keys, self._tables[keys] - 1)
            self.found.setdefault(keys, start)
        return keys

    def _name(self) -> list[tuple[str, int]]:
        names: list[tuple[str, int]] = []
        while True:
            start = self._skip(_INLINE_BLANK)
            quote = self._text[start : start + 1]
            if quote in ('"', "'"):
                self._string()
                names.append((_unquoted(self._text[start : self._at]), start))
            else:
                match = _BARE.match(self._text, start)
                self._at = match.end() if match else len(self._text)
                names.append((self._text[start : self._at], start))
            self._skip(_INLINE_BLANK)
            if not self._text.startswith(".", self._at):
                return names
            self._at += 1

    def _pair(self, table: Keys) -> None:
        keys = table
        for name, offset in self._name():
            keys = (*keys, name)
            self.found.setdefault(keys, offset)
        self._at += 1  # the sign of equality
        self._value(keys)

    def _value(self, keys: Keys) -> None:
        start = self._skip(_INLINE_BLANK)
        sign = self._text[start : start + 1]
        if sign in ('"', "'"):
            self._string()
        elif sign == "[":
            self._at += 1
            self._items(keys)
        elif sign == "{":
            self._at += 1
            self._inline(keys)
        else:
            self._skip(_SCALAR)

    def _items(self, keys: Keys) -> None:
        number = 0
        while self._skip(_BLANK) < len(self._text):
            sign = self._text[self._at]
            if sign == "]":
                self._at += 1
                return
            if sign == ",":
                self._at += 1
                continue
            self.found[(*keys, number)] = self._at
            self._value((*keys, number))
            number += 1

    def _inline(self, keys: Keys) -> None:
        while self._skip(_BLANK) < len(self._text):
            sign = self._text[self._at]
            if sign == "}":
                self._at += 1
                return
            if sign == ",":
                self._at += 1
                continue
            self._pair(keys)

    def _string(self) -> None:
        for quote, pattern in _STRINGS:
            if self._text.startswith(quote, self._at):
                match = pattern.match(self._text, self._at)
                self._at = match.end() if match else len(self._text)
                return

    def _skip(self, pattern: re.Pattern[str]) -> int:
        match = pattern.match(self._text, self._at)
        if match:
            self._at = match.end()
        return self._at


def _unquoted(name: str) -> str:
    # a quoted key may have escapes; whoever reads it is tomllib
    import tomllib

    return str(next(iter(tomllib.loads(f"{name} = 0"))))
