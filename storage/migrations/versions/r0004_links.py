"""Links in a queue, addresses and signatures of articles, and what articles said before they were edited."""

import sqlalchemy as sa
from alembic import op

from bot.domain import Report
from bot.ingestion.article_id import text_id
from bot.ingestion.canonical import canonical_address

revision = "0004"
down_revision = "0003"

_OF_JOBS = "status IN ('appointed', 'departing', 'pressure', 'staying')"


def upgrade() -> None:
    """Create the tables. What is there gets its address and is known by its words; signatures come with new texts."""
    op.add_column("articles", sa.Column("read_by", sa.Text))
    op.create_index("ix_articles_echo_of", "articles", ["echo_of"])
    _add_words()
    _rebuild_claims()
    _create_tables_of_articles()
    _create_tables_of_links()
    _add_addresses()


def _add_words() -> None:
    op.add_column("texts", sa.Column("words", sa.Text, nullable=False, server_default=""))
    connection = op.get_bind()
    texts = sa.table("texts", *map(sa.column, ("article_id", "body", "words")))
    articles = sa.table("articles", *map(sa.column, ("id", "title")))
    bodies = sa.select(texts.c.article_id, texts.c.body, articles.c.title).join_from(
        texts, articles, texts.c.article_id == articles.c.id
    )
    for article_id, body, title in connection.execute(bodies).all():
        words = text_id(Report(body, title)) or ""
        connection.execute(sa.update(texts).where(texts.c.article_id == article_id).values(words=words))
    op.create_index("ix_texts_words", "texts", ["words"])


def _add_addresses() -> None:
    connection = op.get_bind()
    articles = sa.table("articles", *map(sa.column, ("id", "url")))
    addresses = sa.table("addresses", *map(sa.column, ("url", "article_id")))
    found: dict[str, str] = {}
    for article_id, url in connection.execute(sa.select(articles).where(articles.c.url.is_not(None))).all():
        found.setdefault(canonical_address(url), article_id)
    for address, article_id in found.items():
        connection.execute(sa.insert(addresses).values(url=address, article_id=article_id))


def _rebuild_claims() -> None:
    """Claims get a version, which is part of their key."""
    columns = "article_id club person person_key status quote field start end attributed_to confidence unsure".split()
    op.create_table(
        "claims_of_versions",
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("club", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("person_key", sa.Text, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("attributed_to", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("unsure", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True)),
        sa.Column("replaced_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("article_id", "club", "person", "version", name="pk_claims"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_claims_article_id"),
    )
    old = sa.table("claims", *map(sa.column, columns))
    new = sa.table("claims_of_versions", *map(sa.column, [*columns, "version"]))
    op.execute(sa.insert(new).from_select([*columns, "version"], sa.select(*old.c, sa.literal(0))))
    op.drop_table("claims")
    op.rename_table("claims_of_versions", "claims")
    op.create_index("ix_claims_club_article_id", "claims", ["club", "article_id"])
    op.create_index("ix_claims_person_key_club_article_id", "claims", ["person_key", "club", "article_id"])
    op.create_index(
        "ix_claims_of_jobs",
        "claims",
        ["person_key", "club", "article_id"],
        sqlite_where=sa.text(_OF_JOBS),
        postgresql_where=sa.text(_OF_JOBS),
    )


def _create_tables_of_articles() -> None:
    op.create_table(
        "versions",
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "number", name="pk_versions"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_versions_article_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "addresses",
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("visited_at", sa.DateTime(timezone=True)),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.PrimaryKeyConstraint("url", name="pk_addresses"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_addresses_article_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "signatures",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("hashes", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_signatures"),
        sa.UniqueConstraint("article_id", name="uq_signatures_article_id"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_signatures_article_id"),
    )
    op.create_table(
        "bands",
        sa.Column("key", sa.BigInteger, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", "number", name="pk_bands"),
        sa.ForeignKeyConstraint(["number"], ["signatures.number"], name="fk_bands_number"),
        sqlite_with_rowid=False,
    )


def _create_tables_of_links() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("automatic", sa.Boolean, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.Column("article_id", sa.Text),
        sa.Column("recorded", sa.String(20)),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("is_taken", sa.Boolean, nullable=False),
        sa.Column("is_told", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sqlite_autoincrement=True,
    )
    is_open, is_untold = sa.text("due_at IS NOT NULL"), sa.text("due_at IS NULL AND NOT is_told")
    of_workspace = ["workspace", "automatic", "due_at", "id"]
    op.create_index("ix_links_open", "links", of_workspace, sqlite_where=is_open, postgresql_where=is_open)
    of_address = ["address", "due_at"]
    op.create_index("ix_links_open_address", "links", of_address, sqlite_where=is_open, postgresql_where=is_open)
    untold = ["workspace", "id"]
    op.create_index("ix_links_untold", "links", untold, sqlite_where=is_untold, postgresql_where=is_untold)
    op.create_table(
        "pages",
        sa.Column("link_id", sa.Integer, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("addresses", sa.JSON, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("author", sa.Text),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.Column("edited_at", sa.DateTime(timezone=True)),
        sa.Column("is_partial", sa.Boolean, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("is_read", sa.Boolean, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.PrimaryKeyConstraint("link_id", name="pk_pages"),
        sa.ForeignKeyConstraint(["link_id"], ["links.id"], name="fk_pages_link_id"),
    )
