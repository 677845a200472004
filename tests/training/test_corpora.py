"""Corpora in small: what is read, and that no validation record is ever trained on."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training import corpora, mixture
from training.corpora import changed_words, fifth, sentences
from training.detokenise import detokenise, respace
from training.items import Item


def write(path: Path, found: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in found)


def mark(valid: bool, number: int) -> str:
    return f"{'Validation' if valid else 'Training'} text number {number}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Twenty records a source, each of whose texts says which part it is of."""
    for code in corpora.PAIRS:
        found = []
        for number in range(20):
            text = mark(number % 4 == 0, number) + f" {code}"
            spans, place = [], 0
            for word in text.split():
                spans.append([place, place + len(word)])
                place += len(word) + 1
            found.append(
                {"split": "dev" if number % 4 == 0 else "train", "mt": text, "tokens": spans, "bad": "01000", "hter": 0.2 * (number % 7), "pe_tok": text + " ."}
            )  # fmt: skip
        write(tmp_path / "mlqe" / f"{code}-en.jsonl.gz", found)
    rating = {"errors": [{"category": "Fluency", "severity": "Major", "start": 0, "end": 5}]}
    write(
        tmp_path / "mqm" / "generalMT2023-zhen.jsonl.gz",
        [{"doc": f"d{n}", "mt": mark(fifth(f"d{n}"), n), "ratings": [rating, {"errors": []}]} for n in range(20)],
    )
    write(
        tmp_path / "lig" / "lig.jsonl.gz",
        [
            {
                "line": n,
                "pe": mark(n > 7500, n) + " here",
                "smt": mark(n > 7500, n).lower() + " there",
                "google": mark(n > 7500, n),
                "bing": "",
            }
            for n in range(7491, 7511)
        ],
    )
    for name in (*corpora.FREE, *corpora.CLOSED):
        write(tmp_path / "native" / f"{name}.jsonl.gz", [native(n) for n in range(20)])
    write(tmp_path / "native" / "nonnative.jsonl.gz", [{**native(n), "id": f"{'ILCoWE' if n % 2 else 'ELLIPSE'}:{n}"} for n in range(20)])
    return tmp_path


def native(number: int) -> dict[str, Any]:
    valid = number % 10 < 2
    return {"id": str(number), "split": "valid" if valid else "train", "paragraphs": [mark(valid, number) + " is here."]}


READERS: tuple[Callable[..., Iterator[Item]], ...] = (corpora.mlqe, corpora.mqm, corpora.lig, corpora.native, corpora.learners)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_validation_and_training_never_meet(reader: Callable[..., Iterator[Item]], data: Path) -> None:
    for valid in (True, False):
        texts = [item.text.lower() for item in reader(data, valid=valid)]
        assert texts
        assert all(text.startswith("validation") == valid for text in texts)


def test_the_epoch_is_made_of_training_text_alone(data: Path, tmp_path: Path) -> None:
    everything = mixture.read(data, tmp_path / "no round trips")
    assert all(item.text.lower().startswith("training") for items in everything.values() for item in items)
    assert {kind for kind, items in everything.items() if items} == {"mlqe", "mqm", "lig", "native", "learners"}


def test_shipped_weights_see_no_newspaper_and_no_closed_essays(data: Path) -> None:
    assert {item.slice for item in corpora.native(data, valid=False)} == set(corpora.FREE)
    assert not set(corpora.FREE) & set(corpora.CLOSED)
    free = [item.text for item in corpora.learners(data, valid=False)]
    everyone = [item.text for item in corpora.learners(data, valid=False, free=False)]
    assert set(free) < set(everyone)
    assert all(int(text.split()[3]) % 2 for text in free)


def test_post_edits_follow_what_they_correct(data: Path) -> None:
    found = list(corpora.mlqe(data, valid=False))
    for machine, human in zip(found[::2], found[1::2], strict=True):
        assert (machine.machine, human.machine) == (1.0, 0.0)
        assert machine.pair == human.pair
        assert human.text == machine.text + "."
        assert [machine.text[start:end] for start, end, _target in machine.edited or ()] == ["text"]


