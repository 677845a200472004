"""Cold start: one 3 KB file, --version, --help, against codespell on the same file in the same run."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from benchmarks.process import median_cost, mtcheck_command, peer, text_of


def modules(arguments: list[str], cwd: Path) -> int:
    code = f"import sys; from mtcheck.cli import main\ntry:\n main({arguments!r})\nexcept SystemExit: pass\nprint(len(sys.modules), file=sys.stderr)"
    return int(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=cwd, check=True).stderr.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(text_of(3_000), encoding="utf-8")
        mtcheck, codespell = mtcheck_command(), peer("codespell")
        rows = [
            ("python -c pass", median_cost([sys.executable, "-c", "pass"], runs, Path(folder))),
            ("mtcheck check, hook profile", median_cost([*mtcheck, "check", "--profile", "hook", str(article)], runs, Path(folder))),
            ("mtcheck --version", median_cost([*mtcheck, "--version"], runs, Path(folder))),
            ("mtcheck --help", median_cost([*mtcheck, "--help"], runs, Path(folder))),
        ]
        if codespell:
            rows.append(("codespell", median_cost([*codespell, str(article)], runs, Path(folder))))
        yardstick = rows[-1][1].cpu
        for name, figures in rows:
            ratio = f"  {figures.cpu / yardstick:5.2f} x codespell" if codespell else ""
            print(f"{name:<30} {figures.cpu * 1000:7.1f} ms cpu  {figures.wall * 1000:7.1f} ms wall  {figures.peak:6.1f} MiB{ratio}")
        print(f"modules imported by a check: {modules(['check', '--profile', 'hook', str(article)], Path(folder))}")


if __name__ == "__main__":
    main()
