from __future__ import annotations

import pytest

from mtcheck.fix import apply
from mtcheck.model import Status
from mtcheck.session import Session
from mtcheck.suppress.insertion import ignoring
from mtcheck.text.formats import read_document
from tests.conftest import default_config

SESSION = Session(default_config(profile="hook"), baseline=False)
CHEF = "Iran's Supreme Chef rejected it."
SAID = "mtcheck: ignore title/supreme-leader -- as printed"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", f"{CHEF}\nMore.\n", f"{CHEF} <!-- {SAID} -->\nMore.\n"),
        ("a.md", f"| a |\n|--|\n| {CHEF} |\n", f"| a |\n|--|\n| Iran's Supreme Chef<!-- {SAID} --> rejected it. |\n"),
        ("a.html", f"<p>{CHEF}</p>", f"<p>{CHEF}</p> <!-- {SAID} -->"),
        ("a.html", f"<p>{CHEF} <a\nhref='x'>more</a></p>", f"<p>Iran's Supreme Chef<!-- {SAID} --> rejected it. <a\nhref='x'>more</a></p>"),
        ("a.txt", CHEF, None),
    ],
)
def test_a_finding_is_suppressed_by_what_is_written(name: str, text: str, expected: str | None) -> None:
    (finding,) = SESSION.check_text(text, name).findings
    edit = ignoring(read_document(name, text), finding, "as printed")
    assert (apply(text, [edit]) if edit else None) == expected
    if expected:
        assert [f.status for f in SESSION.check_text(expected, name).findings] == [Status.SUPPRESSED]


def test_any_reason_can_be_given() -> None:
    (finding,) = SESSION.check_text(CHEF, "a.md").findings
    edit = ignoring(read_document("a.md", CHEF), finding, "a --> b\n-- c")
    assert edit is not None
    assert [f.status for f in SESSION.check_text(apply(CHEF, [edit]), "a.md").findings] == [Status.SUPPRESSED]
