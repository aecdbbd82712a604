"""What everybody may read: what is bought, for whom and where, and money where it is public."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from headwater_web.interventions.models import EvaluationDesign
from headwater_web.interventions.money_rules import NOTHING
from headwater_web.interventions.queries.programmes import all_programmes, followed
from headwater_web.ui.asking import organisation_names


@dataclass(frozen=True, slots=True)
class PublicProgramme:
    """One programme for everybody. `money` is None where the organisation's money is not public."""

    reference: str
    name: str
    purpose: str
    organisation: str
    tier: str
    target: str
    bands: str
    districts: str
    settings: str
    starts_on: date
    last_day: date
    standing: str
    design: str
    stop_when: str
    money: Decimal | None
    is_made_up: bool


def public_programmes(today: date) -> tuple[PublicProgramme, ...]:
    """The programmes that a body decided on and that are not over."""
    names = organisation_names()
    return tuple(
        PublicProgramme(
            reference=each.reference,
            name=each.version.name,
            purpose=each.version.purpose,
            organisation=names.get(each.version.organisation, ""),
            tier=each.tier_words,
            target=each.target_words,
            bands=each.bands_words,
            districts=each.districts_words,
            settings=each.settings_words,
            starts_on=each.version.starts_on,
            last_day=each.last_day,
            standing=each.standing_words,
            design=str(EvaluationDesign(each.version.design).label),
            stop_when=each.version.stop_when,
            money=(
                sum((share.amount for share in each.allocations), NOTHING)
                if each.version.money_is_public
                else None
            ),
            is_made_up=each.programme.is_made_up,
        )
        for each in followed(all_programmes(), today)
        if each.standing.is_live
    )
