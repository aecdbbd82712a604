"""What the site is told by its environment. A bad value is refused with the words to mend it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured

from headwater_web.config.databases import BadDatabaseAddress, Database, database_from
from headwater_web.config.mail import BadMailAddress, MailServer, mail_server_from
from headwater_web.config.secrets import secret_beside

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SHORTEST_SECRET = 50
Parsed = TypeVar("Parsed")


class BadSetting(ImproperlyConfigured):
    """A setting of the environment cannot be used: which, what was found, expected, next."""

    def __init__(self, name: str, *, found: str, expected: str, next_step: str) -> None:
        super().__init__(f"{name}: found {found}. Expected {expected}. Next: {next_step}")


@dataclass(frozen=True, slots=True)
class SiteEnvironment:
    """The site's environment, checked."""

    secret: str
    debug: bool
    demonstration: bool
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    behind_proxy: bool
    home: Path
    exchange: Path
    released: Path
    definitions: Path
    partnership: str
    static_root: Path
    database: Database
    mail: MailServer

    @property
    def secure_cookies(self) -> bool:
        """Cookies travel over TLS alone, save on one's own machine."""
        return not (self.debug or self.demonstration)


def read_environment(values: Mapping[str, str]) -> SiteEnvironment:
    """Check every value and return them typed. Raises BadSetting at the first that is wrong."""
    home = _path(values, "HEADWATER_SITE_HOME", Path("var") / "site")
    demonstration = _switch(values, "HEADWATER_SITE_DEMONSTRATION")
    definitions = _definitions(values)
    return SiteEnvironment(
        secret=_secret(values, home),
        debug=_switch(values, "HEADWATER_SITE_DEBUG"),
        demonstration=demonstration,
        hosts=_hosts(values, demonstration=demonstration),
        origins=_origins(values),
        behind_proxy=_switch(values, "HEADWATER_SITE_BEHIND_PROXY"),
        home=home,
        exchange=_path(values, "HEADWATER_EXCHANGE", Path("var") / "exchange"),
        released=_path(values, "HEADWATER_RELEASED", Path("var") / "released"),
        definitions=definitions,
        partnership=_partnership(values, definitions),
        static_root=_path(values, "HEADWATER_SITE_STATIC", Path("static")),
        database=_database(values, home),
        mail=_mail(values),
    )


def _switch(values: Mapping[str, str], name: str) -> bool:
    found = values.get(name, "").strip().lower()
    if found not in {"", "0", "1"}:
        raise BadSetting(
            name,
            found=repr(found),
            expected="1 for yes, 0 or nothing for no",
            next_step=f"set {name}=1 or leave it out",
        )
    return found == "1"


def _path(values: Mapping[str, str], name: str, default: Path) -> Path:
    path = Path(values.get(name) or default).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise BadSetting(
            name,
            found="a file",
            expected="a folder, which may not exist yet",
            next_step=f"point {name} at a folder",
        )
    return path


def _definitions(values: Mapping[str, str]) -> Path:
    beside_source = Path(__file__).resolve().parents[3] / "definitions"
    root = _path(values, "HEADWATER_DEFINITIONS", beside_source)
    if not (root / "partnerships").is_dir():
        raise BadSetting(
            "HEADWATER_DEFINITIONS",
            found="a folder without a folder `partnerships` in it",
            expected="the folder of definitions that comes with Headwater",
            next_step="point HEADWATER_DEFINITIONS at that folder",
        )
    return root


def _partnership(values: Mapping[str, str], definitions: Path) -> str:
    folders = definitions / "partnerships"
    key = values.get("HEADWATER_PARTNERSHIP") or (folders / "default").read_text().strip()
    known = sorted(folder.name for folder in folders.iterdir() if folder.is_dir())
    if key not in known:
        raise BadSetting(
            "HEADWATER_PARTNERSHIP",
            found=repr(key),
            expected=f"one of {', '.join(known)}",
            next_step="set it to one of these, or leave it out for the usual one",
        )
    return key


def _secret(values: Mapping[str, str], home: Path) -> str:
    secret = values.get("HEADWATER_SITE_SECRET", "")
    if not secret:
        return secret_beside(home)
    if len(secret) < SHORTEST_SECRET:
        raise BadSetting(
            "HEADWATER_SITE_SECRET",
            found=f"{len(secret)} characters",
            expected=f"at least {SHORTEST_SECRET} random characters",
            next_step="python -c 'import secrets; print(secrets.token_urlsafe(48))' makes one",
        )
    return secret


def _hosts(values: Mapping[str, str], *, demonstration: bool) -> tuple[str, ...]:
    hosts = _listed(values, "HEADWATER_SITE_HOSTS") or LOOPBACK
    if "*" in hosts or any("/" in host for host in hosts):
        raise BadSetting(
            "HEADWATER_SITE_HOSTS",
            found=repr(",".join(hosts)),
            expected="host names separated by commas, without a scheme and without *",
            next_step="write for example HEADWATER_SITE_HOSTS=headwater.example.org",
        )
    if demonstration and not set(hosts) <= set(LOOPBACK):
        raise BadSetting(
            "HEADWATER_SITE_HOSTS",
            found=repr(",".join(hosts)),
            expected="this machine only, because the demonstration's passwords are published",
            next_step="leave out HEADWATER_SITE_HOSTS, or HEADWATER_SITE_DEMONSTRATION",
        )
    return hosts


def _origins(values: Mapping[str, str]) -> tuple[str, ...]:
    origins = _listed(values, "HEADWATER_SITE_ORIGINS")
    if any(not origin.startswith(("https://", "http://")) for origin in origins):
        raise BadSetting(
            "HEADWATER_SITE_ORIGINS",
            found=repr(",".join(origins)),
            expected="addresses that begin with https://, separated by commas",
            next_step="write for example HEADWATER_SITE_ORIGINS=https://headwater.example.org",
        )
    return origins


def _listed(values: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in values.get(name, "").split(",") if part.strip())


def _database(values: Mapping[str, str], home: Path) -> Database:
    address = values.get("DATABASE_URL") or f"sqlite:///{home / 'site.sqlite3'}"
    return _parsed("DATABASE_URL", database_from, address, BadDatabaseAddress)


def _mail(values: Mapping[str, str]) -> MailServer:
    address = values.get("HEADWATER_SITE_MAIL") or "console:"
    return _parsed("HEADWATER_SITE_MAIL", mail_server_from, address, BadMailAddress)


def _parsed(
    name: str, parse: Callable[[str], Parsed], address: str, fault: type[ValueError]
) -> Parsed:
    try:
        return parse(address)
    except fault as error:
        found, expected, next_step = error.args
        raise BadSetting(name, found=found, expected=expected, next_step=next_step) from None
