from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.checks import accents, residue
from mtcheck.checks.english_twin import english_twin
from mtcheck.checks.residue import contrast
from mtcheck.checks.vocabulary import Vocabulary
from mtcheck.errors import RuleError
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Hit
from mtcheck.text.document import Document

LEXICON = shipped_lexicon()
ALL = ["fr", "es", "it", "pt", "de", "ro", "ca"]
LOWER = {
    "letters": "lower",
    "languages": ALL,
    "shortest": "4",
    "most_times": "3",
    "limits": [["1.45", "2.5", "1.5"], ["2.05", "4.5", "2.5"]],
}
CAPITALISED = {**LOWER, "letters": "capitalised", "shortest": "5", "limits": [["0.05", "2.7", "1.7"], ["2.0", "3.5", "2.0"]]}


def hits(text: str, params: Mapping[str, object] = LOWER) -> list[Hit]:
    return sorted(residue.run(Document("x.txt", text), params, LEXICON), key=lambda hit: hit.span)


def found(text: str, params: Mapping[str, object] = LOWER) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in hits(text, params)]


def test_unknown_value_of_letters_is_refused() -> None:
    with pytest.raises(RuleError, match="letters"):
        hits("Nothing.", {**LOWER, "letters": "all"})


def test_word_of_another_language_names_its_sources_and_keeps_its_place() -> None:
    text = "They waited for the feuerwehr near the gate, but the naufrage was far away."
    assert found(text) == ["feuerwehr", "naufrage"]
    first, second = hits(text)
    assert first.sources == ("de",)
    assert first.captures["language"] == "German"
    assert second.sources[0] == "fr"


def test_more_contrast_gives_more_confidence() -> None:
    weak, strong = hits("A maladresses here. A governo there.")
    assert weak.confidence is not None
    assert strong.confidence is not None
    assert weak.confidence < strong.confidence <= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "The café sold croissants, and his schadenfreude at the fiasco was plain.",
        'He calls it "feuerwehr" in his letters.',
        "He calls the brigade the feuerwehr in his letters.",
        "The *feuerwehr* came late, and the _governo_ fell.",
        "The brigade (feuerwehr) came late.",
        "The feuerwehr (fire brigade) came late.",
        "The feuerwehr, or fire brigade, came late.",
        "The feuerwehr here. The feuerwehr there. The feuerwehr again. The feuerwehr at last.",
        "They sang la belle maladresses de la nuit in the hall.",
        "See www.feuerwehr.example or mail feuerwehr@example.org about feuerwehr-2.",
        "The com- maladresses of the column.",
    ],
)
def test_foreign_word_on_purpose_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_title_before_a_name_is_no_foreign_phrase() -> None:
    assert found("The sindaca Rossi opened the bridge.") == ["sindaca"]


def test_capitalised_word_where_a_noun_belongs() -> None:
    assert found("She is a lawyer and Conseillère at the institute.", CAPITALISED) == ["Conseillère"]
    assert found("The school lent a Turnhalle to the choir.", CAPITALISED) == ["Turnhalle"]


def test_verb_at_the_edge_of_a_name_gets_its_english_twin_in_its_case() -> None:
    text = "The National Guard Marcha along the river."
    assert found(text, CAPITALISED) == ["Marcha"]
    assert hits(text, CAPITALISED)[0].fixes == ("March",)
    assert {"es", "fr"} <= set(hits(text, CAPITALISED)[0].sources)


@pytest.mark.parametrize(
    "text",
    [
        "He wrote for Die Turnhalle Zeitung and for the Neue Gesellschaft.",
        "Professor Anna Turnhalle spoke.",
        "Médecins Sans Frontières and Société Générale sent people.",
        "Turnhalle reported a loss for the year.",
    ],
)
def test_capitalised_name_is_left_alone(text: str) -> None:
    assert found(text, CAPITALISED) == []


def test_contrast_needs_a_common_word_that_english_lacks() -> None:
    assert contrast("house", LEXICON, frozenset(ALL)) is None
    assert contrast("qqqzz", LEXICON, frozenset(ALL)) is None
    seen = contrast("feuerwehr", LEXICON, frozenset(ALL))
    assert seen is not None
    assert seen.english == 0.0
    assert seen.amount == pytest.approx(seen.foreign - 1.0)


def test_twin_is_offered_only_where_one_stands_out() -> None:
    assert english_twin("pandemia", LEXICON) == "pandemic"
    assert english_twin("reunión", LEXICON) == "reunion"
    assert english_twin("governo", LEXICON) is None
    assert english_twin("qqqzzxw", LEXICON) is None


def test_accent_hybrid_loses_its_accents_unless_it_is_part_of_a_name() -> None:
    def hybrids(text: str) -> list[tuple[str, tuple[str, ...]]]:
        found = accents.run(Document("x.txt", text), {"most_times": "3"}, LEXICON)
        return [(text[hit.span.start : hit.span.end], hit.fixes) for hit in found]

    assert hybrids("He flew to Téhran.") == [("Téhran", ("Tehran",))]
    assert hybrids("Maria Téhran sang, and Téhran Nord played.") == []
    assert hybrids("They met in Málaga, Zürich and Tehran.") == []


def test_vocabulary_counts_free_words_and_finds_each_of_them() -> None:
    text = "Red\u2014red, (red) red's \u201cred\u201d un-red red-hot red.example red2 @red Jean-Luc."
    vocabulary = Vocabulary(Document("x.txt", text))
    assert vocabulary.folded_counts["red"] == 5
    assert vocabulary.hyphenated == {"Jean-Luc": 1}
    spans = [span for _word, span in vocabulary.places(["Red", "red"])]
    assert [text[a:b].lower() for a, b in spans] == ["red"] * 5
    many = [span for _word, span in vocabulary.places(["red", "Red", *(f"x{chr(97 + n)}" for n in range(26))])]
    assert sorted(many) == sorted(spans)


@given(st.text(max_size=400))
def test_never_raises_and_stays_in_range(text: str) -> None:
    document = Document("x.txt", text)
    everything = [
        *residue.run(document, LOWER, LEXICON),
        *residue.run(document, CAPITALISED, LEXICON),
        *accents.run(document, {"most_times": "3"}, LEXICON),
    ]
    assert all(0 <= hit.span.start < hit.span.end <= len(text) for hit in everything)


@given(
    st.lists(
        st.sampled_from(["feuerwehr", "the", "Marcha", "Guard", "Téhran", "(", '"', ".", ",", "de", "\ud800", "naufrage's", "*"]),
        max_size=30,
    )
)
def test_hits_are_words_in_order(words: list[str]) -> None:
    text = " ".join(words)
    assert all(text[hit.span.start : hit.span.end].isalpha() for hit in [*hits(text), *hits(text, CAPITALISED)])
