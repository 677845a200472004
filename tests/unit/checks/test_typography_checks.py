from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks.ordinals import ordinal_ending
from mtcheck.checks.teasers import run as teasers
from mtcheck.errors import RuleError
from mtcheck.lexicon import shipped_lexicon
from mtcheck.text.document import Document

LEXICON = shipped_lexicon()
CHECKS: list[tuple[str, dict[str, str]]] = [
    ("brackets", {}),
    ("caption_stops", {}),
    ("dotted_dates", {}),
    ("doubled_words", {"report": "function"}),
    ("doubled_words", {"report": "content"}),
    ("doubled_words", {"report": "loop"}),
    ("entities", {}),
    ("foreign_quotes", {}),
    ("fullwidth", {}),
    ("glued_numbers", {}),
    ("glued_words", {}),
    ("homoglyphs", {}),
    ("lower_case_names", {}),
    ("missing_spaces", {}),
    ("mojibake", {}),
    ("opening_quotes", {}),
    ("ordinals", {}),
    ("teasers", {}),
]


def hits(check: str, text: str, **params: Any) -> list[tuple[str, tuple[str, ...]]]:
    run = import_module(f"mtcheck.checks.{check}").run
    return [(text[hit.span.start : hit.span.end], hit.fixes) for hit in run(Document("x.txt", text), params, LEXICON)]


@pytest.mark.parametrize("text", ["She has one (or two.", "The end of it) came.", "(a) one (b two"])
def test_bracket_without_its_partner(text: str) -> None:
    assert len(hits("brackets", text)) == 1


@pytest.mark.parametrize("text", ["a) one b) two", "So glad :) and so (very) glad ;-(", "It (a (small) thing) works.", "One.\n2) Two."])
def test_enumerators_faces_and_nested_brackets_are_balanced(text: str) -> None:
    assert hits("brackets", text) == []


def test_brackets_are_matched_paragraph_by_paragraph() -> None:
    assert [found for found, _ in hits("brackets", "An (open one\nand a closed one).")] == ["(open", "one)"]


def test_caption_is_odd_only_where_most_others_have_a_stop() -> None:
    stopped = "The port. (AP Photo/Ann Poe)\n"
    assert hits("caption_stops", stopped + "The mill (AP Photo/Ann Poe)") == []
    assert hits("caption_stops", stopped * 2 + "The mill (AP Photo/Ann Poe)") == [("mill (", ("mill. (",))]


def test_date_takes_the_order_of_the_other_dates() -> None:
    assert hits("dotted_dates", "on 03.02.2024")[0][1] == ("3 February 2024", "February 3, 2024")
    assert hits("dotted_dates", "on May 5 and on 03.02.2024")[0][1][0] == "February 3, 2024"


@pytest.mark.parametrize("text", ["at 17.30", "10.12.2021.4", "32.01.2024", "31.13.2024", "version 1.2.2021"])
def test_other_dotted_numbers_are_no_dates(text: str) -> None:
    assert hits("dotted_dates", text) == []


def test_doubled_word_in_a_capital_and_across_a_no_break_space() -> None:
    assert hits("doubled_words", "The the end of\u00a0of it", report="function") == [("The the", ("The",)), ("of\u00a0of", ("of",))]


@pytest.mark.parametrize("text", ["He had had that that.", "The The played.", "the\nthe", "o'er the-the", "a-the the-b", "and/and and"])
def test_right_doubles_and_names_and_line_ends(text: str) -> None:
    assert hits("doubled_words", text, report="function") == []


def test_content_word_doubled_in_speech_is_left_alone() -> None:
    assert hits("doubled_words", "The bridge bridge fell.", report="content") == [("bridge bridge", ("bridge",))]
    assert hits("doubled_words", "“The bridge bridge!” he cried.", report="content") == []


@pytest.mark.parametrize(
    "text", ["over and over and", "it rains, it rains", "New York New York", "to call a spade a spade", "day after day after day"]
)
def test_idioms_rhetoric_and_names_are_no_loops(text: str) -> None:
    assert hits("doubled_words", text, report="loop") == []


def test_loop_is_reported_whole_and_once() -> None:
    assert hits("doubled_words", "as he said to the as he said to the as he said to the end", report="loop") == [
        ("as he said to the as he said to the as he said to the", ("as he said to the",))
    ]


def test_unknown_report_is_refused() -> None:
    with pytest.raises(RuleError, match="report"):
        hits("doubled_words", "Nothing.", report="all")


