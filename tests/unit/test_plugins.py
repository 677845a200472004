from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from mtcheck.errors import RuleError
from mtcheck.plugins import CHECKS_GROUP, PACKS_GROUP, find_check, pack_folders


class Entry(NamedTuple):
    name: str
    value: str
    load: Callable[[], Any]


def fail() -> Any:
    raise ImportError("no module named 'gone'")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: groups.get(group, []))
    return groups


def test_a_built_in_check_is_found_by_its_module(installed: dict[str, list[Entry]]) -> None:
    assert find_check("names").__module__ == "mtcheck.checks.names"


@pytest.mark.parametrize("name", ["nosuch", "../names", "names.run", "_private", "", "na mes", "os"])
def test_an_unknown_check_is_an_error(name: str, installed: dict[str, list[Entry]]) -> None:
    with pytest.raises(RuleError, match="there is no check"):
        find_check(name)


def test_a_check_of_a_plug_in(installed: dict[str, list[Entry]]) -> None:
    def run() -> None: ...

    installed[CHECKS_GROUP] = [Entry("other", "p:x", fail), Entry("house-check", "p:run", lambda: run)]
    assert find_check("house-check") is run


def test_a_plug_in_that_cannot_be_loaded_is_named(installed: dict[str, list[Entry]]) -> None:
    installed[CHECKS_GROUP] = [Entry("house", "p:run", fail)]
    with pytest.raises(RuleError) as caught:
        find_check("house")
    assert (
        str(caught.value)
        == "p:run: the check plug-in 'house' cannot be loaded\n  why: no module named 'gone'\n  fix: update or remove the plug-in"
    )


def test_packs_of_plug_ins_come_in_order_of_name(installed: dict[str, list[Entry]]) -> None:
    installed[PACKS_GROUP] = [Entry("b", "p:b", lambda: lambda: "/b"), Entry("a", "p:a", lambda: lambda: "/a")]
    assert pack_folders() == ["/a", "/b"]
