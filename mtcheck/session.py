"""What the fronts use: settings become an engine, paths become reports, one file or thousands."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from mtcheck import __version__
from mtcheck.baseline.project import Known, Projects
from mtcheck.config import PLUGIN, WITH_LANGUAGE_MODEL, WITHOUT_MODEL, Config, load_config
from mtcheck.config.find import placing
from mtcheck.config.scopes import Scopes, rules_named
from mtcheck.engine import Engine, Settings
from mtcheck.errors import ConfigError, ModelError, MtcheckError, RuleError, internal_error
from mtcheck.files.read import read_source
from mtcheck.lexicon import shipped_lexicon
from mtcheck.model import Finding, Problem, Report, Source, Surprisal
from mtcheck.plugins import find_check, is_shipped_check, pack_folder
from mtcheck.processes import attempt
from mtcheck.ruleset.cache import Cache, cache_folder
from mtcheck.ruleset.loader import unknown_rule
from mtcheck.ruleset.packs import RuleSet, load_ruleset, shipped_packs
from mtcheck.ruleset.table import Head, RuleTable
from mtcheck.text.document import Document
from mtcheck.text.escapes import Places, as_read
from mtcheck.text.formats import read_document
from mtcheck.text.pairs import Term

if TYPE_CHECKING:
    from mtcheck.models.language import LanguageModel
    from mtcheck.models.reading import FluencyModel
    from mtcheck.models.readings import Readings
    from mtcheck.results.kept import KeptResults

Item = TypeVar("Item")

_PARALLEL_FROM = 24
"""Items of work from which a second process pays: starting one costs 40 ms, a 3 KB file 4."""


NO_MODEL = "no-model"
"""Code of the problem that a report has where the profile's fluency model could not be used."""


class Checked(NamedTuple):
    """A file, what was made of it, and what the engine says."""

    source: Source
    document: Document
    report: Report


