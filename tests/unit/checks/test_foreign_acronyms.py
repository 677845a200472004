from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.foreign_acronyms import run
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

TABLE: dict[str, list[dict[str, Any]]] = {
    "OTAN": [{"fix": "NATO", "from": ["fr", "es"], "stands_for": "North Atlantic Treaty Organization"}],
    "UE": [{"fix": "EU", "from": ["fr", "any"], "stands_for": "European Union"}],
    "ONU": [{"fix": "UN", "from": ["es"], "stands_for": "United Nations"}, {"fix": "UNO", "from": ["it", "es"], "stands_for": "the same"}],
    "OMS": [{"fix": "WHO", "from": ["es"], "stands_for": "World Health Organization", "context": ["virus", "health*"]}],
    "SIDA": [{"fix": "AIDS", "from": ["es"], "stands_for": "acquired immune deficiency syndrome", "context": ["virus"]}],
    "EE. UU.": [{"fix": "U.S.", "from": ["es"], "stands_for": "United States"}],
}


def hits(text: str) -> list[Hit]:
    return list(
        run(
            Document("x.txt", text), {"table": TABLE, "pointed": [letters for letters in TABLE if not letters.isalnum()]}, shipped_lexicon()
        )
    )


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.span.start : hit.span.end], hit.fixes) for hit in hits(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The OTAN met in the town.", [("OTAN", ("NATO",))]),
        ("The OTAN's chief met the UE.", [("OTAN", ("NATO",)), ("UE", ("EU",))]),
        ("The ONU met.", [("ONU", ("UN", "UNO"))]),
        ("It met in the old hall of the town (OTAN) and \u201cOTAN\u201d and then OTAN, OTAN.", [("OTAN", ("NATO",))] * 4),
        ("He left EE. UU. in May.", [("EE. UU.", ("U.S.",))]),
        # parts of other words, addresses, tags and codes are none of our business
        ("The otan, Otan, OTANs and NOTAN met.", []),
        ("@OTAN #OTAN otan.org/OTAN a-OTAN OTAN-led R&OTAN x.OTAN", []),
        ("OTAN2 and 2OTAN", []),
        ("SEE. UU.", []),
        ("EE. UU.A", []),
        # in a line of capitals a word of capitals says nothing
        ("TALKS OF OTAN END IN TOWN", []),
        ("", []),
    ],
)
def test_what_is_found(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The virus spreads, the OMS said.", ["OMS"]),
        ("The OMS said so. The healthy may go.", ["OMS"]),
        ("The OMS runs the billing of the firm.", []),
        ("The virus is here. " + "Nothing else is told in town. " * 20 + "The OMS met.", []),
        # a name that some write in capitals
        ("The virus spreads, Sida said. The SIDA left.", []),
        ("The virus spreads, the SIDA said. It left.", ["SIDA"]),
        # the word itself is no company
        ("The OMS met the OMS.", []),
    ],
)
def test_letters_that_mean_something_in_english_need_company(text: str, expected: list[str]) -> None:
    assert [matched for matched, _fixes in found(text)] == expected


def test_an_acronym_that_the_document_spells_out_is_its_own() -> None:
    assert found("The Orr Town Art Network (OTAN) met. The OTAN voted.") == []
    assert len(found("The Guild of Halls (OTAN) met. The OTAN voted.")) == 2


def test_a_hit_tells_what_it_stands_for_and_where_it_comes_from() -> None:
    (otan,) = hits("The OTAN met.")
    assert (otan.sources, dict(otan.captures)) == (("fr", "es"), {"stands_for": "North Atlantic Treaty Organization"})
    (onu,) = hits("The ONU met.")
    assert (onu.sources, dict(onu.captures)) == (("es", "it"), {"stands_for": "United Nations"})
    (ue,) = hits("The UE met.")
    assert ue.sources == ("fr",)


@given(
    st.lists(st.sampled_from(["OTAN", "UE", "otan", "EE. UU.", "virus", "OMS", "(OTAN)", "\n", ".", "\u0130", "\ud800"]), max_size=20).map(
        " ".join
    )
)
def test_hits_are_entries_of_the_table(text: str) -> None:
    assert {matched for matched, _fixes in found(text)} <= set(TABLE)
