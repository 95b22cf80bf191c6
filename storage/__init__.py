"""The store port on SQLAlchemy. `storage.store` opens it; importing this package alone loads no library."""
