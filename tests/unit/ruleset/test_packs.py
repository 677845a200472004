from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtcheck.errors import RuleError
from mtcheck.ruleset import packs
from mtcheck.ruleset.cache import Cache
from mtcheck.ruleset.packs import files_digest, load_ruleset, read_pack, shipped_packs

RULE = """\
id: {id}
kind: phrase
from: any
severity: info
confidence: 0.5
summary: x
why: {why}
swap: {{zorb: ball}}
fix: review
examples:
  bad: [{{text: zorb, at: zorb, fixed: ball}}, {{text: a zorb, at: zorb, fixed: a ball}}]
  good: [One., Two.]
"""


def write(pack: Path, rule_id: str, why: str = "x", suffix: str = ".yaml") -> Path:
    path = pack / f"{rule_id}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE.format(id=rule_id, why=why))
    return path


def test_the_shipped_packs_are_folders_with_rules() -> None:
    names = [os.path.basename(folder) for folder in shipped_packs()]
    assert "core" in names
    assert names == sorted(names)
    assert all(read_pack(folder) for folder in shipped_packs())


@pytest.mark.parametrize("place", ["installed", "checkout"])
def test_shipped_packs_lie_in_the_package_or_at_the_top_of_a_checkout(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mtcheck" / "ruleset").mkdir(parents=True)
    monkeypatch.setattr(packs, "__file__", str(tmp_path / "mtcheck" / "ruleset" / "packs.py"))
    top = tmp_path / "mtcheck" if place == "installed" else tmp_path
    write(top / "rules" / "core", "calque/x")
    (top / "rules" / "README.md").write_text("no pack")
    if place == "checkout":
        # site-packages has no project file: a folder `rules` there is somebody else's
        with pytest.raises(RuleError, match="the shipped rules are missing"):
            shipped_packs()
        (tmp_path / "pyproject.toml").touch()
    assert shipped_packs() == [str(top / "rules" / "core")]


def test_a_pack_gives_its_files_in_order_with_the_ids_of_their_places(tmp_path: Path) -> None:
    for rule_id in ("name/b", "calque/house/x", "calque/a"):
        write(tmp_path, rule_id)
    write(tmp_path, "calque/short", suffix=".yml")
    write(tmp_path, ".git/x")
    write(tmp_path, "calque/.hidden")
    (tmp_path / "calque" / "README.md").touch()
    assert [file.rule_id for file in read_pack(str(tmp_path))] == ["calque/a", "calque/short", "calque/house/x", "name/b"]
    assert [rule.id for rule in load_ruleset([str(tmp_path)]).rules] == ["calque/a", "calque/house/x", "calque/short", "name/b"]


def test_a_folder_that_is_no_pack_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="there is no such pack folder"):
        read_pack(str(tmp_path / "gone"))
    with pytest.raises(RuleError, match="the pack has no rule"):
        read_pack(str(tmp_path))
    with pytest.raises(RuleError, match="there is no such pack folder"):
        read_pack(str(write(tmp_path, "calque/x")))


def test_a_rule_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "calque").mkdir()
    (tmp_path / "calque" / "x.yaml").symlink_to("gone")
    with pytest.raises(RuleError, match="a rule file cannot be read") as caught:
        read_pack(str(tmp_path))
    assert caught.value.where == str(tmp_path / "calque" / "x.yaml")


def test_a_home_folder_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "_MOST_FILES", 2)
    for name in "abc":
        write(tmp_path, f"calque/{name}")
    with pytest.raises(RuleError, match="too many files"):
        read_pack(str(tmp_path))


def test_a_rule_in_two_packs_is_an_error_that_names_both(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", "calque/x"), write(tmp_path / "two", "calque/x", why="other")
    with pytest.raises(RuleError, match="the rule 'calque/x' stands in two packs") as caught:
        load_ruleset([str(tmp_path / "one"), str(tmp_path / "two")])
    assert (caught.value.where, caught.value.why) == (str(two), f"also in {one}")


def test_an_id_that_is_not_its_place_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "calque/x").rename(tmp_path / "calque" / "y.yaml")
    with pytest.raises(RuleError, match="the id is 'calque/x' but the file's place asks for 'calque/y'"):
        load_ruleset([str(tmp_path)])


def test_membership_is_by_id(tmp_path: Path) -> None:
    write(tmp_path, "calque/x")
    ruleset = load_ruleset([str(tmp_path)])
    assert "calque/x" in ruleset
    assert "calque/y" not in ruleset


def test_the_digest_is_of_ids_and_contents_and_not_of_places(tmp_path: Path) -> None:
    digests = {}
    for name, rule_id, why in (("one", "calque/x", "x"), ("two", "calque/x", "x"), ("text", "calque/x", "y"), ("id", "calque/z", "x")):
        write(tmp_path / name, rule_id, why)
        digests[name] = load_ruleset([str(tmp_path / name)]).digest
        assert digests[name] == files_digest(read_pack(str(tmp_path / name)))
    assert digests["one"] == digests["two"]
    assert len(set(digests.values())) == 3


def test_the_digest_knows_where_a_part_ends(tmp_path: Path) -> None:
    one = packs.RuleFile("p", "calque/ab", b"c")
    other = packs.RuleFile("p", "calque/a", b"bc")
    assert files_digest([one]) != files_digest([other])


def test_rules_come_from_the_cache_until_a_file_or_its_place_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []
    load = packs.load_rule
    monkeypatch.setattr(packs, "load_rule", lambda data, path, rule_id: parsed.append(path) or load(data, path, rule_id))
    cache = Cache(str(tmp_path / "cache"), "1")
    pack = tmp_path / "pack"
    path = write(pack, "calque/x")
    first = load_ruleset([str(pack)], cache)
    again = load_ruleset([str(pack)], cache)
    assert parsed == [str(path)]
    assert again.digest == first.digest
    assert [rule.why for rule in again.rules] == [rule.why for rule in first.rules] == ["x"]
    write(pack, "calque/x", why="changed")
    assert load_ruleset([str(pack)], cache).rules[0].why == "changed"
    pack.rename(tmp_path / "moved")
    assert load_ruleset([str(tmp_path / "moved")], cache).rules[0].path == str(tmp_path / "moved" / "calque" / "x.yaml")
    assert len(parsed) == 3


def test_a_pack_in_a_folder_whose_name_is_not_utf_8(tmp_path: Path) -> None:
    folder = os.path.join(os.fsencode(tmp_path), b"caf\xe9")
    try:
        os.makedirs(os.path.join(folder, b"calque"))
    except OSError:
        pytest.skip("the file system takes UTF-8 names only")
    with open(os.path.join(folder, b"calque", b"x.yaml"), "w", encoding="utf-8") as handle:
        handle.write(RULE.format(id="calque/x", why="x"))
    cache = Cache(str(tmp_path / "cache"), "1")
    for _ in range(2):
        assert [rule.id for rule in load_ruleset([os.fsdecode(folder)], cache).rules] == ["calque/x"]
