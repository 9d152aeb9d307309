"""The search index and its text."""