def test_entities_by_name_number_and_in_pieces() -> None:
    assert [fix for _, (fix,) in hits("entities", "&amp; & Quot ; &#39; &#x27; &nbsp;")] == ["&", '"', "'", "'", " "]


@pytest.mark.parametrize("text", ["Poe & Sons; Roe", "R&D; and more", "&unknown;", "&#0;"])
def test_ampersands_of_prose_are_no_entities(text: str) -> None:
    assert hits("entities", text) == []


def test_foreign_quotes_become_the_marks_that_the_document_uses() -> None:
    assert [fix for _, (fix,) in hits("foreign_quotes", 'He "said" «so» there')] == ['"', '"']
    assert hits("foreign_quotes", "« so » „well“ »then«") == [
        ("« ", ("“",)), (" »", ("”",)), ("„", ("“",)), ("“", ("”",)), ("»", ("“",)), ("«", ("”",)),
    ]  # fmt: skip


def test_trail_of_a_web_page_is_not_quoted() -> None:
    assert hits("foreign_quotes", "Home » News » Local") == []


def test_fullwidth_marks_get_the_space_that_english_needs() -> None:
    assert hits("fullwidth", "Beijing，on（or about）May") == [
        ("Beijing，", ("Beijing, ",)),
        ("on（", ("on (",)),
        ("about）", ("about) ",)),
    ]
    assert hits("fullwidth", "In 北京，on") == []


@pytest.mark.parametrize(("text", "fix"), [("in2019", "in 2019"), ("41años", "41 años"), ("May2020", "May 2020")])
def test_number_and_word_are_parted(text: str, fix: str) -> None:
    assert hits("glued_numbers", f"x {text} y") == [(text, (fix,))]


@pytest.mark.parametrize("text", ["covid2019", "the 1990s", "3pm", "BA2019", "x/41days", "41days.com", "4x4"])
def test_codes_units_and_addresses_keep_their_numbers(text: str) -> None:
    assert hits("glued_numbers", text) == []


@pytest.mark.parametrize("text", ["journalistsReuters", "HamiltonBusiness reporters", "PICTURESThe"])
def test_words_joined_at_a_seam(text: str) -> None:
    assert len(hits("glued_words", f"seen by {text} then")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "McDonald",
        "iPhone",
        "YouTube",
        "LaGuardia",
        "PowerPoint",
        "#peoplePower",
        "peoplePower()",
        "subSaharan",
        "vitaminA,",
        "peoplePower peoplePower",
    ],
)
def test_names_code_and_what_comes_twice_are_no_seams(text: str) -> None:
    assert hits("glued_words", f"we saw {text} today") == []


def test_letter_of_another_script() -> None:
    assert hits("homoglyphs", "P\u0430vel") == [("P\u0430vel", ("Pavel",))]


@pytest.mark.parametrize("text", ["мир", "β-blocker", "5 μm", "αbc", "Мoscow"[:1] + "ир"])
def test_words_of_other_scripts_and_symbols_are_left(text: str) -> None:
    assert hits("homoglyphs", text) == []


def test_capital_of_names_of_days_and_peoples() -> None:
    text = "On monday the french and two germans met in march 2019."
    assert [fix for _, (fix,) in hits("lower_case_names", text)] == ["Monday", "French", "Germans", "March"]


@pytest.mark.parametrize(
    "text", ["on monday we met", "They may march and polish it.", "He ate french fries.", "See french.example.com or monday@work."]
)
def test_lower_case_by_choice(text: str) -> None:
    assert hits("lower_case_names", text) == []


@pytest.mark.parametrize(
    ("text", "fix"), [("It ended.The day", "ended. The"), ("some water,food", "water, food"), ("“Yes.”He left", "”He")]
)
def test_space_lost_behind_a_mark(text: str, fix: str) -> None:
    found = hits("missing_spaces", text)
    assert len(found) == 1
    assert found[0][1][0].replace(" ", "") == found[0][0]
    assert fix.replace("”He", "” He") in found[0][1][0]


@pytest.mark.parametrize("text", ["Climate.Data.gov", "Booking.Com", "St.John", "a:b", "std::vector", "readme.Text/old", "1,200", "U.S.A"])
def test_marks_inside_names_and_addresses(text: str) -> None:
    assert hits("missing_spaces", f"see {text} now") == []


@pytest.mark.parametrize(("damaged", "fix"), [("donâ€™t", "don’t"), ("cafÃ©", "café"), ("MÃ¼nchen", "München"), ("ÐœÐ¸Ñ€", "Мир")])
def test_wrong_encoding_decodes(damaged: str, fix: str) -> None:
    assert hits("mojibake", f"x {damaged} y") == [(damaged, (fix,))]


