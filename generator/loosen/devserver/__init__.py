"""The development server: live pages that are built on request, and the studio, which edits content in forms.

Nothing is written to disk. After a save, changed files are read again, and open pages reload.
"""
