"""Clubs, people and outlets by name: the lists that ship, and what a typed name means."""
