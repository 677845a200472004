from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.config.places import Keys, places

TEXT = '''# a
profile = "hook"   # profile = "x"
"quoted key" = [ 'one', """two
[no.header]
""", ["three", {four = 4}] ]
a.b = 1
[per-file-ignores]
"drafts/*.txt" = ["x", # ]
  "y"]
[[overrides]]
paths = ["a"]
[[overrides]]
  ignore = ["b"]
[overrides.deep]
c = 1
'''


def test_every_value_has_its_place() -> None:
    found = places(TEXT)
    assert found[("profile",)] == (2, 1)
    assert found[("quoted key", 0)] == (3, 18)
    assert found[("quoted key", 1)] == (3, 25)
    assert found[("quoted key", 2, 1, "four")] == (5, 17)
    assert found[("a", "b")] == (6, 3)
    assert found[("per-file-ignores", "drafts/*.txt", 1)] == (9, 3)
    assert found[("overrides", 0, "paths", 0)] == (11, 10)
    assert found[("overrides", 1)] == (12, 1)
    assert found[("overrides", 1, "ignore", 0)] == (13, 13)
    assert found[("overrides", 1, "deep", "c")] == (15, 1)


def walk(value: Any, keys: Keys = ()) -> set[Keys]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {keys}.union(*(walk(child, (*keys, key)) for key, child in inner))


def test_the_places_are_those_of_the_keys_that_tomllib_finds() -> None:
    assert set(places(TEXT)) | {()} == walk(tomllib.loads(TEXT))


NAMES = st.text("ab-_1", min_size=1, max_size=3) | st.text(max_size=4).map(lambda s: '"' + "".join(f"\\U{ord(c):08x}" for c in s) + '"')
STRINGS = st.text("a]}#\"'\n,=[{ ", max_size=6).map(lambda s: "'''" + s.replace("'", "") + "'''")
VALUES = st.recursive(
    st.sampled_from(["1", "true", "1.5", '"a\\"b"', "'c'", "2026-01-01T00:00:00Z"]) | STRINGS,
    lambda inner: st.lists(inner, max_size=3).map(lambda items: "[ " + ",\n # ]\n".join(items) + " ]"),
    max_leaves=6,
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=6, unique_by=lambda pair: tomllib.loads(f"{pair[0]} = 0").popitem()[0]))
def test_any_document(pairs: list[tuple[str, str]]) -> None:
    text = "".join(f"{name} = {value}\n" for name, value in pairs)
    found = places(text)
    assert set(found) | {()} == walk(tomllib.loads(text))
    lines = text.split("\n")
    for (name, _value), (key, _inner) in zip(pairs, tomllib.loads(text).items(), strict=True):
        line, column = found[(key,)]
        assert lines[line - 1][column - 1 :].startswith(name)
