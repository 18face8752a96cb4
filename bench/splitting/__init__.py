"""Splitting: how well and how fast it is done, beside named peers measured in the same run.

Figures on labelled data need a folder of it: `--data PATH`, the variable `WORKBENCH_BENCH_DATA` or
`../shared/data`. Speed and the hostile texts need nothing: their texts are made here.
"""


def main() -> None:
    """Print every figure that can be measured here."""
    from bench.splitting.report import show

    show()
