"""Poses, maps and numbers become SVG. The door is `drawings.Pictures`."""
