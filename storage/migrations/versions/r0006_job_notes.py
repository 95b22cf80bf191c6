"""What reports have said of who has a job."""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_KINDS = ("appointed", "interim", "departing")


def upgrade() -> None:
    """Create the table, and fill it from the sure claims that are there."""
    op.create_table(
        "job_notes",
        sa.Column("club", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("month", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("club", "person", "kind", "outlet", "month", name="pk_job_notes"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_job_notes_day", "job_notes", ["day"])
    claims = sa.table("claims", *map(sa.column, ("article_id", "club", "person", "status", "unsure")))
    articles = sa.table("articles", sa.column("id"), sa.column("outlet"), sa.column("published_at", sa.DateTime))
    notes = sa.table(
        "job_notes", *map(sa.column, ("club", "person", "kind", "outlet", "month")), sa.column("day", sa.Date)
    )
    rows = (
        sa.select(claims.c.club, claims.c.person, claims.c.status, articles.c.outlet, articles.c.published_at)
        .join_from(claims, articles, claims.c.article_id == articles.c.id)
        .where(claims.c.status.in_(_KINDS), sa.not_(claims.c.unsure), articles.c.outlet != "")
    )
    connection = op.get_bind()
    earliest: dict[tuple[str, ...], date] = {}
    for club, person, kind, outlet, published_at in connection.execute(rows.order_by(articles.c.published_at)).all():
        day = published_at.date()
        if " " in person:
            earliest.setdefault((club, person, kind, outlet, f"{day:%Y-%m}"), day)
    if earliest:
        columns = ("club", "person", "kind", "outlet", "month", "day")
        rows_of_notes = [dict(zip(columns, (*key, day), strict=True)) for key, day in earliest.items()]
        connection.execute(sa.insert(notes), rows_of_notes)
