"""Signed heads of the log: who vouches for it, and since when nothing before was changed."""
