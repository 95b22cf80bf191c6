"""The history of the tables, as an Alembic environment."""

HEAD = "0006"
"""The newest revision. Known without Alembic, which is loaded only when a database is at another one."""
