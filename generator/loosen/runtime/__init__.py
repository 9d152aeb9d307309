"""General tools: files, hashes, a key-value store, parallel map, progress. Nothing here knows the content."""
