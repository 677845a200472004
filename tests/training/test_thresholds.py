"""Levels of the model's findings, chosen on made-up readings."""

from __future__ import annotations

import pytest

from mtcheck.model import Finding, Reading, ReadToken, Report, Severity, Span, Status
from mtcheck.models.files import Level
from training.held_out import Seen
from training.items import Item
from training.thresholds import BUDGET, Count, choose, count, rates, recall, spans

TEXT = "one bad word here again"
WORDS = [(0, 3), (4, 7), (8, 12), (13, 17), (18, 23)]
LEVEL = Level("damage", 0.8, 1, 6, 0.5)


def seen(edit: float, damage: float, *, machine: float = 3.0, ruled: tuple[int, int] | None = None, slice: str = "mlqe-et") -> Seen:
    """A sentence whose second word was changed by the post-editor and is doubted by the model as said."""
    tokens = tuple(ReadToken(Span(*span), edit if n == 1 else 0.01, damage if n == 1 else 0.01) for n, span in enumerate(WORDS))
    findings = ()
    if ruled:
        findings = (Finding("calque/x", "calque", Span(*ruled), 0, "m", "w", (), Severity.ERROR, 0.8, (), Status.NEW, "t"),)
    report = Report("x", "en", None, findings, (), 0.0, "clean", ())
    return Seen(Item(TEXT, slice, 1.0, 0.2, ((4, 7, 1.0),), ((4, 7, 1.0),)), report, Reading((machine, 0.0), tokens), 5)


def test_matthews_of_counts() -> None:
    assert Count(2, 1, 1, 1).matthews == pytest.approx(1 / 6)
    assert Count(0, 0, 3, 5).matthews == 0.0


def test_a_word_over_the_threshold_is_found_in_a_suspicious_sentence_only() -> None:
    assert spans(seen(0.0, 0.9), [LEVEL]) == [(4, 7)]
    assert spans(seen(0.0, 0.7), [LEVEL]) == []
    assert spans(seen(0.0, 0.9, machine=-1.0), [LEVEL]) == []
    assert spans(seen(0.9, 0.0), [LEVEL]) == []


def test_what_a_rule_explains_is_not_found_again_but_counts() -> None:
    one = seen(0.0, 0.9, ruled=(4, 7))
    assert spans(one, [LEVEL]) == []
    assert count([one], [LEVEL]) == Count(1, 0, 0, 4)


def test_two_levels_do_not_report_a_place_twice() -> None:
    assert spans(seen(0.9, 0.9), [LEVEL, LEVEL._replace(column="edit")]) == [(4, 7)]


def test_count() -> None:
    found = count([seen(0.0, 0.9), seen(0.0, 0.1), seen(0.0, 0.1, ruled=(8, 12))], [LEVEL])
    assert found == Count(1, 1, 2, 11)


def test_rates_are_per_thousand_words() -> None:
    clean = {"news": [seen(0.0, 0.9, slice="news")] + [seen(0.0, 0.0, slice="news")] * 9, "native": []}
    assert rates(clean, [LEVEL]) == {"news": 20.0, "native": 0.0}


def test_recall_is_of_damaged_places_by_model_or_rule() -> None:
    assert recall([seen(0.0, 0.9), seen(0.0, 0.1), seen(0.0, 0.1, ruled=(4, 7)), seen(0.9, 0.1)], [LEVEL]) == 0.5
    assert recall([], [LEVEL]) == 0.0


def test_single_wordings_are_chosen_by_damage_and_passages_by_edits() -> None:
    clean = {kind: [seen(0.1, 0.1, slice=kind)] * 100 for kind in BUDGET}
    never = Item(TEXT, "damage", 1.0, damaged=((8, 12, 1.0),))
    levels, figures = choose([seen(0.9, 0.82)] * 4, [seen(0.1, 0.82), seen(0.1, 0.9)._replace(item=never)], clean)
    assert levels["wording"].threshold == 0.8
    assert levels["passage"].column == "edit"
    assert levels["doubt"].threshold == 0.5
    assert figures["damage found, with the rules"] == 0.5
    assert figures["damage found by the rules"] == 0.0


def test_the_choice_finds_what_it_can_and_keeps_the_budget() -> None:
    labelled = [seen(0.9, 0.92), seen(0.1, 0.1)] * 5
    clean = {kind: [seen(0.1, 0.75, slice=kind)] * 100 for kind in BUDGET}
    levels, figures = choose(labelled, labelled, clean)
    assert set(levels) == {"wording", "passage", "doubt"}
    assert levels["wording"].column == "damage"
    # 0.75 would be a finding in every clean sentence
    assert 0.75 < levels["wording"].threshold <= 0.92
    assert all(figures[kind] == 0.0 for kind in BUDGET)
    # ten times the budget of doubts
    assert levels["doubt"].threshold == 0.8
    assert figures["precision"] == 1.0


def test_without_any_setting_in_the_budget_there_is_no_choice() -> None:
    clean = {kind: [seen(1.0, 1.0, machine=20.0, slice=kind)] * 3 for kind in BUDGET}
    with pytest.raises(SystemExit, match="wording"):
        choose([seen(0.9, 0.9)], [seen(0.9, 0.9)], clean)
