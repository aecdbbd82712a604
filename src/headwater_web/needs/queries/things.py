"""Editions as things of a thread."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker
from headwater_web.needs.queries.published import editions_seen_by
from headwater_web.needs.queries.seeing import may_see_draft
from headwater_web.needs.queries.shelf import edition_page
from headwater_web.thread.api import Thing


def editions_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the editions that a person may read, published or as a draft."""
    newest: dict[str, Thing] = {}
    for seen in editions_seen_by(person):
        content = seen.edition.content
        if content.reference in references and content.reference not in newest:
            newest[content.reference] = Thing(
                content.reference,
                content.title,
                reverse("needs:edition", args=[content.edition_id]),
                _("published, version {version}").format(version=content.version),
                content.published_on,
            )
    for reference in set(references) - set(newest):
        page = edition_page(reference) if may_see_draft(person, reference) else None
        if page is not None:
            address = reverse("needs:draft", args=[reference])
            newest[reference] = Thing(reference, page.title, address, _("a draft"))
    return newest
