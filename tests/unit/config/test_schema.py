from __future__ import annotations

import json
import tomllib
from typing import Any

import jsonschema
import pytest

from mtcheck.cli import main
from mtcheck.cli.init import settings_text
from mtcheck.cli.survey import Survey
from mtcheck.config import OPTIONS, load_config
from mtcheck.config.schema import json_schema
from mtcheck.errors import ConfigError
from tests.conftest import ROOT
from tests.unit.test_config import CASES


def test_the_schema_in_docs_is_the_one_that_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "schema"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs" / "mtcheck.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert set(json_schema()["properties"]) == set(OPTIONS)


def errors(settings: dict[str, Any]) -> list[str]:
    # dates are no JSON; as strings they are wrong for every setting that they are tried on
    plain = json.loads(json.dumps(settings, default=lambda value: {"date": str(value)}))
    return [error.message for error in jsonschema.Draft202012Validator(json_schema()).iter_errors(plain)]


IN_JSON = [(n, v) for n, v in CASES if not any(word in v for word in ("nan", "inf", "u0000"))]


@pytest.mark.parametrize(("name", "value"), IN_JSON)
def test_what_the_settings_refuse_the_schema_refuses(name: str, value: str) -> None:
    assert errors(tomllib.loads(f"{name} = {value}"))


def test_what_init_writes_is_valid_with_every_comment_taken_away(tmp_path_factory: pytest.TempPathFactory) -> None:
    survey = Survey({".md": 3, ".rst": 1}, 10, (3, 'a"\\\n.md'), {"en": 3}, [('a"\\\n\udc80/', "not English")], True)
    lines = list(settings_text(survey))
    folder = tmp_path_factory.mktemp("written")
    (folder / "mtcheck.toml").write_text("\n".join(lines), encoding="utf-8")
    written = load_config(str(folder))
    assert (written["suffixes"], written["exclude"]) == ((".md",), ('a"\\\n?/',))
    live = [line.removeprefix("# example: ").removeprefix("# ") for line in lines]
    names = [line for line in live if line.split(" = ")[0] in OPTIONS and line not in lines]
    assert {line.split(" = ")[0] for line in names} | {"exclude", "suffixes"} == set(OPTIONS)
    for line in names:
        (folder / "mtcheck.toml").write_text(line, encoding="utf-8")
        try:
            load_config(str(folder))
        except ConfigError as error:
            pytest.fail(str(error))
        assert errors(tomllib.loads(line)) == []