@given(st.text(alphabet="àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿÀÇÉÑÖØÜšžŁł", min_size=2, max_size=8))
def test_damage_of_any_latin_word_is_undone(word: str) -> None:
    damaged = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in f"x{word}x".encode())
    assert hits("mojibake", damaged) == [(damaged, (f"x{word}x",))]


@pytest.mark.parametrize("text", ["“CAFÉ”", "“×”", "São Paulo", "SÃO", "Ângela…", "À «la carte»", "naïve–"])
def test_right_letters_beside_marks_are_not_decoded(text: str) -> None:
    assert hits("mojibake", text) == []


def test_opening_quote_in_a_name() -> None:
    assert hits("opening_quotes", "Peter ‘ Otieno spoke") == [("‘ Otieno", ("Otieno",))]
    assert hits("opening_quotes", "Hassan ‘Al Masri spoke; al-masri left")[0][1] == ("Al-Masri", "Al Masri")


@pytest.mark.parametrize("text", ["Hassan ‘Ali spoke", "The ‘Ndrangheta spoke", "The Poe ‘Bridge’ plan", "he said ‘Otieno"])
def test_ayn_articles_and_quotations_keep_their_mark(text: str) -> None:
    assert hits("opening_quotes", text) == []


@pytest.mark.parametrize(
    ("number", "ending"),
    [(1, "st"), (2, "nd"), (3, "rd"), (4, "th"), (11, "th"), (12, "th"), (13, "th"), (21, "st"), (112, "th"), (0, "th")],
)
def test_english_ordinal_endings(number: int, ending: str) -> None:
    assert ordinal_ending(number) == ending


@given(st.integers(0, 9999))
def test_right_ordinals_are_left_alone(number: int) -> None:
    assert hits("ordinals", f"the {number}{ordinal_ending(number)} of them") == []


def test_a_weight_in_stones_is_no_ordinal() -> None:
    assert hits("ordinals", "he weighs 16st") == []
    assert hits("ordinals", "the 16st man") == [("16st", ("16th",))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The show is only one of the…", "one of the…"),
        ("A long report on the people who pay for the...", "pay for the..."),
        ("The menu is new. Subscribe to…", "Subscribe to…"),
        ("The five keys of…", "keys of…"),
    ],
)
def test_line_cut_after_a_word_that_ends_no_thought(text: str, found: str) -> None:
    assert [span for span, _ in hits("teasers", text)] == [found]


@pytest.mark.parametrize(
    "text", ["And then there was only the sea…", "“It was one of the…", 'He said: "It was the…', "Wait for it…", "To be…", "the… end"]
)
def test_a_writer_who_trails_off(text: str) -> None:
    assert hits("teasers", text) == []


def test_other_cut_lines_count_where_one_is_cut_for_sure() -> None:
    assert hits("teasers", "The judge sided with a driver…") == []
    assert [found for found, _ in hits("teasers", "The judge sided with a driver…\nIt was one of the…")] == ["a driver…", "one of the…"]


def test_unsure_cut_weighs_less() -> None:
    found = list(teasers(Document("x.txt", "The judge sided with a driver…\r\nIt was one of the…"), {}, LEXICON))
    assert [hit.confidence for hit in found] == [0.7, None]


_PIECES = [
    *('the |The|a |…|...|\n|\r\n|«|»|„|“|”|‘|’|"|(|)| |\u00a0|&|#39|amp|;|Ã|©|â|€|™|，|（|а|о|P|vel'.split("|")),
    *("1|er|12.05.2021|2019|monday|Getty|images|AP|.|,|:|\ud800|\x00|Subscribe".split("|")),
]


@pytest.mark.parametrize(("check", "params"), CHECKS)
@given(text=st.lists(st.sampled_from(_PIECES), max_size=60).map("".join) | st.text(max_size=80))
def test_hits_of_any_text_are_spans_of_it_in_order_with_other_wording(check: str, params: dict[str, str], text: str) -> None:
    document = Document("x.txt", text)
    run = import_module(f"mtcheck.checks.{check}").run
    spans = []
    for hit in run(document, params, LEXICON):
        assert 0 <= hit.span.start < hit.span.end <= len(text)
        assert text[hit.span.start : hit.span.end] not in hit.fixes
        spans.append(hit.span)
    assert len(set(spans)) == len(spans)
