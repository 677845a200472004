"""The types that every layer shares: plain immutable values, no behaviour beyond arithmetic on spans.

Named tuples and not dataclasses: importing `dataclasses` pulls in `inspect` and costs 16 ms of a 100 ms start.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, IntEnum
from typing import Any, NamedTuple, Protocol


class Severity(IntEnum):
    """How much a reader is harmed; ordered, so `>=` compares."""

    INFO = 0
    """Typographic or awkward."""
    WARNING = 1
    """Clearly broken English."""
    ERROR = 2
    """The reader is misinformed: a name, a title, a number, a sense."""

    def __str__(self) -> str:
        return self.name.lower()


class Safety(Enum):
    """Who may apply a suggestion."""

    SAFE = "safe"
    """`mtcheck fix` applies it unasked."""
    REVIEW = "review"
    """A person chooses."""
    NONE = "none"
    """Shown only."""

    def __str__(self) -> str:
        return self.value


class Status(Enum):
    """Where a finding stands with the people who look after the text."""

    NEW = "new"
    BASELINED = "baselined"
    SUPPRESSED = "suppressed"

    def __str__(self) -> str:
        return self.value


CATEGORIES: tuple[str, ...] = (
    "name",
    "title",
    "acronym",
    "calque",
    "wrong-sense",
    "non-word",
    "foreign-word",
    "word-order",
    "grammar",
    "pronoun",
    "tense",
    "typography",
    "boilerplate",
    "inconsistency",
    "tortured",
    "fluency",
    "accuracy",
    "meta",
)
"""What kind of damage a finding is; the set of the annotation scheme of `seeds/`, tortured phrases, the model's own, what only the source text shows,
and what is wrong with the comments that suppress findings."""


class Span(NamedTuple):
    """Half-open range of code points in `Document.text`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True where the two share a character, or an empty one lies inside or at the edge of the other."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Where(NamedTuple):
    """A place for people: 1-based line and column, column in code points."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Edit(NamedTuple):
    """Replace the characters of `span` by `text`."""

    span: Span
    text: str


class Suggestion(NamedTuple):
    """Edits that are applied together or not at all; `label` is the wording offered for the finding's own span."""

    edits: tuple[Edit, ...]
    label: str
    safety: Safety


class Hit(NamedTuple):
    """What a kind or a check saw, before a rule gives it words and weight."""

    span: Span
    fixes: tuple[str, ...] = ()
    """Replacement texts for exactly `span`, best first."""
    captures: Mapping[str, str] = {}
    """Extra names that the rule's summary and why may use, as `{name}`."""
    confidence: float | None = None
    """0 to 1; None takes the rule's."""
    sources: tuple[str, ...] = ()
    """Source languages of this very hit (ISO 639-1); empty takes the rule's."""


class Example(NamedTuple):
    """A bad example of a rule: exactly one finding at `at`, whose first fix turns `text` into `fixed`."""

    text: str
    at: str
    fixed: str | None
    line: int
    source: str = ""
    """The source text, for a rule that looks at it."""
    glossary: str = ""
    """Rows of a glossary (comma separated), for a rule that looks at one."""


class GoodExample(NamedTuple):
    """A near miss: a text in which nothing may be found."""

    text: str
    source: str = ""
    glossary: str = ""


class Rule(NamedTuple):
    """A rule file, checked and typed. `body` holds what its kind needs, in JSON-able form."""

    id: str
    kind: str
    category: str
    sources: tuple[str, ...]
    severity: Severity
    confidence: float
    summary: str
    why: str
    body: Mapping[str, Any]
    bad: tuple[Example, ...]
    good: tuple[GoodExample, ...]
    safety: Safety
    status: str
    since: str
    budget: int
    path: str
    note: str = ""
    tier: str = "alone"
    """Whether its hits are findings by themselves; see `mtcheck.company`."""
    slip: bool = False
    """Whether people who type without a spelling checker make it too; see `mtcheck.company.typed_by_hand`."""


class Finding(NamedTuple):
    """What people see: a hit in the words of its rule. `sentence` is an index into `Report.sentences`."""

    rule: str
    category: str
    span: Span
    sentence: int
    message: str
    why: str
    sources: tuple[str, ...]
    severity: Severity
    confidence: float
    suggestions: tuple[Suggestion, ...]
    status: Status
    text: str


class ReadToken(NamedTuple):
    """A word, number or mark as the fluency model sees it: the probabilities that a post-editor would change it, and that it is damage."""

    span: Span
    edit: float
    damage: float


class Reading(NamedTuple):
    """What the fluency model says of a sentence: two logits (machine-made, in need of heavy post-editing) and its tokens in order."""

    logits: tuple[float, float]
    tokens: tuple[ReadToken, ...]


class Surprisal(NamedTuple):
    """How little a language model expected the words of a sentence (bits): the mean of a word, and that of the least expected few in a row."""

    mean: float
    worst: float
    window: Span
    """Where those few stand."""


class SentenceScore(NamedTuple):
    """Suspicion of one sentence, 0 to 1; `score` is None where the engine abstains. `evidence` names its terms, which add up.

    With a reading of the fluency model they add up to the log-odds of the score, without one to -ln(1 - score).
    """

    span: Span
    score: float | None
    evidence: tuple[tuple[str, float], ...] = ()


class Pivot(NamedTuple):
    """The language that the text seems to have come through, with its probability."""

    code: str
    probability: float


class Problem(NamedTuple):
    """Something that kept the engine from doing its whole job on a document; not a finding."""

    code: str
    message: str


class Report(NamedTuple):
    """The result for one document."""

    path: str
    language: str
    pivot: Pivot | None
    findings: tuple[Finding, ...]
    sentences: tuple[SentenceScore, ...]
    score: float | None
    verdict: str
    problems: tuple[Problem, ...]
    abstained: str = ""
    """Why `score` is None; empty where it is not."""
    evidence: tuple[tuple[str, float], ...] = ()
    """Terms of `score` by name, which add up as those of a sentence do."""


class Package(Protocol):
    """A file that is no text itself, and has one: a word processor's document."""

    def encode(self, text: str) -> bytes:
        """The file with another text. Raises `WriteError` where it cannot have it."""


class Source(NamedTuple):
    """A file as read. `text` decodes the bytes after `bom` with `surrogateescape`, newlines untouched."""

    path: str
    text: str
    encoding: str
    bom: bytes
    digest: str
    """Hex BLAKE2b-128 of the raw bytes."""
    package: Package | None = None
    """What the text was taken from where it is not the file itself."""
