from tests.commands.conftest import empty_database, newsroom

__all__ = ["empty_database", "newsroom"]
