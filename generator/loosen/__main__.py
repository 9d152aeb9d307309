"""`python -m generator` is `loosen`."""

from loosen.cli import main

main(prog_name="loosen")
