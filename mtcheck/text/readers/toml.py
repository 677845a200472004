"""TOML: the strings of the fields that are named, or those that look like prose; they stay quoted as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.errors import Malformed
from mtcheck.model import Span
from mtcheck.text.readers.json_paths import Path, Step, parsed, taken
from mtcheck.text.readers.layout import Comment, Layout
from mtcheck.text.readers.selection import EVERYTHING, Selection, looks_like_prose
from mtcheck.text.readers.yaml import DOUBLE, LITERAL, Scalar, laid_out

_TOKEN = re.compile(
    r"#[^\r\n]*"
    r'|"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|\'\'\'(?:[^\']|\'(?!\'\'))*+\'{3,5}'
    r"|\"(?:[^\"\\\r\n]|\\.)*+\"|'[^'\r\n]*+'"
    r"|[\[\]{}=,.\n]|[^\s#\"'\[\]{}=,.]+",
    re.DOTALL,
)
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def layout(text: str, selection: Selection = EVERYTHING) -> Layout:
    """Raises `Malformed` for what is no TOML and for a path that is none."""
    require_toml(text)
    wanted = [parsed(field) for field in selection.fields]
    said: list[Comment] = []
    found = []
    for string in strings(text, said):
        fits = any(taken(path, string.place) is not None for path in wanted)
        if string.start < string.end and (fits if wanted else looks_like_prose(text[string.start : string.end])):
            found.append(string)
    return laid_out(text, found, tuple(said))


def require_toml(text: str) -> None:
    """Do nothing where `text` is TOML. Raises `Malformed` where it is none."""
    # 10 ms, for TOML only
    import tomllib

    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        at = len(text)
        if place:
            before = text.split("\n")[: int(place[1]) - 1]
            at = min(sum(len(line) + 1 for line in before) + int(place[2]) - 1, len(text))
        problem = _PLACE.sub("", str(error)).strip()
        raise Malformed(at, "is not TOML", problem, "repair it there; --format-in text reads it as plain text") from error
    except (RecursionError, ValueError) as error:
        raise Malformed(0, "cannot be read as TOML", str(error).splitlines()[0], "leave the file out") from error


def strings(text: str, said: list[Comment]) -> Iterator[Scalar]:
    """The values of `text` that are strings, in order; comments are added to `said`."""
    table: Path = ()
    key: list[str] = []
    counts: dict[Path, int] = {}
    opened: list[_Opened] = []
    brackets, in_value = 0, False
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0] == "#":
            said.append(Comment(Span(*match.span()), token[1:].rstrip()))
        elif token == "\n":
            if not opened:
                if brackets:
                    table = tuple(key)
                if brackets > 1:
                    counts[table] = counts.get(table, -1) + 1
                    table = (*table, counts[table])
                brackets, in_value, key = 0, False, []
        elif not in_value:
            if token == "[":
                brackets += 1
            elif token == "=":
                in_value = True
            elif token not in (".", "]"):
                key.append(_name(token))
        elif token in ("[", "{"):
            opened.append(_Opened(token == "{"))
        elif token in ("]", "}"):
            opened.pop()
        elif opened and opened[-1].take(token):
            continue
        elif token[0] in "\"'":
            width = 3 if token[:3] in ('"""', "'''") else 1
            style = DOUBLE if token[0] == '"' else LITERAL
            place = (*table, *key, *(step for item in opened for step in item.steps))
            yield Scalar(match.start() + width, match.end() - width, style, place)


class _Opened:
    """An array or an inline table that is being read, and where in it."""

    def __init__(self, is_table: bool) -> None:
        self.is_table = is_table
        self.has_key = False
        self.steps: list[Step] = [] if is_table else [0]

    def take(self, token: str) -> bool:
        """Whether the token was a comma, or part of a key."""
        if token == ",":
            self.steps = [] if self.is_table else [int(self.steps[0]) + 1]
            self.has_key = False
        elif not self.is_table or self.has_key:
            return False
        elif token == "=":
            self.has_key = True
        elif token != ".":
            self.steps.append(_name(token))
        return True


def _name(token: str) -> str:
    return token[1:-1] if token[0] in "\"'" else token
