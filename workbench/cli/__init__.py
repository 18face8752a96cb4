"""The command line: thin commands over the desk. Every heavy import waits until it is needed."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command line and leave with its exit code: 0 done, 1 no, 2 bad input or usage."""
    import sys

    from workbench.cli.running import run

    sys.exit(run(sys.argv[1:] if argv is None else argv))
