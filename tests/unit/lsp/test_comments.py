"""Comments that suppress a finding, where they can be written and are obeyed."""

from __future__ import annotations

import pytest

from mtcheck.fix import apply
from mtcheck.lsp.comments import ignoring
from mtcheck.model import Source, Status
from mtcheck.session import Session
from tests.conftest import default_config

CHEF = "The Supreme Chef spoke in Qom on Friday"
REASON = "looked at, and left as it is"
IGNORE = f"mtcheck: ignore title/supreme-leader -- {REASON}"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(default_config(profile="hook"))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", f"{CHEF}.  \nMore of it.\n", f"{CHEF}. <!-- {IGNORE} -->  \nMore of it.\n"),
        ("a.html", f"<p>{CHEF}.</p>\r\n", f"<p>{CHEF}.</p> <!-- {IGNORE.replace('--', chr(0x2013))} -->\r\n"),
        # the line ends inside of a tag
        (
            "a.html",
            f"<p>{CHEF}.</p><p\n>A",
            f"<p>The Supreme Chef<!-- {IGNORE.replace('--', chr(0x2013))} --> spoke in Qom on Friday.</p><p\n>A",
        ),
        ("a.tex", f"{CHEF}.\n", f"{CHEF}. % {IGNORE}\n"),
        ("a.yaml", f'body: "{CHEF}."\n', f'body: "{CHEF}." # {IGNORE}\n'),
        ("a.toml", f'body = "{CHEF}."\n', f'body = "{CHEF}." # {IGNORE}\n'),
        ("a.toml", f'body = """{CHEF}.\nMore of it."""\n', None),
        ("a.txt", f"{CHEF}.\n", None),
    ],
)
def test_where_a_comment_can_stand(session: Session, name: str, text: str, expected: str | None) -> None:
    path = f"<untitled>{name}"
    _source, document, report = session.check_source(Source(path, text, "utf-8", b"", ""))
    (finding,) = report.findings
    edit = ignoring(finding, document)
    assert (edit and apply(text, [edit])) == expected
    if expected:
        after = session.check_text(expected, path)
        assert [f.status for f in after.findings if f.rule == finding.rule] == [Status.SUPPRESSED]
        assert all(f.status is Status.SUPPRESSED for f in after.findings)
