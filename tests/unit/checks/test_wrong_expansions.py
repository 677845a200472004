from __future__ import annotations

import pytest

from mtcheck.checks.wrong_expansions import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.session import Session
from mtcheck.text.document import Document
from tests.conftest import default_config

TABLE = {
    "ORB": ["Orr Rail Board", "Open Reserve Bank"],
    "IGH": ["International Guild of Halls"],
    "XY": ["The of"],
}


def found(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    hits = run(Document("x.txt", text), {"table": TABLE}, shipped_lexicon())
    return [(text[hit.span.start : hit.span.end], hit.fixes, hit.captures["acronym"]) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Board of Rail in Orr (ORB) met.", [("Board of Rail in Orr", ("Orr Rail Board",), "ORB")]),
        # an article in front is not part of the name
        ("The Orr Council for Rail (ORB) met.", [("Orr Council for Rail", ("Orr Rail Board",), "ORB")]),
        # the second name of the table is the one that shares words
        ("the Bank of Reserves (ORB)", [("Bank of Reserves", ("Open Reserve Bank",), "ORB")]),
        # stems are compared: five letters
        ("the Internationals of Halls Guilds (IGH)", [("Internationals of Halls Guilds", ("International Guild of Halls",), "IGH")]),
        # the right name, and any other that spells the letters, is left alone
        ("The Orr Rail Board (ORB) met.", []),
        ("The Orr Rail Bureau (ORB) met.", []),
        # another body with the same letters shares no word
        ("The Guild of Singers (ORB) met.", []),
        ("The Rail Board of Orr (ORC) met.", []),
        ("The Rail of the Board (orb) met.", []),
        ("The Hall of Y (XY) met.", []),
        ("", []),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert found(text) == expected


def test_every_place_is_told() -> None:
    text = "The Rail Board in Orr (ORB) and the Halls Guild (IGH) met; the Rail Board in Orr (ORB) left."
    assert [acronym for _text, _fixes, acronym in found(text)] == ["ORB", "IGH", "ORB"]


def shipped() -> dict[str, list[str]]:
    rules = Session(default_config(profile="preview")).ruleset.rules
    (rule,) = [rule for rule in rules if rule.kind == "check" and rule.body["check"] == "wrong_expansions"]
    table: dict[str, list[str]] = rule.body["params"]["table"]
    return table


def test_no_name_of_the_shipped_table_is_accused() -> None:
    table = shipped()
    accused = {}
    for acronym, names in table.items():
        for name in names:
            for hit in run(Document("x.txt", f"He spoke for the {name} ({acronym}) in May."), {"table": table}, shipped_lexicon()):
                accused[acronym] = hit.fixes
    assert accused == {}
