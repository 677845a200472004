"""Timing by hand and in CI. Tests never assert a time; these scripts print figures and ratios to peers on the same text in the same run."""
