"""What Alembic runs to run migrations: on the connection that it is handed, in that connection's transaction."""

from alembic import context

from storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
