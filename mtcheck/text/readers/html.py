"""HTML: text between tags is prose; what begins or ends a block ends a sentence; character references are read as what they stand for.

Masked are tags (attributes too), comments, doctypes, processing instructions, and the content of elements that hold no running text.
White space is kept as it is written, and a single line break is wrapping. One pass; what looks ahead for an end remembers that there was none.
"""

from __future__ import annotations

import re
from html import unescape

from mtcheck.model import Span
from mtcheck.text.readers.addresses import addresses
from mtcheck.text.readers.layout import Comment, Escape, Layout
from mtcheck.text.readers.spans import merged, outside

_SPECIAL = re.compile(r"[<&]")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,63})(?=[\s/>])(?:[^<>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[=\"'])*+>")
_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_FAILURES, _TAG_LENGTH = 20, 4096
"""A tag may be as long as an image in its address; after that many that did not end, no longer than this: each may have cost the whole text."""
_UNREAD = ("script", "style", "code", "pre", "kbd", "samp", "var", "textarea", "svg", "math", "template", "noscript", "iframe", "object")
"""Elements whose content is no running text."""
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite data del dfn em font i img ins label mark nobr q rp rt ruby s small span strike strong sub sup time tt u wbr".split()
)
_CLOSERS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", ">"), ("<!", ">"))


def layout(text: str) -> Layout:
    """Scan `text` once; linear in its length, for any text."""
    masked: list[Span] = []
    breaks: list[int] = []
    escapes: list[Escape] = []
    comments: list[Comment] = []
    hopeless: set[str] = set()
    failed = 0
    at = 0
    while special := _SPECIAL.search(text, at):
        start = special.start()
        at = start + 1
        if special.group() == "&":
            reference = _REFERENCE.match(text, start)
            if reference and (read := unescape(reference.group())) != reference.group():
                at = reference.end()
                escapes.append(Escape(Span(start, at), read))
            continue
        opener, closer = next((pair for pair in _CLOSERS if text.startswith(pair[0], start)), ("", ""))
        if opener:
            end = -1 if closer in hopeless else text.find(closer, start + len(opener))
            if end < 0:
                hopeless.add(closer)
                continue
            at = end + len(closer)
            if opener == "<!--":
                comments.append(Comment(Span(start, at), text[start + 4 : end]))
            masked.append(Span(start, at))
            continue
        tag = _TAG.match(text, start, len(text) if failed < _FAILURES else start + _TAG_LENGTH)
        if tag is None:
            failed += 1
            continue
        at, name = tag.end(), tag[1].lower()
        if name in _UNREAD and not tag.group().endswith("/>") and text[start + 1] != "/" and name not in hopeless:
            end_tag = re.compile(rf"</{name}(?=[\s/>])[^<>]*+>", re.IGNORECASE).search(text, at)
            if end_tag:
                at = end_tag.end()
            else:
                hopeless.add(name)
        masked.append(Span(start, at))
        if name not in _INLINE and name != "code":
            breaks.append(at)
    found = merged((*masked, *addresses(text)))
    return Layout(found, tuple(breaks), True, outside(escapes, found), escape, tuple(comments))


def escape(text: str, at: int) -> str:
    """`text` as it is written between tags; a no-break space as its name, which people can see."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\u00a0", "&nbsp;")
