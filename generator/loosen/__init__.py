"""Loosen: structured exercise data in, a folder of plain Markdown pages out."""
