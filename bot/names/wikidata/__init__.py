"""Clubs and managers as Wikidata has them (CC0): what is asked, what the answers say, and how they become our names."""
