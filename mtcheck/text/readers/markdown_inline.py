"""The inline markup of one leaf of Markdown: code, tags, links, emphasis, math, escapes.

One pass over the characters that can mean something. Whatever looks ahead either has its answer in a table made once per leaf (where does
a run of n backticks come again), is bounded, or remembers that it found nothing, so that `[[[[`, `****`, `<<<<` and the like cost no more than prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from mtcheck.model import Span
from mtcheck.text.readers.markdown_lines import BLOCK_TAGS, TAG, label_key

_SPECIAL = re.compile(r"[\\`*_~!\[\]<&$]")
_TAG = re.compile(TAG)
_BREAKING_TAG = re.compile(rf"</?(?:{BLOCK_TAGS}|br)(?=[\s>]|/>)", re.IGNORECASE)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255})>")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_FOOTNOTE = re.compile(r"\[\^[^\s\[\]]{1,200}\]")
_CODE_RUN = re.compile(r"`+")
_MATHS_SIGN = re.compile(r"[\\^_={}<>+]|\A[A-Za-z]\Z")
_LOOK_AHEAD = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))

_GAP = r"[ \t]*+(?:\n[ \t]*+)?+"
_ANGLED = re.compile(r"<(?:[^<>\\\n]|\\.)*+>")
_DESTINATION_PART = re.compile(r"(?:[^\\()\s\x00-\x1f]|\\.)++|\(|\)|\\")
_TITLE = re.compile(rf"{_GAP}(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))", re.DOTALL)
_SPACES = re.compile(_GAP)
_FULL_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_PARENTHESES = 8
"""Nested ones in a destination: more than any real address has, and what bounds the cost of `[a]([a]([a](` (cmark allows 32)."""
_TITLE_LENGTH = 1000
"""Longest title looked for, so that many openers do not each search to the end."""
_MATH_LENGTH = 500


class _Opener(NamedTuple):
    start: int
    is_image: bool


class Inline:
    """The scan of one leaf's `text`: `masked` and `breaks` are offsets in it."""

    def __init__(self, text: str, labels: AbstractSet[str], html: bool) -> None:
        self.text = text
        self.labels = labels
        self.masked: list[Span] = []
        self.breaks: list[int] = []
        self.comments: list[Span] = []
        """Those of HTML, with their signs."""
        self._openers: list[_Opener] = []
        self._inactive = 0
        """Openers of links below this one are inactive: a link holds no link."""
        self._simple = -1
        """The last opener without brackets behind it, whose text may therefore be a label."""
        self._delimiters: dict[str, list[Span]] = {"*": [], "_": [], "~": []}
        self._hopeless: set[str] = set()
        self._code: dict[int, list[int]] | None = None
        self._scan(html)

    def _scan(self, html: bool) -> None:
        pos = 0
        while special := _SPECIAL.search(self.text, pos):
            at = special.start()
            char = special.group()
            if char == "<":
                pos = self._angle(at)
            elif char == "&":
                pos = self._take(_ENTITY.match(self.text, at), at)
            elif html:
                pos = at + 1
            elif char == "\\":
                pos = self._escape(at)
            elif char == "`":
                pos = self._code_span(at)
            elif char in "*_~":
                pos = self._delimiter(at, char)
            elif char == "$":
                pos = self._formula(at)
            elif char == "]":
                pos = self._close_bracket(at)
            else:
                pos = self._open_bracket(at)

    def _mask(self, start: int, end: int) -> int:
        self.masked.append(Span(start, end))
        return end

    def _take(self, match: re.Match[str] | None, at: int) -> int:
        return self._mask(at, match.end()) if match else at + 1

    def _escape(self, at: int) -> int:
        """The backslash is markup before punctuation and at a line's end; what it protects is text."""
        follower = self.text[at + 1 : at + 2]
        if follower == "\n" or (follower.isascii() and follower.isprintable() and not follower.isalnum() and follower not in ("", " ")):
            self._mask(at, at + 1)
            return at + 2
        return at + 1

    def _code_span(self, at: int) -> int:
        if self._code is None:
            self._code = {}
            for run in _CODE_RUN.finditer(self.text):
                self._code.setdefault(run.end() - run.start(), []).append(run.start())
        end = at
        while end < len(self.text) and self.text[end] == "`":
            end += 1
        starts = self._code.get(end - at, [])
        index = bisect_right(starts, at)
        if index < len(starts):
            return self._mask(at, starts[index] + end - at)
        return end

    def _angle(self, at: int) -> int:
        for opener, closer in _LOOK_AHEAD:
            if self.text.startswith(opener, at):
                end = -1 if closer in self._hopeless else self.text.find(closer, at + len(opener))
                if end >= 0:
                    if opener == "<!--":
                        self.comments.append(Span(at, end + len(closer)))
                    return self._mask(at, end + len(closer))
                self._hopeless.add(closer)
                return at + 1
        if link := _AUTOLINK.match(self.text, at):
            return self._mask(at, link.end())
        tag = _TAG.match(self.text, at)
        if tag and _BREAKING_TAG.match(self.text, at):
            self.breaks.append(tag.end())
        return self._take(tag, at)

    def _delimiter(self, at: int, char: str) -> int:
        end = at + 1
        while end < len(self.text) and self.text[end] == char:
            end += 1
        if char == "~" and end - at != 2:
            return end
        before, after = self.text[at - 1 : at] or " ", self.text[end : end + 1] or " "
        left = not after.isspace() and (after.isalnum() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or not after.isalnum())
        if char == "_":
            left, right = left and not before.isalnum(), right and not after.isalnum()
        rest = Span(at, end)
        stack = self._delimiters[char]
        while right and stack and rest.start < rest.end:
            opener = stack.pop()
            width = min(opener.end - opener.start, rest.end - rest.start)
            self._mask(opener.end - width, opener.end)
            self._mask(rest.start, rest.start + width)
            rest = Span(rest.start + width, rest.end)
            if opener.end - width > opener.start:
                stack.append(Span(opener.start, opener.end - width))
        if left and rest.start < rest.end:
            stack.append(rest)
        return end

    def _formula(self, at: int) -> int:
        """`$...$` and `$$...$$` as pandoc has it, and only where it does not read as sums of money."""
        if self.text.startswith("$$", at):
            end = -1 if "$$" in self._hopeless else self.text.find("$$", at + 2)
            if end >= 0:
                return self._mask(at, end + 2)
            self._hopeless.add("$$")
            return at + 2
        if self.text[at + 1 : at + 2].isspace() or self.text[at - 1 : at].isalnum():
            return at + 1
        end = self.text.find("$", at + 1, at + _MATH_LENGTH)
        if end < 0 or self.text[end - 1].isspace() or self.text[end - 1] in "\\$" or self.text[end + 1 : end + 2].isalnum():
            return at + 1
        return self._mask(at, end + 1) if _MATHS_SIGN.search(self.text[at + 1 : end]) else at + 1

    def _open_bracket(self, at: int) -> int:
        if note := _FOOTNOTE.match(self.text, at):
            return self._mask(at, note.end())
        is_image = self.text[at] == "!"
        if is_image and not self.text.startswith("[", at + 1):
            return at + 1
        self._openers.append(_Opener(at, is_image))
        self._simple = len(self._openers) - 1
        return at + 1 + is_image

    def _close_bracket(self, at: int) -> int:
        if not self._openers:
            return at + 1
        opener = self._openers.pop()
        number = len(self._openers)
        is_simple, self._simple = self._simple == number, -1
        is_active = opener.is_image or number >= self._inactive
        self._inactive = min(self._inactive, number)
        if not is_active:
            return at + 1
        begin = opener.start + 1 + opener.is_image
        end = self._resource_end(at + 1) or self._reference_end(at + 1, self.text[begin:at] if is_simple else "")
        if not end:
            return at + 1
        self._mask(opener.start, begin)
        self._mask(at, end)
        if not opener.is_image:
            self._inactive = number
        return end

    def _resource_end(self, at: int) -> int:
        """End of `(destination "title")` at `at`; 0 where there is none."""
        text = self.text
        if not text.startswith("(", at):
            return 0
        pos = self._spaces(at + 1)
        if angled := _ANGLED.match(text, pos):
            pos = angled.end()
        else:
            depth = 0
            while part := _DESTINATION_PART.match(text, pos):
                depth += (part.group() == "(") - (part.group() == ")")
                if depth < 0 or depth > _PARENTHESES:
                    break
                pos = part.end()
            if depth > 0:
                return 0
        if title := _TITLE.match(text, pos, min(len(text), pos + _TITLE_LENGTH)):
            pos = title.end()
        pos = self._spaces(pos)
        return pos + 1 if text.startswith(")", pos) else 0

    def _reference_end(self, at: int, content: str) -> int:
        """End of `[label]` or `[]` at `at`, or `at` itself where `content` is a label on its own; 0 where no such label is defined."""
        if not self.labels:
            return 0
        following = _FULL_LABEL.match(self.text, at)
        if following and following.group(1).strip():
            return following.end() if label_key(following.group(1)) in self.labels else 0
        if content and len(content) < 1000 and label_key(content) in self.labels:
            return following.end() if following else at
        return 0

    def _spaces(self, pos: int) -> int:
        found = _SPACES.match(self.text, pos)
        return found.end() if found else pos
