"""The tables. A column is named as the field of the word that it holds; `storage/migrations` builds them."""

from enum import StrEnum

from sqlalchemy import Boolean, Column, Enum, Float, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint

from bot.domain import Action, Dated, Field, Status
from storage.columns import UtcTime, Words

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _one_of(words: type[StrEnum]) -> Enum:
    """Text that is one of the words; not checked by the database, so that a new word needs no migration."""
    return Enum(
        words, native_enum=False, create_constraint=False, length=20, values_callable=lambda all_: [*map(str, all_)]
    )


articles = Table(
    "articles",
    metadata,
    Column("id", Words, primary_key=True),
    Column("published_at", UtcTime, nullable=False),
    Column("outlet", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("url", Words),
    Column("author", Words),
    Column("dated", _one_of(Dated), nullable=False),
)

# Apart from the articles, so that reading a thousand heads does not read past a thousand bodies.
texts = Table(
    "texts",
    metadata,
    Column("article_id", Words, ForeignKey(articles.c.id), primary_key=True),
    Column("body", Words, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("article_id", Words, ForeignKey(articles.c.id), primary_key=True),
    Column("club", Words, primary_key=True),
    Column("person", Words, primary_key=True),
    Column("person_key", Words, nullable=False, comment="`fold` of the person's name"),
    Column("status", _one_of(Status), nullable=False),
    Column("quote", Words, nullable=False),
    Column("field", _one_of(Field), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("attributed_to", Words),
    Column("confidence", Float, nullable=False),
    Column("unsure", Boolean, nullable=False),
    # With the article's id in the index, claims of articles that a workspace has not seen are passed over unread.
    Index(None, "club", "article_id"),
    Index(None, "person_key", "article_id"),
)

sightings = Table(
    "sightings",
    metadata,
    Column("workspace", Words, primary_key=True),
    Column("article_id", Words, ForeignKey(articles.c.id), primary_key=True),
    Column("channel", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    sqlite_with_rowid=False,
)

corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True, comment="counts up as they are stored"),
    Column("id", Words, nullable=False),
    Column("workspace", Words, nullable=False),
    Column("action", _one_of(Action), nullable=False),
    Column("club", Words, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("effective_at", UtcTime, nullable=False),
    Column("person", Words, nullable=False),
    Column("status", _one_of(Status)),
    Column("other", Words, nullable=False),
    Column("article_id", Words, nullable=False, comment="empty where the action names no article"),
    Column("reason", Words, nullable=False),
    Column("undone_at", UtcTime),
    UniqueConstraint("workspace", "id"),
    Index(None, "workspace", "club"),
)
