"""What an editor offers to do about findings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lsprotocol import types
from pygls.uris import from_fs_path

from mtcheck.baseline import records, vocabulary
from mtcheck.errors import BaselineError
from mtcheck.fix import plan, safely
from mtcheck.lsp.checking import Result
from mtcheck.lsp.comments import ignoring
from mtcheck.lsp.diagnostics import diagnostic, touched
from mtcheck.lsp.hover import shortened
from mtcheck.lsp.memory import vocabulary_file
from mtcheck.lsp.positions import Lines
from mtcheck.lsp.texts import Texts
from mtcheck.model import Edit, Finding, Safety, Suggestion
from mtcheck.report.places import is_well_formed

IGNORE = "mtcheck.ignore"
"""Command: write the decision that nobody wants to hear of a finding. Arguments: URI, version, start, end, rule."""
ADD_WORD = "mtcheck.addWord"
"""Command, for clients that make no files: add words to the vocabulary. Arguments: URI, words."""
FIX_ALL = "source.fixAll.mtcheck"


class Client(NamedTuple):
    """What of workspace edits the client understands."""

    versions: bool = False
    creates: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> Client:
        """As the client says."""
        edits = capabilities.workspace and capabilities.workspace.workspace_edit
        if not edits:
            return cls()
        operations = edits.resource_operations or []
        return cls(bool(edits.document_changes), bool(edits.document_changes) and types.ResourceOperationKind.Create in operations)


def actions(result: Result, params: types.CodeActionParams, texts: Texts, client: Client) -> list[types.CodeAction]:
    """What can be done about the findings in the range that is asked for, and in the whole text."""
    offered = _Offers(result, texts, client).all(touched(result.findings, result.text, params.range))
    only = params.context.only
    return [action for action in offered if only is None or any(_is_a(str(action.kind), str(kind)) for kind in only)]


def _is_a(kind: str, wanted: str) -> bool:
    return not wanted or kind == wanted or kind.startswith(f"{wanted}.")


class _Offers:
    def __init__(self, result: Result, texts: Texts, client: Client) -> None:
        self._result = result
        self._texts = texts
        self._client = client

    def all(self, here: Sequence[Finding]) -> list[types.CodeAction]:
        """Fixes come first: the one that an editor's key for it takes."""
        found = [action for finding in here for action in self._replacements(finding)]
        found += [action for rule in dict.fromkeys(f.rule for f in here) for action in self._whole_rule(rule)]
        for finding in here:
            found += [*self._ignore(finding), *self._vocabulary(finding)]
        return [*found, *self._safe_fixes()]

    def _replacements(self, finding: Finding) -> Iterator[types.CodeAction]:
        for number, suggestion in enumerate(_usable(finding)):
            title = (
                f"Replace \u2018{shortened(finding.text)}\u2019 by \u2018{shortened(suggestion.label)}\u2019"
                if suggestion.label
                else f"Delete \u2018{shortened(finding.text)}\u2019"
            )
            yield self._action(title, types.CodeActionKind.QuickFix, suggestion.edits, finding, preferred=number == 0)

    def _whole_rule(self, rule: str) -> Iterator[types.CodeAction]:
        mine = [usable[0] for f in self._result.findings if f.rule == rule and (usable := _usable(f))]
        edits, left = plan(mine)
        if len(mine) > 1 and edits:
            yield self._action(f"Fix all of {rule} in this file ({len(mine) - len(left)})", types.CodeActionKind.QuickFix, edits)

    def _safe_fixes(self) -> Iterator[types.CodeAction]:
        safe = [usable[0] for f in self._result.findings if safely(f) and (usable := _usable(f))]
        edits, left = plan(safe)
        if edits:
            yield self._action(f"Apply all safe fixes of mtcheck ({len(safe) - len(left)})", FIX_ALL, edits)

    def _ignore(self, finding: Finding) -> Iterator[types.CodeAction]:
        document, text = self._result.document, self._result.text
        edit = ignoring(finding, document) if document else None
        if edit:
            yield self._action(f"Ignore {finding.rule} on this line (comment)", types.CodeActionKind.QuickFix, [edit], finding)
        elif not text.path.startswith("<"):
            title = f"Ignore this finding of {finding.rule} (decision in {records.NAME})"
            where = [text.uri, text.version, finding.span.start, finding.span.end, finding.rule]
            yield types.CodeAction(
                title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(finding, text)],
                command=types.Command(title, IGNORE, arguments=where),
            )

    def _vocabulary(self, finding: Finding) -> Iterator[types.CodeAction]:
        text = self._result.text
        word = vocabulary.as_line(finding.text)
        if not word or text.path.startswith("<"):
            return
        title = f"Add \u2018{shortened(word)}\u2019 to the vocabulary of the project"
        try:
            change = self._added(vocabulary_file(text.path), f"{word}\n")
        except BaselineError:
            # a file that cannot be read is no reason to offer no fixes
            return
        yield types.CodeAction(
            title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(finding, text)],
            edit=change,
            command=None if change else types.Command(title, ADD_WORD, arguments=[text.uri, word]),
        )

    def _added(self, path: str, line: str) -> types.WorkspaceEdit | None:
        """The change that puts `line` at the end of the file at `path`; None where the client cannot make that file."""
        uri = from_fs_path(path) or ""
        opened = self._texts.get(uri)
        if opened is None and not os.path.lexists(path):
            if not self._client.creates:
                return None
            start = types.Position(0, 0)
            made = types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
            first = types.TextEdit(types.Range(start, start), vocabulary.TITLE + line)
            return types.WorkspaceEdit(document_changes=[made, _changes(uri, None, [first])])
        now = opened.text if opened else vocabulary.text_of(path)
        place = types.Position(*Lines(now, self._result.text.encoding).point(len(now)))
        more = line if not now or now.endswith(("\n", "\r")) else f"\n{line}"
        return self._edit(uri, opened.version if opened else None, [types.TextEdit(types.Range(place, place), more)])

    def _action(
        self, title: str, kind: str, edits: Sequence[Edit], finding: Finding | None = None, preferred: bool = False
    ) -> types.CodeAction:
        text = self._result.text
        changes = [types.TextEdit(text.range(edit.span), edit.text) for edit in edits]
        return types.CodeAction(
            title,
            kind=kind,
            diagnostics=[diagnostic(finding, text)] if finding else None,
            is_preferred=True if preferred else None,
            edit=self._edit(text.uri, text.version, changes),
        )

    def _edit(self, uri: str, version: int | None, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
        if self._client.versions:
            return types.WorkspaceEdit(document_changes=[_changes(uri, version, edits)])
        return types.WorkspaceEdit(changes={uri: edits})


def _changes(uri: str, version: int | None, edits: Sequence[types.TextEdit]) -> types.TextDocumentEdit:
    return types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), edits)


def _usable(finding: Finding) -> list[Suggestion]:
    """Suggestions that are replacements, of text that can be sent."""
    return [s for s in finding.suggestions if s.safety is not Safety.NONE and all(is_well_formed(edit.text) for edit in s.edits)]
