"""The tables. A column is named as the field of the word that it holds; `storage/migrations` builds them."""

from enum import StrEnum

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Enum,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)

from bot.domain import Action, Dated, Field, NoteKind, Status
from bot.ingestion.links.link import LinkState
from bot.ports import Recorded
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
    Column("echo_of", Words, index=True),
    Column("read_by", Words),
)

# Apart from the articles, so that reading a thousand heads does not read past a thousand bodies.
texts = Table(
    "texts",
    metadata,
    Column("article_id", Words, ForeignKey(articles.c.id), primary_key=True),
    Column("body", Words, nullable=False),
    Column(
        "words", Words, nullable=False, index=True, comment="`text_id` of title and body; empty where none was given"
    ),
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
    Column("version", Integer, primary_key=True, comment="the number of edits by which the article came to say it"),
    Column("since", UtcTime, comment="the moment of that edit; null for what it said from the beginning"),
    Column("replaced_at", UtcTime, comment="the moment of the edit that took it away; null while it stands"),
    # With the article's id in the index, claims of articles that a workspace has not seen are passed over unread.
    Index(None, "club", "article_id"),
    Index(None, "person_key", "club", "article_id"),
)

JOBS = (Status.APPOINTED, Status.DEPARTING, Status.PRESSURE, Status.STAYING)
"""What says that somebody has a job, gets it or leaves it."""
# Written out, because a query that is to go through the index has to say the very same as the index.
_OF_JOBS = "status IN ('appointed', 'departing', 'pressure', 'staying')"
OF_JOBS = text(f"claims.{_OF_JOBS}")
"""That a claim is one of `JOBS`."""

# Few claims are of this kind, and with every answer those of some people are looked for.
Index(
    "ix_claims_of_jobs",
    claims.c.person_key,
    claims.c.club,
    claims.c.article_id,
    sqlite_where=text(_OF_JOBS),
    postgresql_where=text(_OF_JOBS),
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
    Column("undone_by", Words, nullable=False),
    Column("to_club", Words, nullable=False),
    Column("person_key", Words, nullable=False, comment="`fold` of `person`"),
    Column("other_key", Words, nullable=False, comment="`fold` of `other`"),
    UniqueConstraint("workspace", "id"),
    Index(None, "workspace", "club"),
    Index(None, "workspace", "to_club"),
    Index(None, "workspace", "person_key"),
    Index(None, "workspace", "other_key"),
    Index(None, "workspace", "article_id"),
)

# How much a workspace has read about each club: counting it anew for every answer would take as long as the whole.
activity = Table(
    "activity",
    metadata,
    Column("workspace", Words, primary_key=True),
    Column("club", Words, primary_key=True),
    Column("claims", Integer, nullable=False),
    Column("newest", UtcTime, nullable=False, comment="publication of the newest article with a claim about it"),
    sqlite_with_rowid=False,
)

