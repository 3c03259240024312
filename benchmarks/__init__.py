"""Measurements, not tests: `python -m benchmarks` (or `make bench`). Figures count as ratios within one run."""
