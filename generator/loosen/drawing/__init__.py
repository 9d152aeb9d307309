"""Draws figures, the body map and plots as SVG. The door is `drawings.Pictures`."""
