"""The reliability diagram (DeGroot and Fienberg 1983) and the table of calibration, for docs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from training.figures import calibration

_SIZE = (7.2, 3.6)
"""Inches, at 150 dots: as wide as a page of the docs."""


def write(folder: Path, results: Mapping[str, tuple[np.ndarray, np.ndarray, np.ndarray]], figures: Mapping[str, float]) -> None:
    """`calibration.png` and `calibration.md` in `folder`; `results` are probabilities, labels and weights by name."""
    folder.mkdir(parents=True, exist_ok=True)
    _diagram(folder / "calibration.png", results)
    lines = [
        "# Calibration of the joint score",
        "",
        "Written by `python -m training.fit_score`. Held-out text, judged by coefficients that were fitted without it (five folds, versions of one",
        "sentence or document together). Machine-made text is weighed as the share `prior` of the whole; the slices of each kind weigh the same.",
        "",
        "![Reliability diagram](calibration.png)",
        "",
        "| figure | value |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in figures.items()),
    ]
    for name, (p, y, weight) in results.items():
        lines += ["", f"## {name.capitalize()}", "", "| stated | machine-made | share of the text |", "|---|---|---|"]
        lines += [f"| {stated:.3f} | {actual:.3f} | {share:.3f} |" for stated, actual, share in calibration(p, y, weight)]
    (folder / "calibration.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _diagram(path: Path, results: Mapping[str, tuple[np.ndarray, np.ndarray, np.ndarray]]) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(1, len(results), figsize=_SIZE, sharey=True)
    for axis, (name, (p, y, weight)) in zip(axes, results.items(), strict=True):
        rows = calibration(p, y, weight)
        axis.plot([0, 1], [0, 1], color="0.7", linestyle="--", linewidth=1)
        axis.plot([row[0] for row in rows], [row[1] for row in rows], marker="o", color="#1f5a96")
        axis.bar([row[0] for row in rows], [row[2] for row in rows], width=0.03, color="#1f5a96", alpha=0.25)
        axis.set_title(name)
        axis.set_xlabel("score")
    axes[0].set_ylabel("share machine-made (bars: share of text)")
    figure.tight_layout()
    figure.savefig(path, dpi=150)
    plt.close(figure)
