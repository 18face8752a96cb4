"""The index of known claims, beside brute force and named search engines, measured in one run.

`python -m bench index --sizes 10k 100k 1M`. The claims are made up and always the same: a million
of them hold 330,000 different words, 150,000 of these once, and each 17 words or 112 code points.
What is built on them is kept in a folder (`--cache`), so that it is built once. `--help` tells the
rest.
"""


def main() -> None:
    """Print every figure that was asked for."""
    from bench.index.report import show

    show()
