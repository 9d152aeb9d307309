"""Tools for authors: scaffold, rename, format, migrate and import files; editor schemas, guidelines."""
