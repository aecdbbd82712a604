"""The link that ends the e-mails. It holds a signed reference, so nobody has to sign in."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from headwater_web.accounts.api import person_with_reference
from headwater_web.audit.api import Actor

_SALT = "headwater.dashboard.digest.stop"


class LinkUnreadable(ValueError):
    """A link was not signed by this site, or is of nobody."""


def stop_path(person: Actor) -> str:
    """The path at which somebody's e-mails are ended. It works for as long as the site's secret."""
    token = Signer(salt=_SALT).sign(person.audit_reference.removeprefix("person/"))
    return reverse("dashboard:stop_digest", args=[token])


def person_of_link(token: str) -> Actor:
    """Whose link it is. Raises LinkUnreadable."""
    try:
        reference = Signer(salt=_SALT).unsign(token)
    except BadSignature:
        raise LinkUnreadable from None
    found = person_with_reference(f"person/{reference}")
    if found is None:
        raise LinkUnreadable
    return found
