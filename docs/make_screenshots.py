"""Draw `docs/img/review*.svg`: the review screen on the sample of `mtcheck demo`, in three sizes and every theme. Run it from the top of a checkout."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from mtcheck.desk.desk import Desk
from mtcheck.session import Session
from mtcheck.tui.app import ReviewApp

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "mtcheck" / "demo" / "briefing.md"
PICTURES = {
    "review": ("dark", (120, 36), ("l", "1", "1", "1")),
    "review-80x24": ("dark", (80, 24), ("l", "1")),
    "review-wide": ("dark", (200, 50), ("l", "1", "1", "1", "v")),
    "review-light": ("light", (120, 36), ("l", "1", "1", "1")),
    "review-paper": ("paper", (120, 36), ("l", "1", "1", "1")),
    "review-contrast": ("contrast", (120, 36), ("l", "1", "1", "1")),
    "review-terminal": ("terminal", (120, 36), ("l", "1", "1", "1")),
}
"""Name of the file to theme, size and keys pressed."""


async def draw(session: Session, name: str) -> None:
    """Open the sample, press the keys, and write what the screen shows."""
    theme, size, keys = PICTURES[name]
    desk = Desk.open([SAMPLE.name], lambda path, text: session.check_text(text, path))
    app = ReviewApp(desk, theme=theme)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await pilot.pause()
            while any(worker.is_running for worker in app.workers):
                await asyncio.sleep(0.05)
            await pilot.pause()
        # a picture in the repository fetches no fonts from anywhere
        picture = re.sub(r"@font-face \{[^}]*\}", "", app.export_screenshot(simplify=True))
    desk.close(discard=True)
    target = ROOT / "docs" / "img" / f"{name}.svg"
    target.write_text(picture, encoding="utf-8")
    print(f"wrote {target.relative_to(ROOT)}", file=sys.stderr)


def main() -> None:
    """All pictures, or those named on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MTCHECK_STATE"] = os.path.join(folder, "state")
        os.environ.pop("NO_COLOR", None)
        shutil.copy(SAMPLE, folder)
        os.chdir(folder)
        session = Session()
        for name in sys.argv[1:] or PICTURES:
            asyncio.run(draw(session, name))


if __name__ == "__main__":
    main()
