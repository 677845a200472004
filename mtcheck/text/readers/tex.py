"""TeX and LaTeX: the text of paragraphs, headings and arguments; commands, mathematics, verbatim text and comments are masked.

Before `\\begin{document}` only the title is text. Accents, dashes, quotation marks and escaped signs are read as what they print.
"""

from __future__ import annotations

import re
import unicodedata

from mtcheck.model import Span
from mtcheck.text.readers.addresses import addresses
from mtcheck.text.readers.layout import Comment, Escape, Layout
from mtcheck.text.readers.spans import merged, outside

_TOKEN = re.compile(r"%[^\r\n]*+|\\(?:[A-Za-z@]+\*?|[^A-Za-z@]|\Z)|\$\$?|[{}&~]|``|''|-{2,3}|(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)", re.DOTALL)
_BRACES = re.compile(r"%[^\r\n]*+|\\.|[{}]", re.DOTALL)
_OPTION = re.compile(r"[ \t]*\[[^\]\[{}\r\n]{0,300}\]")
_VERBATIM_LENGTH = 500
_SPACES = re.compile(r"[ \t]*(?:\r\n?|\n)?[ \t]*")
_MATH = re.compile(r"(?:[^\\$\r\n]|\\.|(?:\r\n?|\n)(?![ \t]*[\r\n]))*+\$", re.DOTALL)
_SIGNS = {"``": "\u201c", "''": "\u201d", "--": "\u2013", "---": "\u2014", "~": "\u00a0"}
_SAID = {f"\\{sign}": sign for sign in "&%$#_{}"}
_SAID |= {"\\ ": " ", "\\,": " ", "\\;": " ", "\\-": "", "\\/": "", "\\ldots": "\u2026", "\\dots": "\u2026", "\\textellipsis": "\u2026"}
_SAID |= {"\\textendash": "\u2013", "\\textemdash": "\u2014"}
_SAID |= dict(zip("\\ss \\o \\O \\ae \\AE \\oe \\OE \\aa \\AA \\l \\L \\i".split(), "ßøØæÆœŒåÅłŁı", strict=True))
"""Commands that print a sign or a letter, or nothing that parts a word."""
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307"}
_ACCENTS |= {"u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a"}
_ACCENTED = re.compile(
    r"\\(?:['`^\"~=.](?:\{(\\i|\\j|[A-Za-z])\}|(\\i(?![A-Za-z])|[A-Za-z]))|[uvHckr](?:\{([A-Za-z])\}|[ \t]+([A-Za-z])(?![A-Za-z])))"
)
_OPAQUE = frozenset(
    "verbatim verbatim* Verbatim lstlisting minted alltt comment equation equation* align align* alignat alignat* gather gather* multline multline* eqnarray"
    " eqnarray* displaymath math flalign flalign* tikzpicture picture filecontents filecontents* thebibliography CCSXML".split()
)
"""Environments without text."""
_UNREAD = dict.fromkeys(
    "label ref eqref pageref autoref cref Cref nameref vref cite citep citet citeauthor citeyear citealp citealt parencite textcite footcite autocite nocite"
    " input include includeonly includegraphics usepackage RequirePackage documentclass bibliography bibliographystyle addbibresource url path nolinkurl hspace"
    " vspace pagestyle thispagestyle color href textcolor colorbox index glossary gls hypersetup graphicspath geometry selectlanguage foreignlanguage"
    " newtheorem tikzset lstset ensuremath SI si num unit ce hyphenation bibitem pdfbookmark vphantom phantom hphantom lstinputlisting verbatiminput"
    " setmainfont setsansfont setmonofont captionsetup theoremstyle cmidrule cline".split(),
    1,
)
_UNREAD |= dict.fromkeys(
    "setcounter addtocounter setlength addtolength newcommand renewcommand providecommand fontsize qty rule multicolumn DeclareMathOperator".split(),
    2,
)
_UNREAD |= dict.fromkeys("newenvironment renewenvironment definecolor".split(), 3)
"""Commands of whose arguments the first few are no text."""
_BREAKING = frozenset(
    "part chapter section subsection subsubsection paragraph subparagraph title subtitle author date thanks caption footnote footnotetext item par"
    " maketitle newline linebreak hline toprule midrule bottomrule bigskip medskip smallskip newpage clearpage centering marginpar abstract tableofcontents"
    " frametitle framesubtitle".split()
)
"""Commands at which, and at the end of whose argument, a sentence ends."""
_WITH_ARGUMENTS = {
    "tabular": 1,
    "tabular*": 2,
    "tabularx": 2,
    "longtable": 1,
    "array": 1,
    "minipage": 1,
    "multicols": 1,
    "wrapfigure": 2,
    "spacing": 1,
}


