"""The server itself: what the protocol asks for, and who answers it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Generator
from functools import partial
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import PyglsError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter
from pygls.protocol.language_server import lsp_method
from pygls.uris import from_fs_path, to_fs_path

from mtcheck import __version__
from mtcheck.baseline import vocabulary
from mtcheck.baseline.vocabulary import add_words
from mtcheck.errors import MtcheckError, internal_error
from mtcheck.files.display import printable
from mtcheck.lsp import hover, memory
from mtcheck.lsp.actions import ADD_WORD, FIX_ALL, IGNORE, Client, actions
from mtcheck.lsp.checking import LARGEST, Checks, Result
from mtcheck.lsp.diagnostics import diagnostic, said, touched, trouble
from mtcheck.lsp.sessions import Make, Sessions
from mtcheck.lsp.texts import OURS, PROJECT, SETTINGS, Texts


class _Protocol(LanguageServerProtocol):
    """Keeps texts as `Texts` does: pygls ends lines where Python does, and a form feed would move every later edit."""

    _server: Server

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        self._server.texts.open(params.text_document)
        yield self._server.opened, (params.text_document.uri,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        self._server.texts.change(params)
        yield self._server.changed, (params.text_document.uri,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        self._server.texts.close(params.text_document.uri)
        yield self._server.closed, (params.text_document.uri,), None


class Server(LanguageServer):
    """mtcheck for one editor; `make` gives the session for a folder."""

    def __init__(self, make: Make) -> None:
        super().__init__("mtcheck", __version__, protocol_cls=_Protocol, converter_factory=default_converter)
        self.texts = Texts()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sessions = Sessions(make, self._settings_told)
        self._checks = Checks(self.texts, self._sessions, self._show)
        self._client = Client()
        self._shown: dict[str, str] = {}
        """What is wrong with each settings file, as it was last said."""
        self._refused: set[str] = set()
        self._tasks: set[asyncio.Future[None]] = set()
        _register(self)

    def initialized(self, params: types.InitializeParams) -> None:
        """Hear what the client can do, and where it is."""
        self._loop = asyncio.get_running_loop()
        self.texts.encoding = str(getattr(encoding := self.workspace.position_encoding, "value", encoding) or "utf-16")
        self._client = Client.of(params.capabilities)
        folders = [to_fs_path(folder.uri) for folder in params.workspace_folders or ()]
        root = next(filter(None, [*folders, to_fs_path(params.root_uri) if params.root_uri else None, params.root_path]), None)
        if root and os.path.isdir(root):
            self._sessions.home = root

    def watch(self) -> None:
        """Ask the client to tell when a file that matters changes, where it can."""
        workspace = self.client_capabilities.workspace
        if workspace and workspace.did_change_watched_files and workspace.did_change_watched_files.dynamic_registration:
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in OURS]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = types.Registration("mtcheck-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.client_register_capability(types.RegistrationParams([registration]), lambda _answer: None)

    def opened(self, uri: str) -> None:
        """A text was opened."""
        text = self.texts.get(uri)
        if text and text.is_prose and len(text.text) > LARGEST:
            self._refuse(uri, len(text.text))
        elif not self._overlaid(uri):
            self._checks.soon(uri, 0)

    def changed(self, uri: str) -> None:
        """Something was typed."""
        if not self._overlaid(uri):
            self._checks.typed(uri)

    def closed(self, uri: str) -> None:
        """A text was closed, saved or not: what was found in it goes with it."""
        self._checks.forget(uri)
        self._refused.discard(uri)
        # what is wrong with settings stays until it is mended
        if to_fs_path(uri) not in self._shown:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def _overlaid(self, uri: str) -> bool:
        """True for a vocabulary: no text to check, but the others are checked against it."""
        if os.path.basename(to_fs_path(uri) or "") != vocabulary.NAME:
            return False
        for text in self.texts:
            if text.uri != uri:
                self._checks.soon(text.uri)
        return True

    def touched(self, path: str) -> None:
        """A file was written: read what depends on it again."""
        name = os.path.basename(path)
        if name in SETTINGS or self._sessions.concerns(path):
            self._again(self._sessions.forget)
        elif name in PROJECT:
            self._again(self._sessions.forget_projects)

    def saved(self, uri: str) -> None:
        """A text was saved."""
        self.touched(to_fs_path(uri) or "")
        text = self.texts.get(uri)
        if text and not self._overlaid(uri):
            self._checks.soon(uri, 0)

    def _again(self, forget: Callable[[], None]) -> None:
        async def forgotten() -> None:
            await self._checks.in_thread(forget)
            self._checks.all_again()

        task = asyncio.ensure_future(forgotten())
        # the loop keeps no reference to a task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done at a place; nothing where the text is not checked."""
        result = await self._checks.latest(params.text_document.uri)
        if result is None or result.report is None:
            return []
        return await self._checks.in_thread(lambda: actions(result, params, self.texts, self._client))

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Why what stands there is a finding; None where nothing does."""
        result = await self._checks.latest(params.text_document.uri)
        if result is None:
            return None
        place = types.Range(params.position, params.position)
        findings = touched(result.findings, result.text, place)
        if not findings:
            return None
        path = result.text.path
        precisions = await self._checks.in_thread(lambda: [memory.precision(path, f.rule) for f in findings])
        asked = self.client_capabilities.text_document and self.client_capabilities.text_document.hover
        formats = (asked and asked.content_format) or [types.MarkupKind.Markdown]
        is_markdown = types.MarkupKind.Markdown in formats
        value = (hover.markdown if is_markdown else hover.plain)(findings, precisions)
        kind = types.MarkupKind.Markdown if is_markdown else types.MarkupKind.PlainText
        return types.Hover(types.MarkupContent(kind, value), result.text.range(findings[0].span))

    async def ignore(self, uri: str, version: int, start: int, end: int, rule: str) -> None:
        """Write down that nobody wants to hear of a finding."""
        result = await self._checks.latest(uri)
        found = [f for f in result.findings if (*f.span, f.rule) == (start, end, rule)] if result and result.text.version == version else []
        if result is None or result.report is None or not found:
            self.say(types.MessageType.Warning, "The text has changed since; ask again.")
            return
        await self._done(partial(memory.ignore, result.text.path, result.text.text, result.report, found[0]))

    async def add_word(self, uri: str, word: str) -> None:
        """Write words into the vocabulary, for a client that cannot."""
        path = to_fs_path(uri)
        if path:
            await self._done(lambda: add_words(os.path.dirname(memory.vocabulary_file(path)), [word]))

    async def _done(self, write: Callable[[], Any]) -> None:
        try:
            await self._checks.in_thread(write)
        except MtcheckError as error:
            self.say(types.MessageType.Error, f"{error.where}: {said(error)}")
        else:
            self._again(self._sessions.forget_projects)

    def say(self, kind: types.MessageType, message: str) -> None:
        """Tell the writer something, and the log."""
        print(f"mtcheck: {printable(message, keep_newlines=True)}", file=sys.stderr, flush=True)
        self.window_show_message(types.ShowMessageParams(kind, printable(message, keep_newlines=True)))

    def report_server_error(self, error: Exception, source: type[PyglsError] | type[Any]) -> None:
        """Errors go to the log: what a client sent wrong is nothing to bother a writer with."""
        print(f"mtcheck: {printable(str(error), keep_newlines=True)}", file=sys.stderr, flush=True)

    def _refuse(self, uri: str, length: int) -> None:
        if uri not in self._refused:
            self._refused.add(uri)
            name = os.path.basename(to_fs_path(uri) or uri)
            self.say(
                types.MessageType.Warning,
                f"{name} has {length:,} characters, and in an editor no more than {LARGEST:,} are checked. 'mtcheck check' reads it.",
            )

    def _show(self, result: Result) -> None:
        text = result.text
        found = [diagnostic(finding, text) for finding in result.findings]
        if result.error:
            print(f"mtcheck: {printable(str(result.error), keep_newlines=True)}", file=sys.stderr, flush=True)
            found.append(trouble(result.error))
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(text.uri, found, text.version))

    def _settings_told(self, path: str, errors: list[MtcheckError]) -> None:
        """In the thread of the checks."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._settings_shown, path, errors)

    def _settings_shown(self, path: str, errors: list[MtcheckError]) -> None:
        now = "\n".join(map(str, errors))
        if now == self._shown.get(path, ""):
            return
        self._shown[path] = now
        if errors:
            self.say(
                types.MessageType.Error,
                f"{now}\nUntil that is mended, the settings that held before are used; where there were none, nothing is checked.",
            )
        if uri := from_fs_path(path) if path else None:
            found = [trouble(error, "settings") for error in errors]
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))

    def close(self) -> None:
        """Start nothing more."""
        self._checks.close()


