"""The site's settings: good values are read, bad ones refused with the words to mend them."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater_web.config.databases import BadDatabaseAddress, database_from
from headwater_web.config.environment import BadSetting, read_environment
from headwater_web.config.mail import BadMailAddress, mail_server_from
from headwater_web.config.policies import EDITOR_POLICY, SITE_POLICY

SECRET = "s" * 50


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The least that the site is told."""
    return {"HEADWATER_SITE_HOME": str(tmp_path / "site")}


def test_with_nothing_said_the_site_is_closed_and_keeps_to_this_machine(
    home: dict[str, str],
) -> None:
    found = read_environment(home)
    assert (found.debug, found.demonstration) == (False, False)
    assert found.secure_cookies
    assert found.hosts == ("127.0.0.1", "localhost", "[::1]")
    assert found.exchange == Path.cwd() / "var" / "exchange"
    assert found.released == Path.cwd() / "var" / "released"
    assert found.database.name == home["HEADWATER_SITE_HOME"] + "/site.sqlite3"


def test_the_secret_is_made_once_and_readable_by_its_owner_alone(home: dict[str, str]) -> None:
    first = read_environment(home).secret
    assert len(first) >= 50
    assert read_environment(home).secret == first
    path = Path(home["HEADWATER_SITE_HOME"]) / "secret.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["secret.key"]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("HEADWATER_SITE_SECRET", "short", "at least 50 random characters"),
        ("HEADWATER_SITE_DEBUG", "maybe", "1 for yes"),
        ("HEADWATER_SITE_DEMONSTRATION", "true", "1 for yes"),
        ("HEADWATER_SITE_HOSTS", "*", "without [*]"),
        ("HEADWATER_SITE_HOSTS", "https://headwater.example.org", "without a scheme"),
        ("HEADWATER_SITE_ORIGINS", "headwater.example.org", "begin with https://"),
        ("HEADWATER_EXCHANGE", __file__, "a folder"),
        ("HEADWATER_RELEASED", __file__, "a folder"),
        ("DATABASE_URL", "mysql://db/headwater", "sqlite or postgres"),
        ("HEADWATER_SITE_MAIL", "pigeon://roof", "mail server with [?]from="),
    ],
)
def test_a_bad_value_is_refused_with_what_to_do(
    name: str, value: str, says: str, home: dict[str, str]
) -> None:
    with pytest.raises(BadSetting, match=says) as refused:
        read_environment(home | {name: value})
    assert str(refused.value).startswith(f"{name}: found ")
    assert "Next: " in str(refused.value)


def test_a_demonstration_stays_on_this_machine(home: dict[str, str]) -> None:
    told = home | {"HEADWATER_SITE_DEMONSTRATION": "1"}
    assert not read_environment(told).secure_cookies
    with pytest.raises(BadSetting, match="passwords are published"):
        read_environment(told | {"HEADWATER_SITE_HOSTS": "headwater.example.org"})


def test_good_values_are_read(home: dict[str, str]) -> None:
    found = read_environment(
        home
        | {
            "HEADWATER_SITE_SECRET": SECRET,
            "HEADWATER_SITE_HOSTS": "headwater.example.org, www.headwater.example.org",
            "HEADWATER_SITE_ORIGINS": "https://headwater.example.org",
            "HEADWATER_SITE_BEHIND_PROXY": "1",
            "DATABASE_URL": "postgres://site:p%40ss@db.example:6432/headwater?sslmode=require",
        }
    )
    assert found.secret == SECRET
    assert found.hosts == ("headwater.example.org", "www.headwater.example.org")
    assert found.behind_proxy
    assert found.database.password == "p@ss"
    assert found.database.options == {"sslmode": "require"}
    assert "p@ss" not in repr(found.database)


class TestDatabases:
    """One address for one database."""

    @pytest.mark.parametrize(
        ("address", "engine", "name"),
        [
            ("sqlite:///site.sqlite3", "sqlite3", "site.sqlite3"),
            ("sqlite:////srv/a%20b.sqlite3", "sqlite3", "/srv/a b.sqlite3"),
            ("postgres://db/headwater", "postgresql", "headwater"),
            ("postgresql://db/headwater", "postgresql", "headwater"),
        ],
    )
    def test_good_addresses(self, address: str, engine: str, name: str) -> None:
        database = database_from(address)
        assert database.engine.endswith(engine)
        assert database.name == name

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "sqlite://",
            "sqlite://host/site.sqlite3",
            "postgres://db",
            "postgres:///headwater",
            "postgres://db:port/headwater",
            "postgres://db/headwater?sslmod=require",
            "mysql://db/headwater",
        ],
    )
    def test_bad_addresses(self, address: str) -> None:
        with pytest.raises(BadDatabaseAddress) as refused:
            database_from(address)
        found, expected, next_step = refused.value.args
        assert found
        assert expected
        assert next_step.startswith("write ")

    @given(st.text(min_size=1, max_size=30))
    def test_a_password_is_never_repeated(self, password: str) -> None:
        from urllib.parse import quote

        secret = f"hidden{password}hidden"
        with pytest.raises(BadDatabaseAddress) as refused:
            database_from(f"postgres://site:{quote(secret, safe='')}@db:port/headwater")
        assert secret not in str(refused.value)

    def test_sqlite_writers_take_their_turn_at_begin(self) -> None:
        options = database_from("sqlite:///site.sqlite3").for_django()["OPTIONS"]
        assert options["transaction_mode"] == "IMMEDIATE"
        assert "journal_mode=WAL" in options["init_command"]


class TestMail:
    """Printed, or handed to a server."""

    def test_good_addresses(self) -> None:
        assert mail_server_from("console:").backend.endswith("console.EmailBackend")
        server = mail_server_from("smtp://us:secret@mail.example.org?from=us@example.org")
        assert (server.port, server.use_tls, server.use_ssl) == (587, True, False)
        assert "secret" not in repr(server)

    @pytest.mark.parametrize(
        "address", ["", "smtp://mail.example.org", "smtp://?from=a@b.example", "http://x?from=a@b"]
    )
    def test_bad_addresses(self, address: str) -> None:
        with pytest.raises(BadMailAddress):
            mail_server_from(address)


def test_the_sites_policy_allows_nothing_inline_and_nobody_else() -> None:
    sources = {source for sources in SITE_POLICY.values() for source in sources}
    assert sources == {"'none'", "'self'", "data:"}
    assert SITE_POLICY["script-src"] == ["'self'"]
    assert "http" not in str(EDITOR_POLICY)
