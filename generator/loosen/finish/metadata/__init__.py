"""What machines read about a page: sitemap, feed, structured data, manifest, redirects."""
