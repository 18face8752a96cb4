"""Benchmarks against named peers, printed as ratios within one run."""
