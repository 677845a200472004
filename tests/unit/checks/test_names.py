from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import names
from mtcheck.errors import RuleError
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Hit, Span
from mtcheck.text.document import Document

LEXICON = shipped_lexicon()


def hits(text: str, report: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.span.start : hit.span.end], hit.fixes) for hit in names.run(Document("x.txt", text), {"report": report}, LEXICON)]


def everything(text: str) -> list[Hit]:
    document = Document("x.txt", text)
    return [hit for report in names.REPORTS for hit in names.run(document, {"report": report}, LEXICON)]


def test_unknown_report_is_refused() -> None:
    with pytest.raises(RuleError, match="report"):
        list(names.run(Document("x.txt", "Nothing."), {"report": "all"}, LEXICON))


def test_lost_letter_gets_the_bare_form_first_and_the_one_with_its_article_second() -> None:
    text = "Hamid Al-Rubadi spoke. Then Al-Rubadi left.\n\nAdvisers of Rubadi stayed.\n\nMinister Roubdi told them to go."
    assert hits(text, "spelling") == [("Roubdi", ("Rubadi", "Al-Rubadi"))]


def test_form_with_article_comes_first_where_the_name_never_stands_bare() -> None:
    text = "Hamid Al-Rubadi spoke. Then Al-Rubadi left.\n\nMinister Roubdi told them to go."
    assert hits(text, "spelling") == [("Roubdi", ("Al-Rubadi", "Rubadi"))]


def test_article_of_the_odd_mention_is_kept() -> None:
    text = "Hamid al-Rubadi spoke. Then al-Rubadi left. All of them waited.\n\nLater Al-Ruadi came."
    assert hits(text, "spelling")[0] == ("Al-Ruadi", ("Al-Rubadi", "al-Rubadi", "Rubadi"))


def test_every_mention_of_the_odd_spelling_is_found_without_its_possessive() -> None:
    text = "Belhassani won. Belhassani spoke. Belhassani left. Belhassani slept.\n\nBelassani's car broke. They towed Belassani home."
    assert hits(text, "spelling") == [("Belassani", ("Belhassani",))] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Ali Khamenei spoke in the morning. Khamenei left. Everyone praised Ruhollah Khomeini in the evening.",
        "Peter Hallwright spoke. Hallwright left early. Later Anna Hallright sang.",
        "Hallwright and Hallright were partners. Hallwright sold the firm. Hallwright regrets it.",
        "Mr Johnson bakes. Johnson sells bread. Mr Johnston repairs clocks. Johnston sells none.",
        "The Zorbani movement met. Zorbani leaders spoke. Two Zorbanis left. The Zorbanist press cheered.",
        "Rossi won the race. Rossi smiled. Next came Rosso.",
        "Iraq and Iraqi and Iraqis, Sudan and Sudanese, Germany and Germans, Macron and Macronist, Davies and Davies's.",
        "Belhassani won. Belhassani spoke. Write to him at once.\n\nSoftly he sang. Softy as she was, she cried. Softly.",
    ],
)
def test_different_people_and_regular_forms_are_left_alone(text: str) -> None:
    assert everything(text) == []


def test_same_given_name_convicts_a_known_surname_too() -> None:
    text = "Jonathan Hoffman denied it. He laughed.\n\nA statement by Jonathan Hoffmann followed."
    assert hits(text, "variant") == [("Hoffmann", ("Hoffman",))]


def test_capitals_of_a_headline_count_for_the_usual_spelling_and_are_not_flagged() -> None:
    text = "BELHASSANI WINS AGAIN\n\nMinister Belhassani smiled.\n\nLater Belassani spoke."
    assert hits(text, "spelling") == [("Belassani", ("Belhassani",))]
    assert hits("BELASSANI WINS\n\nBelhassani spoke. Then Belhassani left.", "spelling") == []


def test_apostrophe_inside_a_name_is_a_variant_even_in_one_sentence() -> None:
    text = "The Kataeb men left. They came from Kataeb and from Kata\u2019ib villages. Kataeb trucks followed."
    assert hits(text, "variant") == [("Kata\u2019ib", ("Kataeb",))]


