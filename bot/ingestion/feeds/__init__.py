"""Feeds that workspaces follow: found, read now and then, and what looks like a manager's story put into the queue."""
