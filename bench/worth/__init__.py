"""Worth: does the program rank what should be checked above what need not be?

Peers of the same run are the length of a sentence and whether it holds a digit. `guideline.md` says
what the grades of `sentences.tsv` mean; `learn.py` learns the weights that ship.
"""


def main() -> None:
    """Print the AUC of held-out folds for both sets, and of the peers."""
    from bench.worth.figures import show

    show()
