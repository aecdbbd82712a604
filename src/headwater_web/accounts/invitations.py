"""The link by which someone who was added chooses a password."""

from allauth.account.forms import ResetPasswordForm, default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpRequest
from django.urls import reverse

from headwater_web.accounts.models import Person


def send_link(request: HttpRequest, person: Person) -> None:
    """E-mail the link to choose a password, as if they had asked for it."""
    form = ResetPasswordForm(data={"email": person.email})
    if form.is_valid():
        form.save(request)


def link_path(person: Person) -> str:
    """The link's path on this site, for a terminal where there is no e-mail yet."""
    return reverse(
        "account_reset_password_from_key",
        kwargs={
            "uidb36": user_pk_to_url_str(person),
            "key": default_token_generator.make_token(person),
        },
    )
