"""Samples of counts about people at risk: conferences on domestic abuse, and exploitation."""

from headwater.demo.samples.returns import counts_feed
from headwater.demo.samples.sheets import Row, mistake

_KINDS = ("All", "Criminal", "Sexual", "Labour", "Servitude", "Not known")
_PERSON_HEADERS = ("Victim Name", "Child Forename", "Date of Birth", "Postcode", "Case Notes")


def _nothing_else(_number: int) -> Row:
    return {}


def _kind(number: int) -> Row:
    return {"Kind of Exploitation": _KINDS[number % len(_KINDS)]}


CONFERENCES = counts_feed(
    "domestic_abuse_conferences",
    period="Quarter",
    about=_nothing_else,
    usual=70,
    shares=(
        ("Cases Discussed", 1.0),
        ("Repeat Cases", 0.3),
        ("Cases with Children", 0.6),
        ("Children in Households", 1.0),
        ("Referred by Police", 0.65),
        ("Referred by Others", 0.35),
        ("Victims Aged 16 or 17", 0.03),
    ),
    person_headers=_PERSON_HEADERS,
)

EXPLOITATION = counts_feed(
    "exploitation_counts",
    period="Quarter",
    about=_kind,
    usual=14,
    shares=(
        ("NRM Referrals", 1.0),
        ("NRM Referrals of Children", 0.5),
        ("NRM Referrals, County Lines", 0.35),
        ("Children Linked to County Lines", 0.3),
        ("Homes Taken Over", 0.2),
        ("Missing Episodes", 1.0),
        ("Missing Children", 0.5),
        ("Return Interviews Offered", 0.9),
        ("Return Interviews Held", 0.5),
    ),
    mistakes=(mistake("not_in_codelist", "Kind of Exploitation", "CCE"),),
    person_headers=_PERSON_HEADERS,
)

FEEDS = (CONFERENCES, EXPLOITATION)
