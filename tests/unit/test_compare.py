from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.cli import main
from mtcheck.compare import comparison
from mtcheck.compare.bootstrap import paired_bootstrap
from mtcheck.compare.comparison import compare_texts, compare_versions
from mtcheck.compare.metrics import Metrics
from mtcheck.compare.versions import joined, version

BEFORE = "The supreme chief spoke in Qom on Friday.\n\nMinisters of the OTAN met in Brussels.\n"
AFTER = "The Supreme Leader spoke in Qom on Friday.\n\nMinisters of NATO met in Brussels.\n"
WORDS = "grain ship port north convoy left before dawn with oil on board while talks went on about prices of wheat".split()


@pytest.fixture(autouse=True, scope="module")
def few_resamples() -> Iterator[None]:
    # a thousand take 0.5 s
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparison, "paired_bootstrap", partial(paired_bootstrap, resamples=60))
        yield


def corpus(size: int, wrong: int) -> str:
    """Lines of eight words; in every `wrong`-th one two words are others."""
    lines = []
    for number in range(size):
        words = [WORDS[(number * 7 + place * 5) % len(WORDS)] for place in range(8)]
        if wrong and number % wrong == 0:
            words[1:3] = ["thing", "stuff"]
        lines.append(" ".join(words).capitalize() + f" {number}.")
    return "\n".join(lines) + "\n"


def test_the_same_text_takes_no_effort() -> None:
    found = compare_texts(BEFORE, BEFORE)
    assert (found.effort.score, found.chrf.score) == (0.0, 100.0)
    assert not found.changed and not found.notes and found.against is None


def test_effort_is_edits_for_every_hundred_words_of_the_text_after() -> None:
    found = compare_texts(BEFORE, AFTER)
    # two words replaced in the first sentence of eight; in the second of six, one replaced and one taken out
    assert found.segments[0].effort == pytest.approx(100 * 2 / 8)
    assert found.segments[1].effort == pytest.approx(100 * 2 / 6)
    assert found.effort.score == pytest.approx(100 * 4 / 14)
    assert [segment.after[0].line for segment in found.segments] == [1, 3]


def test_a_corrected_capital_is_an_edit() -> None:
    assert compare_texts("the quds force left", "the Quds Force left").effort.score == pytest.approx(50.0)


def test_figures_of_the_document_are_those_of_sacrebleu() -> None:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    before, after, reference = corpus(12, 2), corpus(12, 3), corpus(12, 0)
    found = compare_texts(before, after, reference)
    old, new, wanted = (text.splitlines() for text in (before, after, reference))
    assert found.effort.score == pytest.approx(TER(case_sensitive=True).corpus_score(old, [new]).score)
    assert found.chrf.score == pytest.approx(CHRF().corpus_score(old, [new]).score)
    assert found.against is not None and found.against.by_line
    metrics = (BLEU(), CHRF(), TER())
    assert [f.score for f in found.against.before] == pytest.approx([m.corpus_score(old, [wanted]).score for m in metrics])
    assert [f.score for f in found.against.after] == pytest.approx([m.corpus_score(new, [wanted]).score for m in metrics])
    assert "tok:13a" in found.against.before[0].signature and "case:lc" in found.against.before[2].signature


def p_values(before: str, after: str, reference: str) -> dict[str, float]:
    against = compare_texts(before, after, reference).against
    assert against is not None
    return {paired.name: paired.p for paired in against.paired}


def test_versions_that_are_the_same_do_not_differ() -> None:
    assert p_values(corpus(40, 2), corpus(40, 2), corpus(40, 0)) == {"BLEU": 1.0, "chrF": 1.0, "TER": 1.0}


def test_versions_that_are_equally_good_do_not_differ() -> None:
    # the same mistakes, in other lines
    lines = corpus(40, 2).splitlines()
    good = corpus(40, 0).splitlines()
    other = [
        good[n] if n % 2 == 0 else good[n].replace(good[n].split()[1], "thing", 1).replace(good[n].split()[2], "stuff", 1)
        for n in range(40)
    ]
    assert min(p_values("\n".join(lines), "\n".join(other), "\n".join(good)).values()) > 0.3


def test_a_version_that_is_clearly_better_differs() -> None:
    found = p_values(corpus(40, 2), corpus(40, 20), corpus(40, 0))
    assert max(found.values()) < 0.05
    assert found == p_values(corpus(40, 2), corpus(40, 20), corpus(40, 0))