def _register(server: Server) -> None:
    """Everything that the server can do, as pygls is told."""

    @server.feature(types.INITIALIZE)
    def _initialize(params: types.InitializeParams) -> None:
        server.initialized(params)

    @server.feature(types.INITIALIZED)
    def _initialized(_params: types.InitializedParams) -> None:
        server.watch()

    @server.feature(types.SHUTDOWN)
    def _shutdown(_params: None) -> None:
        server.close()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.saved(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        for path in {to_fs_path(change.uri) or "" for change in params.changes}:
            server.touched(path)

    kinds: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def _code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await server.actions(params)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _hover(params: types.HoverParams) -> types.Hover | None:
        return await server.hover(params)

    @server.command(IGNORE)
    async def _ignore(uri: str, version: int, start: int, end: int, rule: str) -> None:
        await server.ignore(uri, version, start, end, rule)

    @server.command(ADD_WORD)
    async def _add_word(uri: str, word: str) -> None:
        await server.add_word(uri, word)


def serve(make: Make, stdin: BinaryIO, stdout: BinaryIO) -> None:
    """Serve one client until it says `exit` or goes away."""
    server = Server(make)
    try:
        server.start_io(stdin, stdout)
    except Exception as error:
        raise internal_error(error) from error
    finally:
        server.close()
