"""The site while it is written: one process that stays warm, and makes only the page that is asked for.

Nothing is written to disk. A save is noticed, the files that changed are read again, and the browser is told.
"""
