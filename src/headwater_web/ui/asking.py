"""What every page that asks something shares."""

from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise

from headwater_web.accounts.api import all_organisations


class NotAllowedNow(Exception):
    """An act that the facts do not allow. `words` are for the person who tried: what to do next."""

    words: Promise

    def __init__(self) -> None:
        super().__init__(type(self).__name__)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent with a form, or nothing where the page is only opened."""
    return request.POST if request.method == "POST" else None


def read_anew(form: Form, **read: object) -> None:
    """Tell a refused form what has been read now, so that sent again it knows of the change.

    What was typed stays.
    """
    data = QueryDict(mutable=True)
    data.update(form.data)  # every value of it: the form was posted
    for name, value in read.items():
        data[name] = str(value)
    form.data = data


def organisation_names() -> dict[str, str]:
    """The name of each organisation by its key."""
    return {each.key: each.name for each in all_organisations()}
