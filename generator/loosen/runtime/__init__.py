"""Files, processes, one store, hashes, progress: what any program needs. It knows nothing of exercises."""
