"""How a rule matches. A kind is a module with these functions.

`compile_body(fields) -> body`           from the fields of the rule file to plain JSON values; raises `FieldError`
`anchors(body) -> (literal, entry) ...`  folded literals of which one must be present, with the entry that it stands for
`prepare(body) -> prepared`              what a run needs, made when the first anchor of the rule is met

and, where an anchor may be any piece of text,

`place(prepared, document, span) -> span | None`    the stretch that is searched as a whole, so once is enough; None: each anchor by itself
`confirm(prepared, document, span, entry) -> hits`   what is really there around an anchor found at `span`

or, where every anchor is one whole token (`TOKEN_KINDS`),

`confirm_token(prepared, wording, at, entry) -> match | None`   what is really there around the token with that index in its sentence
`hit_of(prepared, document, sentence, at, match) -> hit | None` the hit that the match makes
"""

from __future__ import annotations

from types import ModuleType

from mtcheck.ruleset.kinds import phrase, regex, tokens

KINDS: dict[str, ModuleType] = {"phrase": phrase, "tokens": tokens, "regex": regex}
"""The kinds that match text by rule; `check` names a detector instead, `model` what is asked of a model."""
TOKEN_KINDS = frozenset({"tokens"})
"""The kinds whose anchors are whole tokens: those are found by one look-up a token, among thousands of literals or ten."""
