"""What workspaces make of sources, which articles are copies of others, and how much is read about each club."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables. Records of what is there already are drawn up when they are first read."""
    op.add_column("articles", sa.Column("echo_of", sa.Text))
    op.drop_index("ix_claims_person_key_article_id", "claims")
    op.create_index("ix_claims_person_key_club_article_id", "claims", ["person_key", "club", "article_id"])
    op.create_index(
        "ix_claims_of_jobs",
        "claims",
        ["person_key", "club", "article_id"],
        sqlite_where=sa.text("status IN ('appointed', 'departing', 'pressure', 'staying')"),
        postgresql_where=sa.text("status IN ('appointed', 'departing', 'pressure', 'staying')"),
    )
    op.create_table(
        "activity",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("club", sa.Text, nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("newest", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "club", name="pk_activity"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO activity (workspace, club, claims, newest) "
        "SELECT sightings.workspace, claims.club, COUNT(*), MAX(articles.published_at) FROM sightings "
        "JOIN claims ON claims.article_id = sightings.article_id JOIN articles ON articles.id = claims.article_id "
        "GROUP BY sightings.workspace, claims.club"
    )
    op.create_table(
        "own_tiers",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("tier", sa.Integer, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "source", name="pk_own_tiers"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "verdicts",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("counts_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("club", sa.Text, nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("is_right", sa.Boolean, nullable=False),
        sa.Column("is_first", sa.Boolean, nullable=False),
        sa.Column("days_early", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint(
            "workspace", "source", "counts_from", "club", "closed_at", "person", name="pk_verdicts"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_verdicts_workspace_club", "verdicts", ["workspace", "club"])
    op.create_table(
        "tallies",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("counts_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("right", sa.Integer, nullable=False),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "source", "counts_from", name="pk_tallies"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unscored",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("club", sa.Text, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_unscored"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_unscored_workspace_club_number_since", "unscored", ["workspace", "club", "number", "since"])
    op.create_table(
        "scorings",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace", name="pk_scorings"),
        sqlite_with_rowid=False,
    )
