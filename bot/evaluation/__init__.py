"""How well a reader reads: its claims beside those of a folder in the corpus' format."""
