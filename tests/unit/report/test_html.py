from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.report.form import Context
from mtcheck.report.html import HtmlReport
from mtcheck.report.summary import Summary
from tests.unit.report.sample_reports import SAMPLES, SIGNATURE, Sample, finding, sample

VOID = {"meta", "input", "br", "line", "rect"}
HOSTILE = [
    "</script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "<!--",
    "]]>",
    "&amp;",
    "\u202e",
    "\x00",
    "\ud800",
    "*a*",
]


class Page(HTMLParser):
    """What a browser would see: elements, whether they are closed in order, ids, links, text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.handlers: list[str] = []
        self.said: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.handlers += [name] if name.startswith("on") else []
            self.ids += [value or ""] if name == "id" else []
            self.targets += [value or ""] if name in ("href", "src") else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.said[tag] = self.said.get(tag, "") + data


def page_of(*samples: Sample) -> str:
    report = HtmlReport(Context(lambda: SIGNATURE, lambda ids: ()))
    parts = [report.start(), *(report.add(report.file(made.document, made.report)) for made in samples), *report.end(Summary(len(samples)))]
    page = "".join(parts)
    page.encode()
    return page


def test_a_page_that_a_browser_can_read_and_nothing_is_fetched() -> None:
    page = Page(page_of(*SAMPLES))
    assert len(page.ids) == len(set(page.ids))
    assert all(target[1:] in page.ids for target in page.targets)
    assert page.tags.count("script") == 1 and not page.handlers
    assert page.tags.count("article") == 3
    assert "Supreme Zorb" in page.said["mark"]


def test_the_policy_allows_the_style_and_the_script_that_are_there() -> None:
    text = page_of(SAMPLES[0])
    for kind in ("style", "script"):
        (inner,) = re.findall(f"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        assert f"'sha256-{b64encode(sha256(inner.encode()).digest()).decode()}'" in text


@settings(max_examples=25)
@given(parts=st.lists(st.sampled_from([*HOSTILE, "zorb", " ", "\n"]), min_size=1, max_size=8))
def test_no_text_becomes_markup(parts: list[str]) -> None:
    words = "".join(parts)
    text = f"One zorb {words} here."
    made = sample(
        f"{words}.txt",
        text,
        lambda d: [finding(d, "zorb", (words,), message=words, why=words, rule=words, category=words)],
        verdict="suspect",
    )
    tags = Page(page_of(made)).tags
    plain = sample("a.txt", text, lambda d: [finding(d, "zorb", ("x",))], verdict="suspect")
    assert [tag for tag in tags if tag != "em"] == Page(page_of(plain)).tags


def test_foreign_words_in_a_reason_are_emphasised() -> None:
    why = "French *chef* means a leader, as *le chef de file* does; 2 * 3 * 4 and a*b*c stay."
    page = Page(page_of(sample("a.txt", "One zorb.", lambda d: [finding(d, "zorb", (), why=why)])))
    assert page.said["em"] == "chefle chef de file"
