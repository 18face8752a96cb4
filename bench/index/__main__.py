"""`python -m bench.index [--sizes N …]`."""

from bench.index import main

main()
