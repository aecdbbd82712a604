"""What is said of an asset, column by column: the same for a form, a file and its dictionary."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from headwater_web.community.lists import AssetLists
from headwater_web.community.models import Cost, Sector
from headwater_web.ui.rows_of_files import Column, Shape

_AGE = _("an age in years, such as 15")
_MOST_DIGITS_OF_AN_AGE = 3
YES_OR_NO = (("no", _("no")), ("yes", _("yes")))


def asset_columns(
    lists: AssetLists, factors: tuple[tuple[str, str], ...] = ()
) -> tuple[Column, ...]:
    """Every column. `factors` are the protective factors of the release by key, where it has any.

    The first seven questions that providers are asked in Wales stand behind the columns: name and
    aim, contact, what is done, money and its length, who can be sent, partners, evaluation.
    """
    kinds = tuple((each.key, each.name) for each in lists.kinds)
    places = tuple((each.code, each.name) for each in lists.places)
    return (
        Column("name", _("Name"), _("what people call it; no person's name"), longest=120),
        Column("aim", _("What it is for"), _("its aim, in one sentence")),
        Column("kind", _("Kind"), _("the kind that fits best"), Shape.CHOICE, choices=kinds),
        Column(
            "offers",
            _("What it offers"),
            _("what people can do or get there"),
            Shape.TEXT,
            longest=1_500,
        ),
        _age("ages_from", _("Youngest age"), _("in years")),
        _age("ages_to", _("Oldest age"), _("in years; 120 where there is no end")),
        Column(
            "groups",
            _("For which people"),
            _("such as girls and young women; empty for all"),
            is_needed=False,
            longest=200,
        ),
        Column(
            "hours",
            _("Days and hours"),
            _("such as Monday 16:00-18:00; Thursday 18:30-20:00. Empty where they are not known"),
            is_needed=False,
            longest=400,
        ),
        Column(
            "cost",
            _("Cost to the person"),
            _("what it costs to come"),
            Shape.CHOICE,
            choices=tuple(Cost.choices),
        ),
        Column(
            "cost_words",
            _("How much it costs"),
            _("such as £2 an evening"),
            is_needed=False,
            longest=120,
        ),
        Column(
            "telephone",
            _("Public telephone"),
            _("the number that anyone may ring"),
            is_needed=False,
            longest=30,
        ),
        Column(
            "website",
            _("Website"),
            _("its address, such as www.club.example"),
            is_needed=False,
            longest=200,
        ),
        Column(
            "district",
            _("District"),
            _("the district, or the whole area"),
            Shape.CHOICE,
            choices=places,
        ),
        Column(
            "postcode",
            _("Postcode"),
            _("where it is. Never of a refuge"),
            is_needed=False,
            longest=8,
        ),
        Column(
            "small_area",
            _("Small area"),
            _("the code of its small area, where there is no postcode. Never of a refuge"),
            is_needed=False,
            longest=20,
        ),
        Column(
            "sector",
            _("Who runs it"),
            _("what sort of body"),
            Shape.CHOICE,
            choices=tuple(Sector.choices),
        ),
        Column(
            "sensitive",
            _("Must its place stay secret?"),
            _("then only its telephone and its district are kept"),
            Shape.CHOICE,
            is_needed=False,
            choices=YES_OR_NO,
        ),
        Column("funding", _("Who pays for it"), _("where its money comes from"), is_needed=False),
        Column(
            "funded_until",
            _("Money until"),
            _("the last day that is paid for"),
            Shape.DAY,
            is_needed=False,
        ),
        Column(
            "referral",
            _("How people get in"),
            _("walk in, ring, or be sent by whom, and who cannot come"),
            is_needed=False,
        ),
        Column("partners", _("Whom it works with"), _("partners and networks"), is_needed=False),
        Column(
            "evaluation",
            _("How it knows that it helps"),
            _("what was looked at, and when"),
            is_needed=False,
        ),
        Column(
            "factors",
            _("What it strengthens"),
            _("protective factors from the library"),
            Shape.CHOICES,
            is_needed=False,
            choices=factors,
        ),
    )


def confirmation_columns() -> tuple[Column, ...]:
    """When and how somebody made sure of it."""
    return (
        Column(
            "confirmed_on",
            _("Confirmed on"),
            _("the day on which somebody made sure of this"),
            Shape.DAY,
        ),
        Column(
            "confirmed_how",
            _("Confirmed how"),
            _("such as: the club told us by telephone. No person's name"),
            longest=200,
        ),
    )


def _age(name: str, label: Any, meaning: Any) -> Column:
    """A whole number of years."""
    most = _MOST_DIGITS_OF_AN_AGE
    return Column(name, label, meaning, Shape.WHOLE, most_digits=most, expected=_AGE)