def layout(text: str) -> Layout:
    """Scan `text`; linear in its length, for any text."""
    return _Scan(text).layout()


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.masked: list[Span] = []
        self.breaks: list[int] = []
        self.escapes: list[Escape] = []
        self.comments: list[Comment] = []
        self.closing = _matching_braces(text)
        self.hopeless: set[str] = set()
        self.ends: set[int] = set()
        """Of arguments after which a sentence ends."""
        begin = text.find("\\begin{document}")
        if begin > 0:
            self._preamble(begin)
        self._scan(max(begin, 0), len(text))

    def layout(self) -> Layout:
        found = merged((*self.masked, *addresses(self.text)))
        return Layout(found, tuple(sorted(set(self.breaks))), True, outside(self.escapes, found), escape, tuple(self.comments))

    def _preamble(self, end: int) -> None:
        at = 0
        for match in re.finditer(r"%[^\r\n]*+|\\(?:sub)?title[ \t]*(?=\{)", self.text[:end]):
            if match.start() < at:
                continue
            if match.group().startswith("%"):
                self.comments.append(Comment(Span(*match.span()), match.group()[1:]))
                continue
            close = self.closing.get(match.end(), -1)
            if 0 <= close < end:
                self._mask(at, match.end() + 1)
                self.breaks += (match.end() + 1, close)
                self._scan(match.end() + 1, close)
                at = close
        self._mask(at, end)
        self.breaks.append(end)

    def _scan(self, at: int, stop: int) -> None:
        while at < stop and (token := _TOKEN.search(self.text, at, stop)):
            start, found = token.start(), token.group()
            at = token.end()
            first = found[0]
            if first == "%":
                self.comments.append(Comment(Span(start, at), found[1:]))
                self._mask(start, at)
            elif first == "\\":
                at = self._command(found, start, at)
            elif first == "$":
                at = self._formula(found, start, at)
            elif found in _SIGNS:
                self.escapes.append(Escape(Span(start, at), _SIGNS[found]))
            elif first in "\r\n":
                self.breaks.append(at)
            else:
                self._mask(start, at)
                if first == "&" or start in self.ends:
                    self.breaks.append(at)

    def _mask(self, start: int, end: int) -> int:
        self.masked.append(Span(start, end))
        return end

    def _command(self, found: str, start: int, at: int) -> int:
        text = self.text
        if accented := _ACCENTED.match(text, start):
            letter = next(group for group in accented.groups() if group)
            base = "i" if letter == "\\i" else "j" if letter == "\\j" else letter
            mark = text[start + 1]
            self.escapes.append(Escape(Span(*accented.span()), unicodedata.normalize("NFC", base + _ACCENTS[mark])))
            return accented.end()
        if found in _SAID:
            if found[1:].isalpha() and text.startswith("{}", at):
                at += 2
            elif found[1:].isalpha() and text.startswith(" ", at):
                at += 1
            self.escapes.append(Escape(Span(start, at), _SAID[found]))
            return at
        name = found[1:]
        if name in ("(", "["):
            return self._until({"(": "\\)", "[": "\\]"}[name], start, at)
        if name == "begin":
            return self._environment(start, at)
        if name in ("verb", "verb*", "lstinline"):
            return self._verbatim(start, at)
        if name == "\\" or name.rstrip("*") in _BREAKING or name == "end":
            self.breaks += (start, at)
        at = self._options(at)
        plain = name.rstrip("*")
        for _ in range(_UNREAD.get(plain, 1 if name == "end" else 0)):
            at = self._options(self._argument_end(at))
        if plain in _BREAKING and text.startswith("{", at):
            self.breaks.append(at + 1)
            self.ends.add(self.closing.get(at, -1))
        return self._mask(start, at)

    def _options(self, at: int) -> int:
        while option := _OPTION.match(self.text, at):
            at = option.end()
        return at

    def _argument_end(self, at: int) -> int:
        spaces = _SPACES.match(self.text, at)
        opening = spaces.end() if spaces else at
        if opening in self.closing:
            return self.closing[opening] + 1
        command = re.compile(r"\\[A-Za-z@]+").match(self.text, opening)
        return command.end() if command else at

    def _until(self, closer: str, start: int, at: int) -> int:
        end = -1 if closer in self.hopeless else self.text.find(closer, at)
        if end < 0:
            self.hopeless.add(closer)
            return self._mask(start, at)
        return self._mask(start, end + len(closer))

    def _formula(self, found: str, start: int, at: int) -> int:
        if found == "$$":
            self.breaks.append(start)
            end = self._until("$$", start, at)
            self.breaks.append(end)
            return end
        math = _MATH.match(self.text, at)
        return self._mask(start, math.end() if math else at)

    def _environment(self, start: int, at: int) -> int:
        end = self._argument_end(at)
        name = self.text[at:end].strip(" \t{}")
        self.breaks += (start, end)
        if name in _OPAQUE:
            end = self._until(f"\\end{{{name}}}", start, end)
            self.breaks.append(end)
            return end
        end = self._options(end)
        for _ in range(_WITH_ARGUMENTS.get(name, 0)):
            end = self._options(self._argument_end(end))
        self.breaks.append(end)
        return self._mask(start, end)

    def _verbatim(self, start: int, at: int) -> int:
        if self.text.startswith("{", at) and at in self.closing:
            return self._mask(start, self.closing[at] + 1)
        mark = self.text[at : at + 1]
        end = self.text.find(mark, at + 1, at + _VERBATIM_LENGTH) if mark.strip() else -1
        on_one_line = end >= 0 and not re.search(r"[\r\n]", self.text[at:end])
        return self._mask(start, end + 1 if on_one_line else at)


def _matching_braces(text: str) -> dict[int, int]:
    """Where each opening brace is closed."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACES.finditer(text):
        if match.group() == "{":
            opened.append(match.start())
        elif match.group() == "}" and opened:
            closing[opened.pop()] = match.start()
    return closing


def escape(text: str, at: int) -> str | None:
    """`text` as TeX prints it; None for signs that have no short way to be written."""
    if any(sign in text for sign in "\\^~"):
        return None
    text = re.sub(r"([&%$#_{}])", r"\\\1", text)
    for sign, written in (("\u201c", "``"), ("\u201d", "''"), ("\u2014", "---"), ("\u2013", "--"), ("\u00a0", "~")):
        text = text.replace(sign, written)
    return text
