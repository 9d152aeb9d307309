"""Files for authors: new ones, renamed ones, formatted ones, imported ones, and what an editor knows."""
