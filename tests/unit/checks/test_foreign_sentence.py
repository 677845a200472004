from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import foreign_sentence, nonwords, residue
from mtcheck.checks.foreign_sentence import inside_foreign_sentence
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Span
from mtcheck.text.document import Document
from mtcheck.text.language_guess import by_script, guess_language

LEXICON = shipped_lexicon()
SENTENCES = {
    "fr": "Les pompiers ont sauvé douze personnes pendant la nuit de lundi.",
    "de": "Die Feuerwehr konnte den Brand erst nach mehreren Stunden löschen.",
    "es": "Los bomberos rescataron a doce personas durante la noche del lunes.",
    "it": "I vigili del fuoco hanno salvato dodici persone nella notte di lunedì.",
    "ro": "Pompierii au salvat douăsprezece persoane în noaptea de luni spre marți.",
    "ru": "Пожарные спасли двенадцать человек.",
    "zh": "消防员在星期一晚上救出了十二个人。",
    "ja": "消防士は月曜日の夜に十二人を救助した。",
    "ar": "أنقذ رجال الإطفاء اثني عشر شخصا ليلة الاثنين.",
}
BEFORE, AFTER = "The mayor thanked the crews for their work. ", " The road will open again on Tuesday."


def hits(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[hit.span.start : hit.span.end], hit.sources) for hit in foreign_sentence.run(Document("x.txt", text), {}, LEXICON)]


@pytest.mark.parametrize("language", SENTENCES)
def test_foreign_sentence_is_one_hit_with_its_language(language: str) -> None:
    sentence = SENTENCES[language]
    assert hits(BEFORE + sentence + AFTER) == [(sentence, (language,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Stocks slip, euro steady, traders await Frankfurt rates decision.",
        "Elena Marinescu, Pedro Álvarez, Giulia Bianchi, Jürgen Vogel, Anaïs Lefèvre, Zoltán Kovács.",
        "Les pompiers sont là.",
        "Tickets: Berlin, Hamburg, München, Köln, Frankfurt, Stuttgart, Düsseldorf, Leipzig.",
    ],
)
def test_headlines_names_and_scraps_are_left_alone(sentence: str) -> None:
    assert hits(BEFORE + sentence + AFTER) == []


def test_quotation_with_its_translation_is_left_alone() -> None:
    quoted = f'"{SENTENCES["fr"]}"'
    assert hits(f"{BEFORE}\n{quoted} (They saved twelve.)\n{AFTER}") == []
    assert len(hits(f"{BEFORE}\n{quoted}\n{AFTER}")) == 1


def test_words_inside_give_no_findings_of_their_own() -> None:
    text = BEFORE + SENTENCES["de"] + AFTER
    document = Document("x.txt", text)
    at = text.index("Brand")
    assert inside_foreign_sentence(document, LEXICON, Span(at, at + 5))
    assert not inside_foreign_sentence(document, LEXICON, Span(4, 9))
    params = {"letters": "lower", "languages": ["de"], "shortest": "4", "most_times": "3", "limits": [["2.0", "2.5", "1.0"]]}
    assert list(residue.run(document, params, LEXICON)) == []
    assert list(nonwords.run(document, {"report": "unknown"}, LEXICON)) == []


def test_guess_is_the_same_whatever_happened_before_and_touches_no_shared_state() -> None:
    import langdetect.detector_factory as shared

    text = SENTENCES["it"]
    seed, state = shared.DetectorFactory.seed, random.getstate()
    first = guess_language(text)
    for other in SENTENCES.values():
        guess_language(other)
    assert first == guess_language(text)
    assert first is not None
    assert first.language == "it"
    assert shared.DetectorFactory.seed is seed
    assert random.getstate() == state


def test_script_needs_a_majority_of_letters() -> None:
    assert by_script("Пожарные") == "ru"
    assert by_script("The word Пожар is Russian") is None
    assert by_script("Plain text") is None
    assert guess_language("123 456") is None


@given(st.lists(st.sampled_from([*SENTENCES.values(), "The end.", '"', "(", "\ud800\n"]), max_size=6).map(" ".join) | st.text(max_size=300))
def test_never_raises_and_spans_are_sentences(text: str) -> None:
    document = Document("x.txt", text)
    assert all(hit.span in document.sentences for hit in foreign_sentence.run(document, {}, LEXICON))
