"""Searches: claims and corrections in, the state of a club's hunts at any moment out. Pure functions of values."""
