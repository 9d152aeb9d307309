"""HTML as text: patches, head lines, smaller pages, what the theme lacks."""
