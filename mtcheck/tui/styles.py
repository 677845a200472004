"""Layout and looks, in Textual's CSS: one column below 100 cells, two from there on."""

from __future__ import annotations

CSS = """
#header { height: 1; background: $primary-darken-2; color: $text; }
#footer { height: 1; background: $panel; }
#message { height: auto; max-height: 2; min-height: 1; padding: 0 1; color: $text-accent; }
#message.worse { color: $text-error; text-style: bold; }
#body { height: 1fr; }
#sentences, #text, #finding { border-top: solid $primary; scrollbar-size-vertical: 1; }
#context, #card { padding: 0 1; }
#text { height: 2fr; }
#finding { height: 3fr; }
.-narrow #body { layout: vertical; }
.-narrow #sentences { height: 6; }
.-narrow #reading { height: 1fr; }
.-narrow #text { height: 4fr; }
.-narrow #finding { height: 5fr; }
.-wide #body { layout: horizontal; }
.-wide #sentences { width: 2fr; height: 1fr; border-right: solid $primary; }
.-wide #reading { width: 3fr; height: 1fr; }
EditDialog, AskDialog, HelpDialog { align: center middle; background: $background 60%; }
.dialog { width: 90%; max-width: 100; height: auto; max-height: 95%; border: round $accent; padding: 0 1; background: $surface; }
.dialog .title { text-style: bold; }
.help { height: auto; }
SafeField { height: auto; max-height: 12; min-height: 3; }
"""
