"""`mtcheck lsp` over its standard streams, with a real client."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types

from mtcheck.baseline import records, vocabulary
from mtcheck.cli import main
from tests.lsp_client import Editor, spot

pytestmark = pytest.mark.asyncio(loop_scope="module")
CHEF = "The Supreme Chef spoke in Qom on Friday."
RULE = "title/supreme-leader"
ABLE = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        ),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    )
)


async def editor_in(folder: Path, capabilities: types.ClientCapabilities) -> Editor:
    (folder / "mtcheck.toml").write_text('profile = "hook"\n')
    editor = Editor()
    await editor.start(folder, capabilities=capabilities)
    return editor


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def editor(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    """One server for all: to start it takes a second. It knows the newest protocol."""
    editor = await editor_in(tmp_path_factory.mktemp("able"), ABLE)
    yield editor
    assert await editor.stop() == 0


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "mtcheck.toml").write_text('profile = "hook"\n')
    return tmp_path


def codes(found: list[types.Diagnostic]) -> list[Any]:
    return [diagnostic.code for diagnostic in found]


async def test_a_finding_comes_and_goes_as_the_text_is_typed(editor: Editor, project: Path) -> None:
    uri = (project / "a.md").as_uri()
    editor.open(uri, f"\U0001f600 A line.\r\n\r\n\U0001f600 {CHEF}\r\n")
    (found,) = await editor.found(uri)
    assert (found.range, found.code, found.source) == (spot(2, 7, 19), RULE, "mtcheck")
    assert found.severity is types.DiagnosticSeverity.Error
    # two edits in one notification, the second in the text that the first one makes
    version = editor.type(uri, ((0, 0), (2, 0), ""), ((0, 15), (0, 19), "Leader"))
    assert await editor.found(uri, version) == []
    version = editor.type(uri, ((0, 15), (0, 21), "Chef"))
    (found,) = await editor.found(uri, version)
    assert found.range == spot(0, 7, 19)
    editor.close(uri)
    await editor.until(lambda: editor.published[uri][-1].diagnostics == () and editor.published[uri][-1].version is None)


async def test_only_the_last_of_many_versions_is_answered(editor: Editor, project: Path) -> None:
    uri = (project / "fast.txt").as_uri()
    editor.open(uri, "", "plaintext")
    for number, letter in enumerate(CHEF):
        version = editor.type(uri, ((0, number), (0, number), letter))
    assert codes(await editor.found(uri, version)) == [RULE]
    versions = [params.version for params in editor.published[uri]]
    assert versions == sorted(versions)
    # an action is asked for in the same breath as the last key
    editor.type(uri, ((0, 0), (0, 0), "\U0001f600\n"))
    first = (await editor.actions(uri, spot(1, 6)))[0]
    assert first.edit.document_changes[0].edits[0].range == spot(1, 4, 16)


async def test_fixes_one_all_and_the_safe_ones(editor: Editor, project: Path) -> None:
    uri = (project / "fix.md").as_uri()
    editor.open(uri, f"{CHEF}\n\n{CHEF} He said a a word.\n")
    await editor.found(uri)
    actions = await editor.actions(uri, spot(0, 6))
    assert [action.title for action in actions][:2] == [
        "Replace \u2018Supreme Chef\u2019 by \u2018Supreme Leader\u2019",
        f"Fix all of {RULE} in this file (2)",
    ]
    assert actions[0].is_preferred
    assert actions[0].diagnostics[0].code == RULE
    (change,) = actions[0].edit.document_changes
    assert (change.text_document.version, change.edits[0].range, change.edits[0].new_text) == (1, spot(0, 4, 16), "Supreme Leader")
    assert [edit.range for edit in actions[1].edit.document_changes[0].edits] == [spot(0, 4, 16), spot(2, 4, 16)]
    assert await editor.actions(uri, spot(1, 0), ["source.organizeImports"]) == []


async def test_safe_fixes_of_the_whole_file(editor: Editor, project: Path) -> None:
    uri = (project / "safe.md").as_uri()
    editor.open(uri, "The al-Quds Brigades said on Friday that Saudi Arabia\u00a0: nothing. The minister , who spoke , left.\n")
    found = await editor.found(uri)
    actions = await editor.actions(uri, spot(0, 0), ["source.fixAll"])
    assert [action.kind for action in actions] == ["source.fixAll.mtcheck"] * bool(found)


async def test_hover_says_why_and_escapes_what_it_quotes(editor: Editor, project: Path) -> None:
    uri = (project / "hover.txt").as_uri()
    editor.open(uri, CHEF, "plaintext")
    await editor.found(uri)
    hover = await editor.hover(uri, 0, 10)
    assert hover is not None and isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.kind is types.MarkupKind.Markdown
    text = hover.contents.value
    assert "Why: French \\*chef\\*" in text
    assert f"rule `{RULE}`" in text and "Romanian" in text and "`Supreme Leader`" in text
    assert hover.range == spot(0, 4, 16)
    assert await editor.hover(uri, 0, 38) is None


async def test_a_comment_that_ignores_is_obeyed(editor: Editor, project: Path) -> None:
    uri = (project / "ignore.md").as_uri()
    editor.open(uri, f"{CHEF}  \nMore of it.\n")
    await editor.found(uri)
    (action,) = [a for a in await editor.actions(uri, spot(0, 6)) if "comment" in a.title]
    (edit,) = action.edit.document_changes[0].edits
    assert edit.range == spot(0, len(CHEF))
    version = editor.type(uri, ((0, len(CHEF)), (0, len(CHEF)), edit.new_text))
    assert await editor.found(uri, version) == []


async def test_a_decision_where_no_comment_can_stand(editor: Editor, project: Path) -> None:
    uri = (project / "plain.txt").as_uri()
    editor.open(uri, CHEF, "plaintext")
    await editor.found(uri)
    (action,) = [a for a in await editor.actions(uri, spot(0, 6)) if isinstance(a, types.Command)]
    await editor.command(action)
    await editor.until(lambda: editor.published[uri][-1].diagnostics == ())
    baseline = json.loads((project / records.NAME).read_text())
    assert [(row["path"], row["rule"], row["decision"]) for row in baseline["decisions"]] == [("plain.txt", RULE, "ignored")]
    # the command line agrees once the file is there
    (project / "plain.txt").write_text(CHEF)
    assert main(["check", "--profile", "hook", str(project / "plain.txt")]) == 0
    # the finding is no longer there to be decided on
    await editor.command(action)
    assert "has changed" in editor.messages[-1]


async def test_words_go_into_the_vocabulary_by_an_edit(editor: Editor, project: Path) -> None:
    uri, words = (project / "word.txt").as_uri(), (project / vocabulary.NAME).as_uri()
    editor.open(uri, CHEF, "plaintext")
    await editor.found(uri)
    (action,) = [a for a in await editor.actions(uri, spot(0, 6)) if "vocabulary" in a.title]
    create, change = action.edit.document_changes
    assert (create.kind, create.uri, change.text_document.uri) == ("create", words, words)
    # the editor has made the file and not saved it
    editor.open(words, change.edits[0].new_text, "plaintext")
    await editor.until(lambda: editor.published[uri][-1].diagnostics == ())
    # undone
    editor.type(words, ((1, 0), (2, 0), ""))
    await editor.until(lambda: codes(list(editor.published[uri][-1].diagnostics)) == [RULE])
    (action,) = [a for a in await editor.actions(uri, spot(0, 6)) if "vocabulary" in a.title]
    (change,) = action.edit.document_changes
    assert (change.text_document.version, change.edits[0].range, change.edits[0].new_text) == (2, spot(1, 0), "Supreme Chef\n")
    # saved by something else
    (project / vocabulary.NAME).write_text("Supreme Chef\n")
    changed = types.FileEvent(words, types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
    await editor.until(lambda: editor.published[uri][-1].diagnostics == ())
    assert words not in editor.published


async def test_settings_of_the_folder_hold_and_are_read_again(editor: Editor, project: Path) -> None:
    settings = project / "mtcheck.toml"
    uri, config = (project / "a.txt").as_uri(), settings.as_uri()
    editor.open(uri, CHEF, "plaintext")
    assert codes(await editor.found(uri)) == [RULE]
    settings.write_text('profile = "hook"\nignore = ["title"]\n')
    editor.save(config)
    await editor.until(lambda: editor.published[uri][-1].diagnostics == ())
    settings.write_text('profile = "hook"\nignroe = ["title"]\nquotes = 3\n')
    editor.save(config)
    wrong = await editor.until(lambda: editor.published.get(config, [None])[-1])
    assert [(d.range.start.line, d.range.start.character, d.code) for d in wrong.diagnostics] == [(1, 0, "settings"), (2, 0, "settings")]
    assert "did you mean 'ignore'?" in wrong.diagnostics[0].message
    told = [message for message in editor.messages if "ignroe" in message]
    # opened to be mended: no text to check, and closing it mends nothing
    editor.open(config, settings.read_text(), "toml")
    editor.close(config)
    editor.save(uri)
    settings.write_text('profile = "hook"\nexclude = ["b.txt"]\n')
    editor.save(config)
    await editor.until(lambda: editor.published[config][-1].diagnostics == () and editor.published[uri][-1].diagnostics != ())
    assert len(told) == 1 and [message for message in editor.messages if "ignroe" in message] == told
    left_out = (project / "b.txt").as_uri()
    editor.open(left_out, CHEF, "plaintext")
    assert await editor.found(left_out) == []
    assert any("**/mtcheck.toml" in str(each.register_options) for each in editor.watched)


async def test_texts_of_every_kind_are_survived(editor: Editor, project: Path) -> None:
    odd = {
        "untitled:Untitled-1": (CHEF, [RULE]),
        (project / "empty.md").as_uri(): ("", []),
        (project / "french.md").as_uri(): (
            "Le ministre a parl\u00e9 de la r\u00e9forme devant les d\u00e9put\u00e9s, qui ne l'ont pas cru du tout.\n" * 9,
            [],
        ),
        (project / "controls.txt").as_uri(): ("\x00\x1b[31m\u202e\ud800\x0c\x85\u2028 " + CHEF, ["typography/replacement-character", RULE]),
        (project / "broken.json").as_uri(): ('{"text": "The Supreme', ["not-checked"]),
    }
    for uri, (text, expected) in odd.items():
        editor.open(uri, text, "json" if uri.endswith("json") else "markdown")
        assert codes(await editor.found(uri)) == expected, uri
    editor.open((project / "program.py").as_uri(), CHEF, "python")
    large = (project / "large.txt").as_uri()
    editor.open(large, "word " * 1_000_001, "plaintext")
    await editor.until(lambda: any("large.txt has 5,000,005 characters" in message for message in editor.messages))
    assert await editor.actions(large, spot(0, 0)) == []
    # closed while it is checked, and then asked about
    gone = (project / "gone.txt").as_uri()
    editor.open(gone, CHEF, "plaintext")
    editor.close(gone)
    assert await editor.actions(gone, spot(0, 6)) == []
    assert await editor.hover(gone, 0, 6) is None
    assert await editor.hover(next(iter(odd)), 0, 6) is not None
    assert (project / "program.py").as_uri() not in editor.published
    for uri in odd:
        editor.close(uri)


async def test_a_client_that_knows_little_and_counts_bytes(tmp_path: Path) -> None:
    bytes_only = types.ClientCapabilities(general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf8]))
    editor = await editor_in(tmp_path, bytes_only)
    uri = (tmp_path / "a.txt").as_uri()
    editor.open(uri, f"\U0001f600 {CHEF}", "plaintext")
    (found,) = await editor.found(uri)
    assert found.range == spot(0, 9, 21)
    actions = await editor.actions(uri, found.range)
    assert list(actions[0].edit.changes) == [uri]
    (adding,) = [a for a in actions if "vocabulary" in a.title]
    await editor.command(adding)
    await editor.until(lambda: editor.published[uri][-1].diagnostics == ())
    assert (tmp_path / vocabulary.NAME).read_text().endswith("\nSupreme Chef\n")
    assert await editor.stop() == 0
