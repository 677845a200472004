"""An editor for tests: pygls's client on the standard streams of a real `mtcheck lsp`."""

from __future__ import annotations

import ast
import asyncio
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

DEADLINE = 600
"""Seconds for an answer: far more than a slow machine needs, so that only a server that hangs fails."""


class Editor:
    """Opens texts, types, and keeps what the server says of each."""

    def __init__(self) -> None:
        self.client = LanguageClient("editor", "1")
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.watched: list[Any] = []
        self.applied: list[types.WorkspaceEdit] = []
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _published(params: types.PublishDiagnosticsParams) -> None:
            self.published.setdefault(params.uri, []).append(params)
            self._news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def _message(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._news.set()

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def _register(params: types.RegistrationParams) -> None:
            self.watched += params.registrations
            self._news.set()

    async def start(self, folder: Path, *arguments: str, capabilities: types.ClientCapabilities | None = None) -> types.InitializeResult:
        await self.client.start_io(sys.executable, "-m", "mtcheck", "lsp", *arguments, cwd=folder)
        params = types.InitializeParams(
            capabilities=capabilities or types.ClientCapabilities(),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
        )
        result = await asyncio.wait_for(self.client.initialize_async(params), DEADLINE)
        self.client.initialized(types.InitializedParams())
        return result

    async def stop(self) -> int:
        await asyncio.wait_for(self.client.shutdown_async(None), DEADLINE)
        self.client.exit(None)
        process: Any = self.client._server
        code = await asyncio.wait_for(process.wait(), DEADLINE)
        await self.client.stop()
        return int(code)

    def open(self, uri: str, text: str, language: str = "markdown") -> None:
        self._versions[uri] = 1
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))

    def type(self, uri: str, *changes: tuple[tuple[int, int], tuple[int, int], str]) -> int:
        """Replace ranges (line, character) by texts, in one notification; the new version."""
        self._versions[uri] += 1
        events = [types.TextDocumentContentChangePartial(types.Range(types.Position(*a), types.Position(*b)), new) for a, b, new in changes]
        document = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, events))
        return self._versions[uri]

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def until(self, condition: Any) -> Any:
        """What `condition()` gives once it is true, asked after each message of the server."""
        async with asyncio.timeout(DEADLINE):
            while not (value := condition()):
                self._news.clear()
                await self._news.wait()
        return value

    async def found(self, uri: str, version: int = 1, at_least: int = 0) -> list[types.Diagnostic]:
        """The diagnostics of a version, of the notification number `at_least` (from 0) or a later one."""
        params = await self.until(lambda: next((p for p in self.published.get(uri, [])[at_least:] if p.version == version), None))
        return list(params.diagnostics)

    async def actions(self, uri: str, place: types.Range, only: list[str] | None = None) -> list[Any]:
        context = types.CodeActionContext([], only=only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        return list(await asyncio.wait_for(self.client.text_document_code_action_async(params), DEADLINE) or [])

    async def hover(self, uri: str, line: int, character: int) -> types.Hover | None:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
        return await asyncio.wait_for(self.client.text_document_hover_async(params), DEADLINE)

    async def command(self, action: Any) -> None:
        """Do what an action without an edit says. lsprotocol takes it for a command, whose name is then what the action holds, written out."""
        held = ast.literal_eval(action.command)
        name, arguments = held["command"], held["arguments"]
        await asyncio.wait_for(self.client.workspace_execute_command_async(types.ExecuteCommandParams(name, arguments)), DEADLINE)


def spot(line: int, start: int, end: int | None = None) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, start if end is None else end))
