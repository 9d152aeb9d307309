"""Renders a site to Markdown and its dataset, and writes both to disk. The door is `build.build`."""
