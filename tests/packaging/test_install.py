"""The package as a user gets it: built, installed where the repository is out of sight, and run."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    # no isolation: the build backend is already here with the development extra, and a test needs no network
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)], check=True, capture_output=True)
    return out


def rule_files() -> set[str]:
    return {str(path.relative_to(ROOT / "rules")) for path in (ROOT / "rules").rglob("*.yaml")}


def test_the_wheel_carries_every_rule_and_all_data(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"mtcheck/rules/{name}" for name in rule_files()} <= names
    data = {f"mtcheck/lexicon/data/{path.name}" for path in (ROOT / "mtcheck" / "lexicon" / "data").iterdir()}
    assert data <= names
    assert "mtcheck/py.typed" in names
    assert not any(name.startswith(("tests/", "seeds/", "fixtures/", "rules/")) for name in names)


def test_an_installed_wheel_runs_alone(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    target = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    article = tmp_path / "article.txt"
    article.write_text("Iran's Supreme Chef rejected the offer on Friday, officials in the capital said.\n")
    environment = {**os.environ, "PYTHONPATH": str(target), "MTCHECK_CACHE_DIR": str(tmp_path / "cache")}
    command = [
        sys.executable,
        "-c",
        "import mtcheck, sys; print(mtcheck.__file__, file=sys.stderr); from mtcheck.cli import main; sys.exit(main())",
    ]
    run = subprocess.run([*command, "check", str(article)], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert str(target) in run.stderr
    assert run.returncode == 1, run.stderr
    assert "Supreme Leader" in run.stdout


def test_the_source_archive_builds_the_same_rules(built: Path, tmp_path: Path) -> None:
    import tarfile

    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.split("/", 1)[1] for name in tar.getnames() if "/" in name}
    assert {f"rules/{name}" for name in rule_files()} <= names
    assert {"LICENSE", "NOTICE", "README.md", "pyproject.toml"} <= names


def test_the_editable_install_finds_the_packs_of_the_checkout() -> None:
    from mtcheck.ruleset.packs import shipped_packs

    assert {os.path.dirname(folder) for folder in shipped_packs()} == {str(ROOT / "rules")}


def test_running_as_a_module_works() -> None:
    run = subprocess.run([sys.executable, "-m", "mtcheck", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("mtcheck ")