def test_raters_of_mqm_share_a_target(data: Path) -> None:
    for item in corpora.mqm(data, valid=False):
        assert item.edited == ((0, len("Training"), 0.5),)
        assert item.effort == 0.5


def test_lig_marks_what_the_post_editor_changed(data: Path) -> None:
    found = [item for item in corpora.lig(data, valid=False) if item.slice == "lig-smt"]
    assert found
    assert all([item.text[start:end] for start, end, _target in item.edited or ()] == ["there"] for item in found)
    assert "lig-bing" not in {item.slice for item in corpora.lig(data, valid=False)}


def test_round_trips_are_pairs_and_neural_ones_mark_no_words(tmp_path: Path) -> None:
    common = {"source": "sotu", "original": "We have built a new school.", "text": "We have built a school new.", "spans": [[16, 26]]}
    for route in ("es", "nmt-pt"):
        write(tmp_path / f"roundtrip-{route}.jsonl.gz", [{**common, "route": route, "change": change} for change in (0.05, 0.4)])
    found = list(corpora.round_trips(tmp_path))
    assert [(item.slice, item.machine, item.damaged) for item in found] == [
        ("sotu", 0.0, ()),
        ("roundtrip-es", 1.0, ((16, 26, 0.8),)),
        ("sotu", 0.0, ()),
        ("roundtrip-nmt-pt", 1.0, None),
    ]
    assert found[0].pair == found[1].pair != found[2].pair == found[3].pair


def test_sentences_are_cut_at_marks_before_capitals() -> None:
    text = 'He said so to all of us. "Nobody was there at the time," she said. Too short. It cost 3.5 million dollars in all.'
    assert list(sentences([text])) == [
        "He said so to all of us.", '"Nobody was there at the time," she said.', "It cost 3.5 million dollars in all.",
    ]  # fmt: skip
    assert list(sentences(["word " * 61])) == []


@pytest.mark.parametrize(
    ("tokenised", "plain"),
    [
        ("He did n't go , did he ?", "He didn't go, did he?"),
        ("It 's ( perhaps ) worth $ 5 .", "It's (perhaps) worth $5."),
        ("a well @-@ known man 's house", "a well-known man's house"),
        ("Already plain, isn't it?", "Already plain, isn't it?"),
    ],
)
def test_detokenise(tokenised: str, plain: str) -> None:
    assert detokenise(tokenised) == plain


@given(st.text(st.sampled_from("ab. ,;(')n's$"), max_size=40))
def test_detokenise_changes_nothing_but_blanks(text: str) -> None:
    assert detokenise(text).replace(" ", "") == text.replace(" ", "")


def test_respace_makes_machine_and_human_alike() -> None:
    assert respace("it 's the \" new \" plan , he does n't say") == respace('It\u2019s the "new" plan, he doesn\'t say')
    assert respace("it 's the \" new \" plan , he does n't say") == "it's the new plan, he doesn't say"


def test_changed_words() -> None:
    text = "the school new is open"
    assert [text[start:end] for start, end, _target in changed_words(text, "The new school is open.")] in (["school"], ["new"])
    assert changed_words("All is the same.", "all is the same") == ()
    assert len(changed_words("one two", "three four")) == 2


@given(st.lists(st.sampled_from("a b c d".split()), max_size=8), st.lists(st.sampled_from("a b c d".split()), max_size=8))
def test_unchanged_words_are_in_the_reference_in_order(ours: list[str], theirs: list[str]) -> None:
    text = " ".join(ours)
    changed = {start for start, _end, _target in changed_words(text, " ".join(theirs))}
    kept = [word for index, word in enumerate(ours) if 2 * index not in changed]
    rest = iter(theirs)
    assert all(word in rest for word in kept)
