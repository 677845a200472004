"""The language model that a user has installed: found, named by a digest, opened when the first document is read."""

from __future__ import annotations

import os
from _blake2 import blake2b  # hashlib itself loads OpenSSL: 4 ms
from importlib.util import find_spec

from mtcheck.errors import ModelError
from mtcheck.model import Surprisal
from mtcheck.models import gguf, transformer
from mtcheck.models.network import processors
from mtcheck.models.surprisal import Causal, Surpriser
from mtcheck.text.document import Document

_EDGE = 1 << 20
"""Bytes at either end of a file that its digest is made from: all of a model of 5 GB would take longer to read than a document."""
_GGUF = b"GGUF"
_REMEDY = "set language-model to a GGUF file, or to a Hugging Face folder, on this disk"


class LanguageModel:
    """A GGUF file or a Hugging Face folder. A process that was forked opens it again, because threads do not come along."""

    def __init__(self, path: str, threads: int = 0) -> None:
        """`threads` are those of one run, 0 for as many as there are processors; it can be set until the first `read`."""
        self.threads = threads
        self._path = path
        self._digest = ""
        self._surpriser: Surpriser | None = None
        self._process = 0
        # one that came along with a fork: to destroy it would wait for threads that are not there
        self._inherited: Surpriser | None = None

    @property
    def digest(self) -> str:
        """Digest (hex, 8 bytes) of names, sizes, and the first and last MiB of the model's files.

        Raises `ModelError` where the model, or a library that it needs, is not there.
        """
        if not self._digest:
            files = self._files()
            self._needs_libraries()
            self._digest = _digest(files)
        return self._digest

    def read(self, document: Document) -> list[Surprisal | None]:
        """The surprisal of every sentence. Raises `ModelError` where the model cannot be used."""
        if self._surpriser is None or self._process != os.getpid():
            _ = self.digest
            self._inherited = self._surpriser
            self._surpriser = Surpriser(self._open())
            self._process = os.getpid()
        return self._surpriser.read(document)

    def _open(self) -> Causal:
        threads = self.threads or processors()
        if os.path.isdir(self._path):
            return transformer.TransformerModel(self._path, threads)
        return gguf.GgufModel(self._path, threads)

    def _files(self) -> list[str]:
        """The files of the model, by name."""
        if os.path.isdir(self._path):
            names = sorted(name for name in os.listdir(self._path) if name.endswith((".json", ".txt", ".model", ".safetensors")))
            if "config.json" not in names or not any(name.endswith(".safetensors") for name in names):
                raise ModelError("the folder holds no language model", self._path, "config.json or *.safetensors is missing", _REMEDY)
            return [os.path.join(self._path, name) for name in names]
        try:
            with open(self._path, "rb") as handle:
                magic = handle.read(len(_GGUF))
        except FileNotFoundError:
            raise ModelError("the language model is missing", self._path, "there is no such file or folder", _REMEDY) from None
        except OSError as error:
            raise ModelError("the language model cannot be read", self._path, error.strerror or str(error), _REMEDY) from None
        if magic != _GGUF:
            raise ModelError("the language model cannot be used", self._path, "it is no GGUF file", _REMEDY)
        return [self._path]

    def _needs_libraries(self) -> None:
        folder = os.path.isdir(self._path)
        for name in transformer.LIBRARIES if folder else gguf.LIBRARIES:
            if find_spec(name) is None:
                package = "llama-cpp-python" if name == "llama_cpp" else name
                remedy = "pip install torch transformers" if folder else "pip install 'mtcheck[deep]'"
                raise ModelError(f"the language model needs {package}", self._path, "it is not installed", remedy)


def _digest(paths: list[str]) -> str:
    total = blake2b(digest_size=8)
    for path in paths:
        try:
            size = os.path.getsize(path)
            with open(path, "rb") as handle:
                first = handle.read(_EDGE)
                handle.seek(max(0, size - _EDGE))
                last = handle.read(_EDGE)
        except OSError as error:
            raise ModelError("the language model cannot be read", path, error.strerror or str(error), _REMEDY) from None
        name = os.path.basename(path).encode("utf-8", "surrogateescape")
        total.update(f"{len(name)}:{size}:".encode() + name + first + last)
    return total.hexdigest()
