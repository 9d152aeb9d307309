"""The only room that imports MkDocs and Python-Markdown."""
