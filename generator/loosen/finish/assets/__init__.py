"""Assets of the published site: bundled, minified, purged, and named by a hash of their content."""
