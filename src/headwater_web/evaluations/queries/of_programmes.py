"""What the page of a programme shows of its evaluations, and on which of them costs may rest."""

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _

from headwater.released.evaluations.result import EvaluationResult
from headwater_web.accounts.api import Asker
from headwater_web.evaluations.followed import FollowedPlan
from headwater_web.evaluations.queries.plans import plans_of
from headwater_web.interventions.api import PartLink, ProgrammePart


def evaluations_on_its_page(person: Asker, programme: str) -> ProgrammePart | None:
    """The evaluations of a programme that a person may see; nothing where there is none."""
    plans = plans_of(person, programme)
    if not plans:
        return None
    said = _("Each was planned and locked before anybody looked. Whatever came out is kept.")
    return ProgrammePart(
        _("Whether it changed anything"), (said,), tuple(_link(each) for each in plans)
    )


def published_result_of(programme: str) -> EvaluationResult | None:
    """Of the published answers about a programme, the one that carries least.

    Costs are not held against the one that came out best while another came out otherwise.
    """
    results = [each.result for each in plans_of(AnonymousUser(), programme) if each.result]
    return min(results, key=lambda each: each.highest_rung.height, default=None)


def _link(each: FollowedPlan) -> PartLink:
    told = f"{each.verdict_words}. {each.result.sentence}" if each.result else str(each.standing)
    return PartLink(
        f"{each.reference} {each.version.title}",
        told,
        reverse("evaluations:evaluation", args=[each.reference]),
    )
