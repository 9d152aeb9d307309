"""How fast we are, measured: `make bench` writes RESULTS.md."""