def test_sentences_split_and_joined_are_one_segment() -> None:
    found = compare_texts(
        "The ship left at dawn and the crew slept. It rained. The port was closed. Nobody knew why.",
        "The ship left at dawn. The crew slept. It rained. The port was closed, nobody knew why.",
    )
    assert [(len(s.before), len(s.after)) for s in found.segments] == [(1, 2), (1, 1), (2, 1)]


def test_sentences_added_and_taken_out_stand_alone() -> None:
    found = compare_texts("One ship left. Nothing else happened that day. Prices fell.", "Prices fell. The minister of trade denied it.")
    assert [(joined(s.before), joined(s.after)) for s in found.segments] == [
        ("One ship left.", ""),
        ("Nothing else happened that day.", ""),
        ("Prices fell.", "Prices fell."),
        ("", "The minister of trade denied it."),
    ]


def test_a_sentence_written_anew_stands_with_its_old_one() -> None:
    found = compare_texts("Prices fell. Alpha beta gamma. It rained.", "Prices fell. Somebody else sang loudly. It rained.")
    assert [s.changed for s in found.segments] == [False, True, False]


def test_line_breaks_do_not_matter() -> None:
    found = compare_texts("One line here.\nAnother line there.\nThe last one.\n", "One line here. Another line there. The last one.\n")
    assert not found.changed and found.effort.score == 0.0
    assert "the sentences are the same" in found.notes[0]


def test_a_reference_of_other_sentences_is_compared_by_segments() -> None:
    found = compare_texts(BEFORE, AFTER, AFTER.replace("Friday.\n\nMinisters", "Friday, and ministers"))
    assert found.against is not None and not found.against.by_line and found.against.units == 1
    assert not found.against.paired and "says little" in found.notes[0]
    (segment,) = found.segments
    assert segment.against is not None and segment.against[1].chrf > segment.against[0].chrf


def test_a_long_piece_that_differs_is_measured_without_the_search_for_moved_words() -> None:
    found = compare_texts("word " * 3000, "other " * 3000)
    assert found.effort.score == pytest.approx(100.0)
    assert "upper bound" in found.notes[0]


def test_statistics_of_equal_texts_are_those_of_sacrebleu() -> None:
    metrics = Metrics()
    text = "Ministers  of NATO"
    assert metrics.chrf.stats(text, text) == list(metrics.chrf._scorer._extract_corpus_statistics([text], [[text]])[0])


@pytest.mark.parametrize(("before", "after"), [("", "A line.\n"), ("A line.\n", ""), ("", ""), ("x\ny\n", "y\n"), ("y\n", "x\ny\n")])
def test_lines_without_a_partner(before: str, after: str) -> None:
    found = compare_texts(before, after, before)
    assert "".join(sentence.text for segment in found.segments for sentence in segment.before) == before.replace("\n", "")
    assert "".join(sentence.text for segment in found.segments for sentence in segment.after) == after.replace("\n", "")


SENTENCES = st.lists(
    st.sampled_from(["Prices fell.", "It rained on Monday.", "He left Qom.", "She left Qom.", "No.", "\ud800 \u202e!"]), max_size=9
)


@settings(max_examples=40, deadline=None)
@given(SENTENCES | st.just(["Same."] * 150), SENTENCES | st.just(["Same."] * 140), st.none() | SENTENCES)
def test_every_sentence_is_in_one_segment_in_order(before: list[str], after: list[str], reference: list[str] | None) -> None:
    texts = [version("\n".join(lines)) for lines in (before, after, reference or [])]
    found = compare_versions(texts[0], texts[1], None if reference is None else texts[2])
    assert [s for segment in found.segments for s in segment.before] == list(texts[0].sentences)
    assert [s for segment in found.segments for s in segment.after] == list(texts[1].sentences)
    if reference is not None:
        assert [s for segment in found.segments for s in segment.reference] == list(texts[2].sentences)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.none() | st.text(max_size=60))
def test_any_texts_compare(before: str, after: str, reference: str | None) -> None:
    found = compare_texts(before, after, reference)
    assert found.effort.score >= 0
    assert 0 <= found.chrf.score <= 100 + 1e-9


def test_the_command_prints_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(BEFORE)
    (tmp_path / "b.txt").write_text(AFTER)
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert main(["compare", *paths, "--reference", paths[1], "--format", "json", "--profile", "hook"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == 1
    assert found["effort"]["score"] == pytest.approx(28.5714)
    assert found["segments"][1]["after"][0]["line"] == 3
    assert found["segments"][0]["score_before"] > found["segments"][0]["score_after"]
    assert found["against"]["by_line"] is True
    assert set(found["signature"]) >= {"version", "rules"}


def test_a_missing_file_is_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 2
    assert "does not exist" in capsys.readouterr().err
