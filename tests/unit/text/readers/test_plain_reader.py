from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.text.readers.plain import breaks, mask


def masked(text: str) -> list[str]:
    return [text[span.start : span.end] for span in mask(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://x.org/a_(b)?q=1#f. And (http://y.org/c), or www.z.co.", ["https://x.org/a_(b)?q=1#f", "http://y.org/c", "www.z.co"]),
        ("“https://x.org/a”, <ftp://b.c/d> «mailto:e@f.gh»", ["https://x.org/a", "ftp://b.c/d", "mailto:e@f.gh"]),
        ("Write to a.b+c@d-e.org, f@g.museum.", ["a.b+c@d-e.org", "f@g.museum"]),
        ("@Name said (@other_1) @a@b.social, not me@", ["@Name", "@other_1", "@a@b.social"]),
        ("lemonde.fr's and example.com/a/b, sub.news.co.uk.", ["lemonde.fr", "example.com/a/b", "sub.news.co.uk"]),
        (
            "/usr/lib/x.so ~/a.b ./run ../up/x C:\\Users\\x src/a.py",
            ["/usr/lib/x.so", "~/a.b", "./run", "../up/x", "C:\\Users\\x", "src/a.py"],
        ),
        ("and/or, he/she, 24/7, 1/2, km/h, AFP/Getty Images, Reuters / AP, either/or.", []),
        ("He left.it was late. The U.S. said no.Then 3.5 p.m. came; e.g. this.", []),
        ("at 5@2 or a @ b, AC\\DC", []),
        ("", []),
    ],
)
def test_what_is_an_address(text: str, expected: list[str]) -> None:
    assert masked(text) == expected
    assert breaks(text) == ()


@given(
    st.one_of(
        st.text(st.characters()),
        st.lists(st.sampled_from(["/", "@", "\\", ".", "com", "www.", "://", "http", "a", " ", "(", ")", "'", "~", "\n", "é"])).map(
            "".join
        ),
    )
)
def test_spans_are_sorted_disjoint_and_in_range(text: str) -> None:
    spans = mask(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end < right.start for left, right in itertools.pairwise(spans))
    assert not any(char.isspace() for span in spans for char in text[span.start : span.end])


@pytest.mark.parametrize(
    "unit", ["/", "@", "a@", "\\", "a/", "a.", "https://", "www.", "a.com", ".com", "(http://", "a" * 50 + "@", "a-", "é/"]
)
def test_a_long_hostile_run_is_done_at_all(unit: str) -> None:
    text = (unit * 500_000)[:500_000]
    assert all(span.end <= len(text) for span in mask(text))
