"""Comments that suppress: what they are about, and what is said of them where they do nothing."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Report, Status
from mtcheck.session import Session
from tests.conftest import default_config

CHEF = "Iran's Supreme Chef rejected the offer on Friday."
OTAN = "The head of the OTAN spoke on Friday."
WHY = "-- quoted as printed"


@cache
def session(settings: tuple[tuple[str, object], ...]) -> Session:
    return Session(default_config(profile="hook", **dict(settings)), baseline=False)


def report(text: str, name: str = "a.md", **settings: object) -> Report:
    return session(tuple(settings.items())).check_text(text, name)


def told(text: str, name: str = "a.md", **settings: object) -> list[tuple[str, str, str]]:
    """Text or rule, and status, of each finding."""
    return [(f.rule.split("/")[0], f.text, str(f.status)) for f in report(text, name, **settings).findings]


NEW_CHEF, OLD_CHEF = ("title", "Supreme Chef", "new"), ("title", "Supreme Chef", "suppressed")
NEW_OTAN, OLD_OTAN = ("acronym", "OTAN", "new"), ("acronym", "OTAN", "suppressed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CHEF} <!-- mtcheck: ignore title/supreme-leader {WHY} -->\n\n{OTAN}\n", [OLD_CHEF, NEW_OTAN]),
        (f"{CHEF} <!-- mtcheck: ignore title {WHY} -->\n", [OLD_CHEF]),
        (f"{CHEF} <!-- mtcheck: ignore title/ {WHY} -->\n", [OLD_CHEF]),
        (f"{CHEF} <!-- mtcheck: ignore \u2014 quoted -->\n", [OLD_CHEF]),
        (f"{CHEF} {OTAN} <!-- mtcheck: ignore acronym, title {WHY} -->\n", [OLD_CHEF, OLD_OTAN]),
        (f"{CHEF}\n{OTAN} <!-- mtcheck: ignore acronym {WHY} -->\n", [NEW_CHEF, OLD_OTAN]),
        (f"<!-- mtcheck: ignore {WHY} -->\n{CHEF}\n\n{OTAN}\n", [OLD_CHEF, NEW_OTAN]),
        (f"<!-- mtcheck: ignore-next {WHY} -->\n\n{CHEF}\n{OTAN}\n\n{OTAN}\n", [OLD_CHEF, OLD_OTAN, NEW_OTAN]),
        (f"- <!-- mtcheck: ignore-next {WHY} --> {CHEF}\n- {OTAN}\n", [OLD_CHEF, NEW_OTAN]),
        (f"<!-- mtcheck: off {WHY} -->\n\n{CHEF}\n\n<!-- mtcheck: on -->\n\n{OTAN}\n", [OLD_CHEF, NEW_OTAN]),
        (f"{OTAN}\n\n<!-- mtcheck: off acronym {WHY} -->\n\n{CHEF}\n\n{OTAN}\n", [NEW_OTAN, NEW_CHEF, OLD_OTAN]),
        (f"{OTAN}\n\n{CHEF}\n\n<!-- mtcheck: ignore-file acronym/foreign {WHY} -->\n", [OLD_OTAN, NEW_CHEF]),
        (f"{OTAN}\n\n{CHEF}\n\n<!-- mtcheck: ignore-file {WHY}\nwhich goes on -->\n", [OLD_OTAN, OLD_CHEF]),
        (f"<!--\nmtcheck: ignore-next --\n  a reason below -->\n{CHEF}\n", [OLD_CHEF]),
    ],
)
def test_what_a_comment_is_about(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("comment", "rule", "at"),
    [
        ("ignore acronym -- gone", "meta/unused-suppression", "acronym"),
        ("ignore title, acronym -- gone", "meta/unused-suppression", "acronym"),
        ("on", "meta/unused-suppression", "mtcheck: on"),
        ("ignore titel -- x", "meta/unknown-rule", "titel"),
        ("ignore title", "meta/missing-reason", "mtcheck: ignore title"),
        ("ignore title --", "meta/missing-reason", "mtcheck: ignore title --"),
        ("ignore the title -- x", "meta/malformed-comment", "the title"),
        ("disable title -- x", "meta/malformed-comment", "disable"),
        ("", "meta/malformed-comment", "mtcheck:"),
    ],
)
def test_what_is_said_of_a_comment(comment: str, rule: str, at: str) -> None:
    found = [(f.rule, f.text) for f in report(f"{CHEF} <!-- mtcheck: {comment} -->\n").findings if f.category == "meta"]
    assert found == [(rule, at)]


def test_a_name_that_is_nearly_right_can_be_mended() -> None:
    (finding,) = [f for f in report(f"{CHEF} <!-- mtcheck: ignore title/supreme-leder -- x -->\n").findings if f.category == "meta"]
    assert finding.suggestions[0].label == "title/supreme-leader"


def test_only_rules_that_ran_can_be_said_to_have_found_nothing() -> None:
    text = f"{CHEF} <!-- mtcheck: ignore fluency/unlikely-wording, accuracy, typography -- x -->\n"
    assert [f.text for f in report(text).findings if f.category == "meta"] == ["typography"]
    assert told(text, select=("title", "meta")) == [NEW_CHEF]


def test_comments_about_comments_have_to_be_named() -> None:
    text = f"{CHEF} <!-- mtcheck: ignore acronym -->\n\n<!-- mtcheck: ignore-file meta/unused-suppression, meta/missing-reason -- x -->\n"
    assert [(f.text, f.status) for f in report(text).findings] == [
        ("Supreme Chef", Status.NEW),
        ("mtcheck: ignore acronym", Status.SUPPRESSED),
        ("acronym", Status.SUPPRESSED),
    ]


def test_what_is_suppressed_weighs_nothing() -> None:
    more = "The mayor of the town spoke to the press about the new bridge over the river. " * 3
    text = f"{CHEF} {OTAN} {more}"
    assert (report(text).score or 0) > 0
    assert report(f"<!-- mtcheck: ignore-file {WHY} -->\n\n{text}").score == 0
    assert report(f"<!-- mtcheck: of {WHY} -->\n\n{text}").score == report(text).score


def test_html_is_obeyed_in_the_text_as_it_is_read() -> None:
    text = f"<p>Caf&eacute;&eacute;&amp;: {CHEF} <!-- mtcheck: ignore title {WHY} --></p>\n<p>&lt;{OTAN} <!-- mtcheck: ignore foo --></p>\n"
    assert told(text, "a.html") == [OLD_CHEF, NEW_OTAN, ("meta", "mtcheck: ignore foo", "new"), ("meta", "foo", "new")]


def test_plain_text_has_no_comments() -> None:
    assert NEW_CHEF in told(f"{CHEF} <!-- mtcheck: ignore title {WHY} -->\n", "a.txt")


@pytest.mark.parametrize(
    "unit", ["<!-- mtcheck: ignore-next -- x --> ", "<!-- mtcheck: ignore a -->", "<!-- mtcheck: off title --> <!-- mtcheck: on -->"]
)
@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_many_comments_cost_no_more_than_their_number(unit: str, between: str) -> None:
    found = report(f"{CHEF}\n\n" + f"{unit}{between}" * 2000 + f"\n\n{CHEF}\n", select=("title",)).findings
    assert {f.rule for f in found} == {"title/supreme-leader"}


PIECES = [
    "<!-- mtcheck: ",
    "ignore",
    "-next",
    "-file",
    "off",
    "on",
    " title",
    ",",
    " acronym",
    " -- ",
    "why",
    " -->",
    "\n",
    "\n\n",
    CHEF,
    OTAN,
    "mtcheck:",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_comments_are_answered(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = report(text, select=("title", "acronym", "meta")).findings
    assert list(found) == sorted(found, key=lambda f: (f.span, f.rule))
    assert all(text[f.span.start : f.span.end] == f.text for f in found)
