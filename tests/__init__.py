"""Ours, and not one that a package of the same name installs beside itself."""
