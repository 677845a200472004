"""Which settings hold for an open text: a session for each settings file, made once, and what is wrong with those files."""

from __future__ import annotations

import os
from collections.abc import Callable

from mtcheck.config.find import broken_settings, find_settings
from mtcheck.errors import MtcheckError
from mtcheck.files.walk import kept
from mtcheck.session import Session

_KEPT = 4000
"""Sentences whose readings are kept, so that after a key the fluency model reads only what has changed: half a novel."""

Make = Callable[[str], Session]
"""The session with the settings that hold in a folder. Raises `MtcheckError` where they cannot be used."""
Tell = Callable[[str, list[MtcheckError]], None]
"""Hears what is wrong with a settings file (its path, empty for none); an empty list once nothing is."""


class Sessions:
    """Sessions by folder, for one thread.

    `home` is the folder of texts that have none. Where settings are broken, those that held before go on holding.
    """

    def __init__(self, make: Make, tell: Tell) -> None:
        self.home = os.getcwd()
        self._make = make
        self._tell = tell
        self._files: dict[str, str] = {}
        """The settings file of each folder; empty for none."""
        self._sessions: dict[str, Session | None] = {}
        self._good: dict[str, Session] = {}

    def of(self, path: str) -> Session | None:
        """The session for the text at `path`; None where its settings exclude it, or cannot be used and never could."""
        has_place = not path.startswith("<")
        session = self._in(os.path.dirname(path) if has_place else self.home)
        if session is None or not has_place:
            return session
        real = os.path.realpath(path)
        return session if kept([real], exclude=session.config["exclude"], exclude_base=session.config.root) else None

    def forget(self) -> None:
        """Read all settings again when they are next needed."""
        self._files, self._sessions = {}, {}

    def forget_projects(self) -> None:
        """Read baselines and vocabularies again."""
        for session in self._sessions.values():
            if session:
                session.forget_projects()

    def concerns(self, path: str) -> bool:
        """Whether sessions depend on the file at `path` otherwise than as a text: a glossary, a vocabulary, a rule."""
        for session in self._sessions.values():
            if session:
                named = [*session.config["vocabulary"], *session.config["glossary"], *session.config["packs"]]
                if any(path == name or path.startswith(os.path.join(name, "")) for name in named):
                    return True
        return False

    def _in(self, folder: str) -> Session | None:
        if folder not in self._files:
            try:
                self._files[folder] = find_settings(folder) or ""
            except MtcheckError as error:
                self._tell(error.where.rsplit(":", 2)[0], [error])
                return None
        path = self._files[folder]
        if path not in self._sessions:
            self._sessions[path] = self._made(folder, path)
        return self._sessions[path]

    def _made(self, folder: str, path: str) -> Session | None:
        try:
            session = self._make(folder)
            if session.model:
                session.model.keep = _KEPT
            # rules that are not there, and a model that is required, show here
            _ = session.engine
        except MtcheckError as error:
            found: list[MtcheckError] = [*broken_settings(folder)] if path else []
            self._tell(path, found or [error])
            return self._good.get(path)
        self._tell(path, [])
        self._good[path] = session
        return session
