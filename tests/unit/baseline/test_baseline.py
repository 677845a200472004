from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_desk import TEXT, check

from mtcheck.baseline.fingerprints import fingerprint, identities
from mtcheck.baseline.project import Projects, project_folder
from mtcheck.baseline.records import NAME, Baseline, Record, dump, load_baseline, update
from mtcheck.baseline.statistics import tally, total
from mtcheck.baseline.vocabulary import Vocabulary, add_words, load_vocabulary
from mtcheck.errors import BaselineError
from mtcheck.model import Report, Status

ROWS = [
    Record("b.txt", "r/two", "f2", "rejected", seconds=2.0),
    Record("a.txt", "r/one", "f1", "accepted", "calque", "words", "me", "2026-01-01T00:00:00Z", 4.0, "note"),
    Record("a.txt", "r/one", "f3", "edited", seconds=6.0),
]


def prints(text: str, report: Report) -> list[str]:
    return [fingerprint("a.txt", identity) for identity in identities(text, [s.span for s in report.sentences], report.findings)]


def test_fingerprints_survive_moves_and_end_with_the_sentence() -> None:
    first = prints(TEXT, check(TEXT))
    assert len(set(first)) == len(first) == 5
    moved = "A new line.\n\n" + TEXT.replace("in Qom on", "in  Qom on")
    assert prints(moved, check(moved)) == first
    changed = TEXT.replace("on the same day", "today")
    assert [old == new for old, new in zip(first, prints(changed, check(changed)), strict=True)] == [True, True, False, True, True]


def test_equal_findings_in_equal_sentences_are_told_apart() -> None:
    text = "The OTAN met.\nThe OTAN met.\n"
    assert len(set(prints(text, check(text)))) == 2


def test_written_and_read_in_one_order(tmp_path: Path) -> None:
    one = Baseline(str(tmp_path)).merged(ROWS)
    other = Baseline(str(tmp_path)).merged(reversed(ROWS))
    assert dump(one) == dump(other)
    assert [json.loads(line.rstrip(","))["fingerprint"] for line in dump(one).decode().splitlines()[1:-1]] == ["f1", "f3", "f2"]
    update(str(tmp_path), lambda old: old.merged(ROWS))
    assert dict(load_baseline(str(tmp_path)).records) == {row.fingerprint: row for row in ROWS}
    assert update(str(tmp_path), lambda old: old.without(["f1", "f2"])).records.keys() == {"f3"}


def test_what_another_session_wrote_meanwhile_stays(tmp_path: Path) -> None:
    attempts = []

    def change(old: Baseline) -> Baseline:
        attempts.append(len(old.records))
        if len(attempts) == 1:
            (tmp_path / NAME).write_bytes(dump(Baseline(str(tmp_path)).merged(ROWS[:1])))
        return old.merged(ROWS[1:])

    update(str(tmp_path), change)
    assert attempts == [0, 1]
    assert load_baseline(str(tmp_path)).records.keys() == {"f1", "f2", "f3"}


@pytest.mark.parametrize(
    ("content", "where", "why"),
    [
        ("{", ":1:2", "not JSON"),
        ('{"schema": 1, "decisions": [\n<<<<<<< ours\n', ":2:1", "merge conflict"),
        ("[]", "", "was expected"),
        ('{"schema": 9, "decisions": []}', "", "schema 9"),
        ('{"schema": 1, "decisions": [\n3]}', ":2", "not an object"),
        ('{"schema": 1, "decisions": [\n{"path": "a", "rule": "r", "fingerprint": "f"}]}', ":2", "'decision' is missing"),
        ('{"schema": 1, "decisions": [\n{"path": "a", "rule": "r", "fingerprint": "f", "decision": "good"}]}', ":2", "none of"),
        (
            '{"schema": 1, "decisions": [\n{"path": "a", "rule": "r", "fingerprint": "f", "decision": "later", "x": 1}]}',
            ":2",
            "unknown key 'x'",
        ),
        ('{"schema": 1, "decisions": [\n{"path": 1, "rule": "r", "fingerprint": "f", "decision": "later"}]}', ":2", "'path' is no text"),
        (
            '{"schema": 1, "decisions": [\n{"path": "a", "rule": "r", "fingerprint": "f", "decision": "later", "seconds": true}]}',
            ":2",
            "seconds",
        ),
    ],
)
def test_a_bad_baseline_is_told_with_its_place(tmp_path: Path, content: str, where: str, why: str) -> None:
    (tmp_path / NAME).write_text(content)
    with pytest.raises(BaselineError) as caught:
        load_baseline(str(tmp_path))
    assert caught.value.where.endswith(NAME + where)
    assert why in caught.value.why


@given(st.binary(max_size=80))
def test_any_bytes_are_a_baseline_or_an_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "any-bytes"
    folder.mkdir(exist_ok=True)
    (folder / NAME).write_bytes(data)
    try:
        found = load_baseline(str(folder))
    except BaselineError as error:
        assert str(folder) in error.where
    else:
        assert not found.records


def test_vocabulary_keeps_what_is_there_and_takes_no_word_twice(tmp_path: Path) -> None:
    path = tmp_path / ".mtcheck-vocabulary.txt"
    path.write_bytes(b"\xef\xbb\xbf# names\r\nQom")
    assert add_words(str(tmp_path), ["qom", "Al  Marcha", "# no", "al marcha", "\udc80"]) == ["Al Marcha"]
    assert path.read_bytes() == b"\xef\xbb\xbf# names\r\nQom\nAl Marcha\n"
    assert load_vocabulary(str(tmp_path)) == Vocabulary(frozenset({"qom", "al marcha"}))


def test_decisions_and_vocabulary_settle_findings(tmp_path: Path) -> None:
    report = check(TEXT)
    found = prints(TEXT, report)
    rows = [Record("a.txt", "r", found[n], word) for n, word in enumerate(("rejected", "ignored", "known", "later"))]
    update(str(tmp_path), lambda old: old.merged(rows))
    add_words(str(tmp_path), ["SUPREME chief"])
    settled = (
        Projects().known(str(tmp_path / "a.txt")).settle(str(tmp_path / "a.txt"), TEXT, [s.span for s in report.sentences], report.findings)
    )
    assert [f.status for f in settled] == [Status.SUPPRESSED, Status.SUPPRESSED, Status.BASELINED, Status.NEW, Status.SUPPRESSED]


def test_where_a_baseline_belongs(tmp_path: Path) -> None:
    deep = tmp_path / "project" / "texts"
    deep.mkdir(parents=True)
    (tmp_path / "project" / "mtcheck.toml").touch()
    assert project_folder(str(deep / "a.txt"), NAME) == str(tmp_path / "project")
    (tmp_path / NAME).touch()
    assert project_folder(str(deep / "a.txt"), NAME) == str(tmp_path)


def test_figures() -> None:
    rows = {row.name: row for row in tally(ROWS, lambda record: record.rule)}
    assert (rows["r/one"].precision, rows["r/one"].decided, rows["r/one"].seconds) == (1.0, 2, 5.0)
    assert rows["r/two"].precision == 0.0
    assert total(ROWS).precision == pytest.approx(2 / 3)
    assert total([]).precision is None
