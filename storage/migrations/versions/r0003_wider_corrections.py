"""Corrections that hold at every club, that move a claim, and that say who took them back."""

import sqlalchemy as sa
from alembic import op

from bot.domain.folding import fold

revision = "0003"
down_revision = "0002"

_INDEXED = ("to_club", "person_key", "other_key", "article_id")


def upgrade() -> None:
    """Add the columns, and fill in the keys of the names that are there."""
    for name in ("undone_by", "to_club", "person_key", "other_key"):
        op.add_column("corrections", sa.Column(name, sa.Text, nullable=False, server_default=""))
    connection = op.get_bind()
    corrections = sa.table("corrections", *map(sa.column, ("number", "person", "other", "person_key", "other_key")))
    for number, person, other in connection.execute(
        sa.select(corrections.c.number, corrections.c.person, corrections.c.other)
    ).all():
        connection.execute(
            sa.update(corrections)
            .where(corrections.c.number == number)
            .values(person_key=fold(person), other_key=fold(other))
        )
    # What ties two names held at one club until now.
    op.execute("UPDATE corrections SET club = '' WHERE action = 'same person'")
    for name in _INDEXED:
        op.create_index(f"ix_corrections_workspace_{name}", "corrections", ["workspace", name])
