"""Draw `docs/img/review.svg`: the review screen on the shipped sample, two findings decided. Run it from the top of a checkout."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from mtcheck.review.state import Order
from mtcheck.session import Session
from mtcheck.tui.app import ReviewApp

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "seeds" / "seed-000.txt"
PICTURE = ROOT / "docs" / "img" / "review.svg"
SIZE = (110, 34)
KEYS = ("1", "1")


async def draw() -> None:
    """Open the sample, press `KEYS`, and write what the screen shows."""
    session = Session()
    checked = session.check_file(str(SAMPLE))
    source = checked.source._replace(path=SAMPLE.name)
    app = ReviewApp(source, checked.report._replace(path=SAMPLE.name), lambda text: session.check_text(text, SAMPLE.name), Order.SUSPICION)
    async with app.run_test(size=SIZE) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await pilot.pause()
            await app.workers.wait_for_complete()
        await pilot.pause()
        # a picture in the repository fetches no fonts from anywhere
        picture = re.sub(r"@font-face \{[^}]*\}", "", app.export_screenshot(simplify=True))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(picture, encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    asyncio.run(draw())
