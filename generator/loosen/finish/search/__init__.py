"""The search index, in the format of each publisher."""
