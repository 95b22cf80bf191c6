"""Pictures of searches, for people who see them and, in words, for those who do not."""
