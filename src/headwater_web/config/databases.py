"""The site's database from one address: SQLite by default, PostgreSQL when grown up."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
POSTGRESQL_OPTIONS = frozenset({"sslmode", "sslrootcert", "connect_timeout", "application_name"})
NEXT_STEP = "write sqlite:////path/site.sqlite3 or postgres://user:password@host:5432/name"


class BadDatabaseAddress(ValueError):
    """The address names no database that the site can use. Never repeats a password."""


@dataclass(frozen=True, slots=True)
class Database:
    """One database as Django is told of it."""

    engine: str
    name: str
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    def for_django(self) -> dict[str, Any]:
        """The entry of Django's DATABASES."""
        return {
            "ENGINE": self.engine,
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "OPTIONS": self.options,
            "CONN_MAX_AGE": 60 if self.engine == POSTGRESQL else None,
            "CONN_HEALTH_CHECKS": self.engine == POSTGRESQL,
        }


def database_from(address: str) -> Database:
    """Read a database's address.

    >>> database_from("sqlite:////srv/site.sqlite3").name
    '/srv/site.sqlite3'
    >>> database_from("postgres://site@db.example:6432/headwater").port
    '6432'
    """
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return _sqlite(parts)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    raise BadDatabaseAddress(f"the scheme {parts.scheme!r}", "sqlite or postgres", NEXT_STEP)


def _sqlite(parts: SplitResult) -> Database:
    name = unquote(parts.path).removeprefix("/")
    if parts.netloc or not name:
        raise BadDatabaseAddress("no file name", "sqlite:/// and a file's path", NEXT_STEP)
    return Database(engine=SQLITE, name=name, options=_sqlite_options())


def _sqlite_options() -> dict[str, Any]:
    """Readers never wait for the writer; a writer takes its turn at BEGIN, not half-way."""
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }


def _postgresql(parts: SplitResult) -> Database:
    name = unquote(parts.path).strip("/")
    if not name or not parts.hostname:
        raise BadDatabaseAddress("no host or no name", "a host and a database name", NEXT_STEP)
    return Database(
        engine=POSTGRESQL,
        name=name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=parts.hostname,
        port=_port(parts),
        options=_postgresql_options(parts.query),
    )


def _port(parts: SplitResult) -> str:
    try:
        return str(parts.port or "")
    except ValueError:
        raise BadDatabaseAddress("a port that is not one", "1 to 65535", NEXT_STEP) from None


def _postgresql_options(query: str) -> dict[str, Any]:
    options = dict(parse_qsl(query, keep_blank_values=True))
    unknown = sorted(set(options) - POSTGRESQL_OPTIONS)
    if unknown:
        raise BadDatabaseAddress(
            f"the option {unknown[0]!r}", ", ".join(sorted(POSTGRESQL_OPTIONS)), NEXT_STEP
        )
    return options
