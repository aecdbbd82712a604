"""How the site sends its few e-mails: printed on the terminal, or handed to a mail server."""

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

NEXT_STEP = "write smtps://user:password@mail.example.org:465?from=headwater@example.org"


class BadMailAddress(ValueError):
    """The address names no mail server. Never repeats a password."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where e-mail goes and in whose name."""

    backend: str = "django.core.mail.backends.console.EmailBackend"
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    use_tls: bool = False
    use_ssl: bool = False
    sender: str = "headwater@localhost"


def mail_server_from(address: str) -> MailServer:
    """Read a mail server's address: `console:`, `smtp://…` (STARTTLS) or `smtps://…`.

    >>> mail_server_from("smtps://mail.example.org?from=us@example.org").port
    465
    """
    parts = urlsplit(address)
    if parts.scheme == "console":
        return MailServer()
    sender = parse_qs(parts.query).get("from", [""])[0]
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or "@" not in sender:
        raise BadMailAddress(
            f"the scheme {parts.scheme!r}, a host or a sender missing",
            "console: or a mail server with ?from=",
            NEXT_STEP,
        )
    return MailServer(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if parts.scheme == "smtps" else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp",
        use_ssl=parts.scheme == "smtps",
        sender=sender,
    )
