"""How MkDocs publishes fast: over its hooks, with what changed, and byte for byte what it gives without."""
