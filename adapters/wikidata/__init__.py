"""Asking Wikidata's query service."""