own_tiers = Table(
    "own_tiers",
    metadata,
    Column("workspace", Words, primary_key=True),
    Column("source", Words, primary_key=True),
    Column("tier", Integer, nullable=False),
    Column("by", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("reason", Words, nullable=False),
    sqlite_with_rowid=False,
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("workspace", Words, primary_key=True),
    Column("source", Words, primary_key=True),
    Column("counts_from", UtcTime, primary_key=True),
    Column("club", Words, primary_key=True),
    Column("closed_at", UtcTime, primary_key=True),
    Column("person", Words, primary_key=True),
    Column("is_right", Boolean, nullable=False),
    Column("is_first", Boolean, nullable=False),
    Column("days_early", Float, nullable=False),
    Index(None, "workspace", "club"),
    sqlite_with_rowid=False,
)

tallies = Table(
    "tallies",
    metadata,
    Column("workspace", Words, primary_key=True),
    Column("source", Words, primary_key=True),
    Column("counts_from", UtcTime, primary_key=True),
    Column("right", Integer, nullable=False, comment="verdicts of the source that count from then on"),
    Column("wrong", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# The clubs of which more has become known than their verdicts were given by, a row for each time.
unscored = Table(
    "unscored",
    metadata,
    Column("number", Integer, primary_key=True, comment="counts up and is never given twice"),
    Column("workspace", Words, nullable=False),
    Column("club", Words, nullable=False),
    Column("since", UtcTime, nullable=False, comment="verdicts that count from then on may be other ones"),
    Index(None, "workspace", "club", "number", "since"),
    sqlite_autoincrement=True,
)

scorings = Table(
    "scorings",
    metadata,
    Column("workspace", Words, primary_key=True),
    Column("edition", Words, nullable=False, comment="by which edition of the rules its verdicts were given"),
    sqlite_with_rowid=False,
)

# What articles said before they were edited.
versions = Table(
    "versions",
    metadata,
    Column("article_id", Words, ForeignKey(articles.c.id), primary_key=True),
    Column("number", Integer, primary_key=True, comment="counts up from 0"),
    Column("title", Words, nullable=False),
    Column("body", Words, nullable=False),
    Column("replaced_at", UtcTime, nullable=False),
    sqlite_with_rowid=False,
)

addresses = Table(
    "addresses",
    metadata,
    Column("url", Words, primary_key=True, comment="canonical"),
    Column("article_id", Words, ForeignKey(articles.c.id), nullable=False),
    Column("visited_at", UtcTime, comment="when it was last fetched; null where it never was"),
    Column("etag", Words),
    Column("last_modified", Words),
    sqlite_with_rowid=False,
)

# What texts are compared by. Bands hold numbers, because an article's id is many times as long.
signatures = Table(
    "signatures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article_id", Words, ForeignKey(articles.c.id), nullable=False, unique=True),
    Column("edition", Integer, nullable=False, comment="by which rules it was made"),
    Column("hashes", LargeBinary, nullable=False),
)

bands = Table(
    "bands",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("number", Integer, ForeignKey(signatures.c.number), primary_key=True),
    sqlite_with_rowid=False,
)

_IS_OPEN, _IS_UNTOLD = text("due_at IS NOT NULL"), text("due_at IS NULL AND NOT is_told")

links = Table(
    "links",
    metadata,
    Column("id", Integer, primary_key=True, comment="counts up and is never given twice"),
    Column("workspace", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("member", Words, nullable=False),
    Column("message", Words, nullable=False),
    Column("url", Words, nullable=False, comment="as it was posted"),
    Column("automatic", Boolean, nullable=False),
    Column("address", Words, nullable=False, comment="canonical, as far as that can be told before it is fetched"),
    Column("posted_at", UtcTime, nullable=False),
    Column("state", _one_of(LinkState), nullable=False),
    Column("reason", Words, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("done_at", UtcTime),
    Column("article_id", Words),
    Column("recorded", _one_of(Recorded)),
    Column("due_at", UtcTime, comment="from when on a worker may take it; null once it is done"),
    Column("is_taken", Boolean, nullable=False, comment="a worker has it, until `due_at`"),
    Column("is_told", Boolean, nullable=False, comment="whoever posted it knows what became of it"),
    Index("ix_links_open", "workspace", "automatic", "due_at", "id", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
    Index("ix_links_open_address", "address", "due_at", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
    Index("ix_links_untold", "workspace", "id", sqlite_where=_IS_UNTOLD, postgresql_where=_IS_UNTOLD),
    sqlite_autoincrement=True,
)

# What a link led to, kept from its fetching until it has been read.
pages = Table(
    "pages",
    metadata,
    Column("link_id", Integer, ForeignKey(links.c.id), primary_key=True),
    Column("url", Words, nullable=False),
    Column("addresses", JSON, nullable=False, comment="the other addresses that led there"),
    Column("title", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("outlet", Words, nullable=False),
    Column("author", Words),
    Column("published_at", UtcTime),
    Column("edited_at", UtcTime),
    Column("is_partial", Boolean, nullable=False),
    Column("note", Words, nullable=False),
    Column("is_read", Boolean, nullable=False, comment="whether the text is to be read for claims"),
    Column("etag", Words),
    Column("last_modified", Words),
)

# What reports have said of who has a job, of whatever workspace: it helps to read later ones.
job_notes = Table(
    "job_notes",
    metadata,
    Column("club", Words, primary_key=True),
    Column("person", Words, primary_key=True),
    Column("kind", _one_of(NoteKind), primary_key=True),
    Column("outlet", Words, primary_key=True),
    Column("month", Words, primary_key=True, comment="the year and month of `day`"),
    Column("day", Date, nullable=False),
    Index(None, "day"),
    sqlite_with_rowid=False,
)

# A feed is fetched once, however many workspaces follow it.
feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True, comment="counts up and is never given twice"),
    Column("url", Words, nullable=False, unique=True),
    Column("title", Words, nullable=False),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("checked_at", UtcTime),
    Column("newest_at", UtcTime),
    Column("failures", Integer, nullable=False),
    Column("failing_since", UtcTime),
    Column("trouble", Words, nullable=False),
    Column("next_check_at", UtcTime, comment="null while it is paused"),
    Index(None, "next_check_at"),
    sqlite_autoincrement=True,
)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("feed_id", Integer, ForeignKey(feeds.c.id), primary_key=True),
    Column("workspace", Words, primary_key=True),
    Column("channel", Words, nullable=False),
    Column("member", Words, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("is_begun", Boolean, nullable=False),
    Column("is_told", Boolean, nullable=False, comment="whether the workspace knows that the feed is paused"),
    Index(None, "workspace"),
    sqlite_with_rowid=False,
)

seen_items = Table(
    "seen_items",
    metadata,
    Column("feed_id", Integer, ForeignKey(feeds.c.id), primary_key=True),
    Column("workspace", Words, primary_key=True),
    Column("address", Words, primary_key=True, comment="canonical"),
    Column("seen_at", UtcTime, nullable=False, comment="when it was last in the feed"),
    sqlite_with_rowid=False,
)
