"""A draft as the engine would be given it now."""

from django.utils import timezone

from headwater.released.editions.content import EditionContent
from headwater_web.needs.queries.asked import next_version
from headwater_web.needs.queries.drafts import Draft
from headwater_web.needs.queries.review import (
    as_signed,
    as_windows,
    standing_sign_offs,
    windows_of,
)


def content_of(draft: Draft) -> EditionContent:
    """A draft as the engine is given it, for whoever stands for it now."""
    page = draft.page
    return EditionContent(
        reference=draft.reference,
        version=next_version(draft.reference),
        title=page.title,
        release_id=draft.release_id,
        modules=draft.modules,
        published_on=timezone.localdate(),
        previous=_previous(draft),
        what_changed=page.what_changed,
        absences=tuple(each for each in draft.absences if each.function in draft.without_module),
        signed_off=as_signed(standing_sign_offs(draft)),
        consultations=as_windows(windows_of(draft.reference)),
        embargoed_until=page.embargoed_until,
    )


def _previous(draft: Draft) -> str:
    """The version before: of this edition if it was published before, or of the one before it."""
    version = next_version(draft.reference)
    return f"{draft.reference}-v{version - 1}" if version > 1 else str(draft.page.previous)