class Session:
    """Settings and everything made from them, each part when it is first needed.

    `folder` is where the search for a configuration starts; `config` replaces that search; without `baseline` no decision
    on a finding is known.
    """

    def __init__(self, config: Config | None = None, *, folder: str = ".", baseline: bool = True) -> None:
        self.config = config or load_config(folder)
        self._with_baseline = baseline
        self._projects = Projects()
        self.model_trouble: ModelError | None = None
        """Why the fluency model is not used although the profile has it; known once there is an engine, or a document has been read."""
        self.original: Document | None = None
        """The text that the file to be checked was translated from; for one file, set by the front that knows it."""
        self.model_threads = 0
        """Threads of one run of the model; 0 for as many as there are processors."""
        self.format_in = ""
        """Name of the format that every text is read as (`mtcheck.text.formats`); empty for what its name and its start tell."""
        self._parts: dict[int, Session] = {}
        """Sessions for files with settings of their own, by the identity of their settings."""
        self._is_part = False
        self._results: KeptResults | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        # for a worker that cannot inherit it: it makes its own
        return _made_again, (self.config, self._with_baseline, self.format_in, self._results is not None)

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes(self.config)

    def at(self, path: str) -> Session:
        """The session with the settings that hold for the file at `path`; this one where nothing is overridden there."""
        config = self.config if self._is_part else self._scopes.at(path)
        if config is self.config:
            return self
        if id(config) not in self._parts:
            part = Session(config, baseline=self._with_baseline)
            part._projects, part._is_part = self._projects, True
            part.model_threads = self.model_threads
            part.format_in = self.format_in
            part.__dict__["ruleset"] = self.ruleset
            self._parts[id(config)] = part
        return self._parts[id(config)]

    @cached_property
    def ruleset(self) -> RuleSet:
        """All rules of the shipped packs and of the configured ones. Raises `RuleError`, and `ConfigError` for an unknown plug-in."""
        where = cache_folder(dict(os.environ))
        cache = Cache(where, __version__) if where else None
        origin = self.config.origins["packs"]
        asked = [pack_folder(pack.removeprefix(PLUGIN), origin) if pack.startswith(PLUGIN) else pack for pack in self.config["packs"]]
        return load_ruleset([*shipped_packs(), *asked], cache)

    @cached_property
    def rules(self) -> RuleTable:
        """The rules that run under these settings. Raises `RuleError` where `select` or `ignore` names none."""
        everything = self.ruleset.rules
        for error in self.unknown_rules():
            raise error
        allowed = ("stable", "preview") if self.config["profile"] == "preview" else ("stable",)
        selected: Sequence[str] = self.config["select"]
        ignored: Sequence[str] = self.config["ignore"]
        return everything.select(
            lambda head: (
                (any(_named(head, p) for p in selected) if selected else head.status in allowed)
                and not any(_named(head, p) for p in ignored)
            )
        )

    def unknown_rules(self) -> Iterator[RuleError]:
        """An error for each name in the settings that names no rule. Raises `RuleError` where a rule file is broken."""
        heads = self.ruleset.rules.heads
        for pattern, keys in rules_named(self.config):
            if not any(_named(head, pattern) for head in heads):
                yield unknown_rule(pattern, _names(heads), placing(self.config)(*keys))

    def require_rule(self, pattern: str) -> None:
        """Do nothing where `pattern` names a rule. Raises `RuleError` where it names none."""
        heads = self.ruleset.rules.heads
        if not any(_named(head, pattern) for head in heads):
            raise unknown_rule(pattern, _names(heads))

    @cached_property
    def model(self) -> FluencyModel | None:
        """The fluency model, not opened yet; None where the profile has none or it cannot be used. Raises `ModelError` where it is required."""
        if self.config["profile"] in WITHOUT_MODEL:
            return None
        # json and what else it needs is not for the profile that starts fastest
        from mtcheck.models.files import shipped_model
        from mtcheck.models.reading import FluencyModel

        model = FluencyModel(os.environ.get("MTCHECK_MODEL") or shipped_model())
        try:
            _ = model.digest
        except ModelError as error:
            self._do_without(error)
            return None
        return model

    def _do_without(self, error: ModelError) -> None:
        if self.config["require-model"]:
            raise error
        self.model_trouble = error

    def read(self, document: Document) -> Readings | None:
        """What the model says of `document`; None where the profile has none or it cannot be run. Raises `ModelError` where it is required."""
        if self.model is None or self.model_trouble:
            return None
        self.model.threads = self.model_threads
        try:
            return self.model.read(document)
        except ModelError as error:
            self._do_without(error)
            return None

    @cached_property
    def language_model(self) -> LanguageModel | None:
        """The installed language model, not opened yet; None where the profile has none.

        Raises `ConfigError` where the profile has one and none is named, `ModelError` where it is not there: who asks for it wants no other result.
        """
        if self.config["profile"] not in WITH_LANGUAGE_MODEL:
            return None
        if not self.config["language-model"]:
            raise ConfigError(
                f"the profile {self.config['profile']!r} needs a language model",
                "",
                "the setting language-model is empty",
                'name a GGUF file or a Hugging Face folder: --language-model PATH, or language-model = "..." in the settings',
            )
        from mtcheck.models.language import LanguageModel

        model = LanguageModel(self.config["language-model"])
        _ = model.digest
        return model

    def surprise(self, document: Document) -> Sequence[Surprisal | None]:
        """What the language model says of each sentence; nothing where the profile has none. Raises `ModelError` where it cannot be run."""
        if self.language_model is None:
            return [None] * len(document.sentences)
        self.language_model.threads = self.model_threads
        return self.language_model.read(document)

    @cached_property
    def engine(self) -> Engine:
        """The engine with the active rules, and the model where the profile has it."""
        return Engine(
            self.rules,
            shipped_lexicon(),
            find_check,
            Settings(self.config["quotes"], self.config["from"], unaccompanied=bool(self.config["select"])),
            self.read if self.model else None,
            self.surprise if self.language_model else None,
            self.ruleset.rules.heads,
        )

    @property
    def signature(self) -> dict[str, str]:
        """What a result depends on: tool version, rules, model, profile, settings; the language model where the profile has one."""
        return {
            "tool": "mtcheck",
            "version": __version__,
            "rules": self.ruleset.digest,
            "model": self.model.digest if self.model and not self.model_trouble else "none",
            "profile": self.config["profile"],
            "config": self.config.digest,
            **({"language_model": self.language_model.digest} if self.language_model else {}),
        }

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The terms of the configured glossaries. Raises `SourceError` for a file that cannot be read, `ConfigError` for a row that says nothing."""
        if not self.config["glossary"]:
            return ()
        from mtcheck.bilingual.glossary_file import parse_glossaries

        limit = int(self.config["max-bytes"])
        return parse_glossaries((path, read_source(path, max_bytes=limit).text) for path in self.config["glossary"])

    def _with_original(self, path: str, document: Document) -> Document:
        """The document with what is known of its source text: what its file says, the text that was named, the glossary."""
        here = self.at(path)
        if self.original is not None or here.config["glossary"]:
            # a run without a source and a glossary does not pay for it
            from mtcheck.bilingual.source import known_original

            languages = here.config["from"]
            document.original = known_original(document, self.original, here.glossary, languages[0] if len(languages) == 1 else "")
        return document

    def check_text(self, text: str, path: str = "<text>") -> Report:
        """The report on `text`, read as the kind of file that the suffix of `path` names."""
        return self._document_and_report(path, text)[1]

    def keep_results(self) -> None:
        """From now on look for results of earlier runs before a file is checked, and keep new ones, where that is possible.

        It is not where there is no cache folder, the environment says MTCHECK_NO_CACHE, or something takes part that no key tells: a glossary, a plug-in's check.
        """
        folder = cache_folder(dict(os.environ))
        if not folder or os.environ.get("MTCHECK_NO_CACHE") or self.config["glossary"]:
            return
        if self.config["packs"] and not all(map(is_shipped_check, self.ruleset.rules.checks())):
            return
        # 4 ms, for runs over several files only
        from mtcheck.results.kept import KeptResults

        with suppress(OSError):
            self._results = KeptResults(folder, Cache(folder, __version__), self.format_in, self._read_document)

    def _read_document(self, path: str, text: str) -> Document:
        config, selection = self.at(path).config, None
        if config["fields"] or config["source-field"]:
            # for files with fields only
            from mtcheck.text.readers.selection import Selection

            selection = Selection(config["fields"], config["source-field"])
        return read_document(path, text, self.format_in, selection)

    def _key(self, source: Source) -> str:
        here = self.at(source.path)
        if self._results is None or self.original is not None or here.model_trouble:
            return ""
        return self._results.key(source, here.config, lambda: here.signature, self._known(source.path))

    def recall(self, source: Source) -> Checked | None:
        """What an earlier run found in the same text under the same settings; None where it has to be checked. Raises `BaselineError`."""
        kept = self._results.get(self._key(source), source) if self._results else None
        return Checked(source, *kept) if kept else None

    def check_source(self, source: Source) -> Checked:
        """The report on a file that has been read; that of an earlier run where results are kept and nothing has changed."""
        if kept := self.recall(source):
            return kept
        checked = Checked(source, *self._document_and_report(source.path, source.text))
        # asked again: whether the model can be used is known now
        if self._results and (key := self._key(source)):
            self._results.put(key, checked.document, checked.report)
        return checked

    def _document_and_report(self, path: str, text: str) -> tuple[Document, Report]:
        engine = self.at(path).engine
        try:
            document = self._read_document(path, text)
            # what is checked is the text as people read it; what everybody is told are places in the text as it is written
            read, places = as_read(document)
            read = self._with_original(path, read)
            report = engine.check(read, self._settle(path, document, read, places))
            report = places.report(report) if places else report
            if trouble := self.at(path).model_trouble:
                problem = Problem(NO_MODEL, f"only the rules were used, because {trouble.what}")
                report = report._replace(problems=(*report.problems, problem))
            return document, report
        except MtcheckError:
            raise
        except Exception as error:
            # whatever a detector or a plug-in raises, every front can go on to the next file
            if os.environ.get("MTCHECK_TRACEBACK"):
                raise
            raise internal_error(error, path) from error

    def _known(self, path: str) -> Known:
        known = self._projects.known(path, self.at(path).config["vocabulary"])
        return known if self._with_baseline else known._replace(baseline=None)

    def _settle(
        self, path: str, document: Document, read: Document, places: Places | None
    ) -> Callable[[Sequence[Finding]], list[Finding]] | None:
        """What baseline and vocabulary say, for a text that has a place on disk. Raises `BaselineError`."""
        if path.startswith("<"):
            return None
        known = self._known(path)
        if known.baseline is None and not any(known.vocabulary):
            return None
        if places is None:
            return lambda findings: known.settle(path, document.text, document.sentences, findings)

        def settle(findings: Sequence[Finding]) -> list[Finding]:
            sentences = [places.span(sentence) for sentence in read.sentences]
            settled = known.settle(path, document.text, sentences, [places.finding(finding) for finding in findings])
            return [finding._replace(status=other.status) for finding, other in zip(findings, settled, strict=True)]

        return settle

    def forget_projects(self) -> None:
        """Read baselines and vocabularies again when they are next needed: somebody wrote them."""
        self._projects.forget()

    def check_file(self, path: str) -> Checked:
        """Read and check one file. Raises `SourceError`."""
        return self.check_source(read_source(path, max_bytes=int(self.config["max-bytes"])))

    def map_items(
        self,
        items: Iterable[Item],
        work: Callable[[Session, Item], Any],
        jobs: int = 1,
        known: Callable[[Session, Item], Any | None] | None = None,
    ) -> Iterator[tuple[Item, Any | MtcheckError]]:
        """`work(session, item)` for each item (a path, say), in order; an `MtcheckError` stands in for the result of the one that raised it.

        With `jobs` above 1 and enough items the work is spread over processes; `work` must then be importable, items and results picklable.
        `known(session, item)` is asked first and in this process: the result where it costs nothing, else None. `str(item)` names the place of an error.
        """
        items = list(items)
        if jobs == 1 or len(items) < _PARALLEL_FROM:
            yield from ((item, attempt(self, item, work)) for item in items)
            return
        # 1 ms, for many items only
        from mtcheck.processes import Pool, can_inherit

        _ = self.engine  # a broken rule is reported once, by the parent
        with Pool(work, min(jobs, len(items)), _of_worker, self, can_inherit()) as pool:
            yield from pool.results(self, items, known)


def names(pattern: str, rule: str, category: str) -> bool:
    """Whether `pattern` (an id, a first part of one, or a category) names `rule`."""
    return rule == pattern or rule.startswith(pattern.rstrip("/") + "/") or category == pattern


def _named(head: Head, pattern: str) -> bool:
    return names(pattern, head.id, head.category)


def _names(heads: Iterable[Head]) -> list[str]:
    """Everything by which a rule can be named."""
    return list(dict.fromkeys(name for head in heads for name in (head.id, head.id.split("/")[0], head.category)))


def _made_again(config: Config, baseline: bool, format_in: str, keeps: bool) -> Session:
    session = Session(config, baseline=baseline)
    session.format_in = format_in
    if keeps:
        session.keep_results()
    return session


def _of_worker(session: Session) -> Session:
    # there is a worker for every processor already
    session.model_threads = 1
    return session
