"""Layout and looks, in Textual's CSS: one column below 100 cells, two from there on, three from 160."""

from __future__ import annotations

_LEVELS = "\n".join(
    f"DocumentPane > .document--level-{n} {{ background: $mt-level-{n}; color: {colour}; }} HeatStrip > .heat--level-{n} {{ color: {colour}; }}"
    for n, colour in enumerate(("$mt-info", "$mt-warning", "$mt-warning", "$mt-error"), 1)
)

CSS = (
    """
Screen { background: $background; color: $foreground; }
#header { height: 1; background: $panel; color: $foreground; }
#footer { height: 1; background: $panel; color: $foreground; }
#message { height: auto; max-height: 2; min-height: 1; padding: 0 1; color: $foreground; }
#message.worse { color: $mt-error; text-style: bold; }
#body { height: 1fr; }
#reading, #finding, #queue { border-top: solid $primary; border-title-color: $primary; border-title-style: bold; scrollbar-size-vertical: 1; }
#finding { padding: 0 1; }
.result { padding-left: 3; }
#text { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
#heat { width: 2; height: 1fr; }
#reading { layout: horizontal; }

.-narrow #body { layout: vertical; }
.-narrow #reading { height: 1fr; }
.-narrow #side { height: 1fr; max-height: 13; layout: vertical; }
.-narrow #queue { display: none; }
.-narrow.-list #queue { display: block; height: 1fr; }
.-narrow.-list #finding { display: none; }
.-narrow #finding { height: 1fr; }

.-wide #body { layout: horizontal; }
.-wide #reading { width: 3fr; height: 1fr; }
.-wide #side { width: 2fr; height: 1fr; layout: vertical; border-left: solid $primary; }
.-wide #finding { height: 3fr; }
.-wide #queue { height: 2fr; }
.-wide.-list #queue { display: none; }

.-widest #body { layout: horizontal; }
.-widest #reading { width: 5fr; height: 1fr; }
.-widest #side { width: 7fr; height: 1fr; layout: horizontal; border-left: solid $primary; }
.-widest #finding { width: 3fr; height: 1fr; }
.-widest #queue { width: 4fr; height: 1fr; border-left: solid $primary; }
.-widest.-list #queue { display: none; }

DocumentPane > .document--error { color: $mt-error; text-style: underline; }
DocumentPane > .document--warning { color: $mt-warning; text-style: underline; }
DocumentPane > .document--info { color: $mt-info; text-style: underline; }
DocumentPane > .document--done { color: $mt-done; }
DocumentPane > .document--rejected { color: $mt-rejected; }
DocumentPane > .document--ignored { color: $mt-rejected; }
DocumentPane > .document--later { color: $mt-later; text-style: underline; }
DocumentPane > .document--struck { color: $mt-rejected; text-style: strike dim; }
DocumentPane > .document--near { color: $foreground; }
DocumentPane > .document--place { color: $accent; text-style: bold italic; }
DocumentPane > .document--found { color: $accent; text-style: reverse bold; }
DocumentPane > .document--focus { color: $accent; text-style: bold; }
HeatStrip > .heat--focus { color: $accent; text-style: bold; }
HeatStrip > .heat--level-0 { color: $mt-rejected; }
Queue > .queue--error { color: $mt-error; text-style: bold; }
Queue > .queue--warning { color: $mt-warning; text-style: bold; }
Queue > .queue--info { color: $mt-info; text-style: bold; }
Queue > .queue--done { color: $mt-done; }
Queue > .queue--rejected, Queue > .queue--ignored { color: $mt-rejected; }
Queue > .queue--later { color: $mt-later; }

EditDialog, AskDialog, HelpDialog, DiffDialog, PromptDialog { align: center middle; background: $background 60%; }
.dialog { width: 90%; max-width: 100; height: auto; max-height: 95%; border: round $accent; padding: 0 1; background: $surface; color: $foreground; }
.dialog .title { text-style: bold; }
.dialog .note { color: $mt-rejected; }
.dialog .answer:hover, #footer .key:hover { background: $primary 30%; }
.dialog .answer { height: auto; }
.help { height: auto; }
CommandPalette > Vertical { margin-top: 1; }
CommandPalette OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
SafeField { height: auto; max-height: 12; min-height: 3; border: tall $primary; }
"""
    + _LEVELS
)
