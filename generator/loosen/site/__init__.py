"""Which pages there are and what they say. Pure functions from the model. The door is `pages.pages`."""
