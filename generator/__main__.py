"""`python -m generator` is `loosen`."""

from generator.cli import main

main(prog_name="loosen")
