"""`python -m bench.splitting [--data PATH] [--only PART …]`."""

from bench.splitting import main

main()
