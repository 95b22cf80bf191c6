"""Links that people post: queued in the store, fetched, read, and whoever asked told what came of it."""
