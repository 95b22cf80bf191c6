"""Pictures of answers, as the terminal renders them. Run `python -m tests.pictures` to draw them again."""
