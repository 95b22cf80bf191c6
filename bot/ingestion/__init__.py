"""From what people hand in to articles with claims in the store."""
