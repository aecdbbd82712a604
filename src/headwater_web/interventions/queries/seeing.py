"""Who may see the money and the conditions of a programme."""

from headwater_web.accounts.api import Asker, Rule, may


def may_see_money(person: Asker, organisation: str) -> bool:
    """Whether a person may see the money of an organisation's programmes.

    A provider may see that of its own organisation alone.
    """
    return may(person, Rule.SEE_PROGRAMME_MONEY) or may(
        person, Rule.SEE_INTERVENTIONS, about=organisation
    )
