"""Hotseat killed at random moments while it reads links, over and over."""
