from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtcheck.lexicon import layout, shipped_lexicon
from mtcheck.lexicon.closed import FUNCTION_WORDS
from mtcheck.lexicon.folding import fold

LEXICON = shipped_lexicon()
SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.fixture(scope="module")
def lexicon_names() -> Iterator[object]:
    sys.path.insert(0, str(SEEDS))
    try:
        import lexicon_names

        yield lexicon_names
    finally:
        sys.path.remove(str(SEEDS))


def rows() -> list[list[str]]:
    lines = (SEEDS / "tables" / "names.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_the_table_of_names_is_sorted_and_whole() -> None:
    header, *body = rows()
    assert header == ["name", "kind", "source"]
    assert body == sorted(body)
    assert len({(name, kind) for name, kind, _ in body}) == len(body) >= 1_500
    assert {kind for _, kind, _ in body} == {"given", "surname"}
    assert all(name[0].isupper() and " " not in name and fold(name) not in FUNCTION_WORDS for name, _, _ in body)


def test_every_name_of_the_table_is_flagged() -> None:
    asked = {"given": LEXICON.is_given_name, "surname": LEXICON.is_surname}
    assert [name for name, kind, _ in rows()[1:] if not asked[kind](name)] == []


@pytest.mark.parametrize(
    "name",
    ["Khamenei", "Netanyahu", "Zelenskyy", "Merkel", "Kilicdaroglu", "Obasanjo", "Zhang", "Erdoğan", "Smith", "Nieminen"],
)
def test_surnames_of_many_cultures_are_known(name: str) -> None:
    assert LEXICON.is_surname(name)


@pytest.mark.parametrize(
    "name", ["Mary", "Kim", "Sam", "Hans", "Volodymyr", "Recep", "Muqtada", "Zsófia", "Siobhan", "Oluwaseun", "Giuseppe", "Björn"]
)
def test_given_names_of_many_cultures_are_known(name: str) -> None:
    assert LEXICON.is_given_name(name)


@pytest.mark.parametrize("word", ["Koniec", "Alcalde", "Iglesia", "Wieder", "Abril", "Chiesa"])
def test_everyday_words_of_a_register_are_no_names(word: str) -> None:
    assert not LEXICON.is_given_name(word)
    assert not LEXICON.is_surname(word)


def test_evidence_is_weighed_against_the_frequency_of_the_word(lexicon_names: object) -> None:
    names = sys.modules["lexicon_names"]
    everyday = names.EverydayWords({"koniec": 5.5, "rinne": 4.7, "the": 7.7, "house": 5.9}, {"house": 5.9}, {"grund": 5.4})

    def believed(name: str, evidence: str, *, is_census: bool = False) -> bool:
        entry = names.Name(layout.SURNAME, name, names.Evidence[evidence], is_census)
        return bool(names.is_believed(entry, everyday))

    assert believed("koniec", "CERTAIN") and not believed("koniec", "FREQUENT") and not believed("koniec", "LISTED")
    assert believed("rinne", "FREQUENT") and not believed("rinne", "LISTED")
    assert believed("koniec", "FREQUENT", is_census=True) and not believed("house", "FREQUENT", is_census=True)
    assert believed("grund", "LISTED") and not believed("grund", "LISTED", is_census=True)
    assert believed("kowalski", "LISTED") and not believed("the", "CERTAIN")


def test_a_long_unweighted_list_is_a_register(lexicon_names: object) -> None:
    names = sys.modules["lexicon_names"]
    long = [f"name{number}" for number in range(names.FAKER_FREQUENT + 1)]
    assert {entry.evidence for entry in names.faker_list(layout.SURNAME, long)} == {names.Evidence.LISTED}
    assert {entry.evidence for entry in names.faker_list(layout.SURNAME, long[1:])} == {names.Evidence.FREQUENT}
    weighted = {name: float(number) for number, name in enumerate(long)}
    rare = [entry.name for entry in names.faker_list(layout.SURNAME, weighted) if entry.evidence is names.Evidence.LISTED]
    assert rare == ["name0"]
