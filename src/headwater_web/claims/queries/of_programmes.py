"""What the page of a programme shows of its claims: each with its limits, as everywhere."""

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker
from headwater_web.claims.queries.claims import claims_of
from headwater_web.claims.shown import ShownClaim
from headwater_web.interventions.api import PartLink, ProgrammePart


def claims_on_its_page(person: Asker, programme: str) -> ProgrammePart | None:
    """The claims of a programme that a person may read; nothing where there is none."""
    links = tuple(
        PartLink(
            f"{shown.reference} {shown.words.said.removesuffix('.')}",
            " ".join((*_standing(shown), *shown.words.limits)),
            reverse("claims:claim", args=[shown.reference]),
        )
        for shown in claims_of(person, programme)
    )
    if not links:
        return None
    said = _("The words are made from the figures by rule, and say no more than they carry.")
    return ProgrammePart(_("What it showed"), (said,), links)


def _standing(shown: ShownClaim) -> tuple[str, ...]:
    return (f"{str(shown.standing).capitalize()}.",) if shown.standing else ()