def test_accent_that_english_lacks() -> None:
    assert hits("They met in Tehran. They left T\u00e9hran at noon.", "accent") == [("T\u00e9hran", ("Tehran",))]
    assert hits("He works in Mexico. He leads M\u00e9xico Eval\u00faa there. Mexico knows him.", "accent") == []
    assert hits("Jos\u00e9 met Jose. Then Jose left with Jose.", "accent") == []


def test_masked_text_is_no_mention() -> None:
    text = "Belhassani won. Belhassani spoke. See Belassani for more."
    at = text.index("Belassani")
    document = Document("x.txt", text, mask=[Span(at, at + len("Belassani"))])
    assert list(names.run(document, {"report": "spelling"}, LEXICON)) == []


def test_bare_surname_after_one_introduction() -> None:
    assert hits("Doctor Beatriz Lanuza signed it.\n\nLater Launza resigned.", "spelling") == [("Launza", ("Lanuza",))]
    assert hits("Later Launza resigned.\n\nDoctor Beatriz Lanuza signed it.", "spelling") == []


def test_diacritic_that_a_mention_has_lost() -> None:
    text = "Mareike Th\u00f6lke won. Th\u00f6lke smiled.\n\nThen Tholke left."
    assert hits(text, "variant") == [("Tholke", ("Th\u00f6lke",))]
    assert hits(text, "accent") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mutiso won. Then Mutiso left.\n\nNext Moutisso spoke. The Moutissites cheered.", ("The Moutissites", ("Mutiso",))),
        ("Belhassani won. Then Belhassani left. He was Belhassani. The Belassanites cheered.", ("The Belassanites", ("Belhassani",))),
        ("Belhassani won. Then Belhassani left. He was Belhassani. A Belassanist cheered.", ("Belassanist", ("Belhassani",))),
    ],
)
def test_word_for_adherents_on_a_wrong_spelling(text: str, found: tuple[str, tuple[str, ...]]) -> None:
    assert hits(text, "derived") == [found]


def test_word_for_adherents_on_the_right_spelling_is_fine() -> None:
    assert hits("Belhassani won. Then Belhassani left. He was Belhassani. The Belhassanites cheered.", "derived") == []


def test_stray_quotation_mark_before_an_article() -> None:
    text = "Hamid Al-Rubadi spoke. Al-Rubadi left. Then Hamid \u2018Al Rubadi came back."
    assert hits(text, "variant") == [("\u2018Al Rubadi", ("Al-Rubadi",))]
    assert hits("They watch the network \u2018Al Mashriq\u2019 at home.", "variant") == []


def test_name_in_pieces() -> None:
    assert hits("It stood in the Al-Khaleej Al-Y Awm daily.", "pieces") == [("Al-Khaleej Al-Y Awm", ())]
    assert hits("He is called Al-A Smith, and Al-Quds Al-Arabi printed it.", "pieces") == []


NAME_LIKE = st.text(alphabet="ABKSaeiouklmnrst\u00e9\u2019'-\u2018 .\n\ufffc", max_size=120)


@given(NAME_LIKE)
def test_any_text_gives_spans_inside_it_and_fixes_that_differ(text: str) -> None:
    for hit in everything(text):
        assert 0 <= hit.span.start < hit.span.end <= len(text)
        assert text[hit.span.start : hit.span.end] not in hit.fixes


@given(st.sampled_from(["Belhassani", "Marchenkova", "Dramolenko", "Politkovitch", "Ayodhya"]), st.data())
def test_first_fix_restores_a_name_that_lost_an_inner_letter(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 3))
    damaged = name[:at] + name[at + 1 :]
    text = f"Everybody knows {name}. Some people like {name}.\n\nOthers have heard of {damaged} only."
    found = [hit for hit in everything(text) if text[hit.span.start : hit.span.end] == damaged]
    assert [hit.fixes[0] for hit in found] == [name]


@given(st.sampled_from(["Belhassani", "Marchenkova", "Tehran", "Baghdad", "Hezbollah"]), st.integers(1, 6))
def test_one_spelling_alone_is_never_odd(name: str, times: int) -> None:
    assert everything(f"He spoke of {name} again. " * times) == []
