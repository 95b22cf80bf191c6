"""Hotseat in a terminal: no account, no network. Split by direction: `incoming`, `rendering`, `session`."""
