"""What the two youth justice services offer, with what is planted in it (`truths.py`).

The services write other headers, other words for the same offers and other dates.
"""

from dataclasses import dataclass

import pyarrow as pa

from headwater.demo.justice.entrants import SERVICES
from headwater.demo.places.districts import Districts
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.writing.rows import Rows

_COUNTY_HEADERS = {
    "Return Ref": "Offer Ref",
    "Service": "Youth Justice Service",
    "Year Start": "Year Beginning",
    "Authority": "Local Authority",
    "Offer": "Intervention",
    "Statutory": "Statutory Or Not",
    "Prevention": "Contribution to Violence Reduction",
    "Referral Route": "Referred By",
    "Age From": "Min Age",
    "Age To": "Max Age",
    "Children Reached": "Children",
}
_COUNTY_WORDS = {
    "REFPANEL": "Referral order panel",
    "YRO": "Youth rehabilitation order",
    "OOCD": "Out of court disposal",
    "REPAR": "Reparation work",
    "MENTOR": "Mentoring",
    "ETE": "Education training and employment",
    "SUBST": "Substance misuse",
    "KNIFE": "Knife crime awareness",
    "SPORT": "Sport and arts",
    "RJ": "Restorative justice",
    "S": "Statutory",
    "N": "Voluntary",
    "2": "Secondary",
    "3": "Tertiary",
    "COURT": "Court order",
    "POLICE": "Police",
    "WORKER": "Case manager",
    "SCHOOL": "School",
    "ANY": "Open",
}
_WITHHELD = "<5"


@dataclass(frozen=True, slots=True)
class _Offered:
    """One offer of a service: codes as the first service writes them, and who had it."""

    offer: str
    standing: str
    prevention: str
    route: str
    ages: tuple[int, int]
    children: str


_OF_BOTH = (
    _Offered("REFPANEL", "S", "3", "COURT", (10, 17), "64"),
    _Offered("YRO", "S", "3", "COURT", (10, 17), "38"),
    _Offered("OOCD", "S", "2", "POLICE", (10, 17), "121"),
    _Offered("REPAR", "S", "3", "WORKER", (10, 17), "57"),
    _Offered("ETE", "N", "2", "WORKER", (14, 17), "43"),
    _Offered("SUBST", "N", "2", "WORKER", (10, 17), "29"),
)


def offers(districts: Districts, *, year: int) -> dict[str, pa.Table]:
    """The offers of the year that begins in April, a table for each service."""
    truth = TRUTHS.offers
    town, county = SERVICES
    of_town = (
        *_OF_BOTH,
        _Offered("MENTOR", "N", "2", "ANY", truth.mentoring_in_town, "86"),
        *(_alone(code) for code in truth.town_alone),
        _Offered(truth.reached_nobody, "N", "2", "SCHOOL", (10, 17), "0"),
        _Offered(truth.not_said, "S", "3", "WORKER", (10, 17), "33"),
    )
    of_county = (
        *_OF_BOTH,
        _Offered("MENTOR", "N", "2", "ANY", truth.mentoring_in_county, "52"),
        *(_alone(code) for code in truth.county_alone),
        _Offered(truth.reached_nobody, "N", "2", "SCHOOL", (10, 17), _WITHHELD),
        _Offered(truth.not_said, "S", "3", "WORKER", (10, 17), ""),
    )
    authorities = [_authority(districts, is_town=each) for each in (True, False)]
    written = [
        _written(offered, service, authority, year)
        for offered, service, authority in zip(
            (of_town, of_county), SERVICES, authorities, strict=True
        )
    ]
    return {town: written[0], county: _of_county(written[1])}


def _alone(code: str) -> _Offered:
    """So few children that the number must not be shown, in whatever one service offers alone."""
    return _Offered(code, "N", "2", "WORKER", (10, 17), str(TRUTHS.offers.reached_alone))


def _authority(districts: Districts, *, is_town: bool) -> str:
    """The code of the upper-tier authority of the town, or of the first other one."""
    return next(
        code
        for code, places in districts.authorities.items()
        if any(map(districts.of_town, places)) is is_town
    )


def _written(offered: tuple[_Offered, ...], service: str, authority: str, year: int) -> pa.Table:
    rows: Rows = [
        {
            "Return Ref": f"SYN-YO{year}-{service[-2:]}-{number:02d}",
            "Service": service,
            "Year Start": f"{year}-04-01",
            "Authority": authority,
            "Offer": each.offer,
            "Statutory": each.standing,
            "Prevention": each.prevention,
            "Referral Route": each.route,
            "Age From": str(each.ages[0]),
            "Age To": str(each.ages[1]),
            "Children Reached": each.children,
        }
        for number, each in enumerate(offered, 1)
    ]
    return pa.Table.from_pylist(rows)


def _of_county(table: pa.Table) -> pa.Table:
    """The same in the second service's headers and words."""
    coded = {"Offer", "Statutory", "Prevention", "Referral Route"}
    return pa.Table.from_pylist(
        [
            {
                _COUNTY_HEADERS[name]: _COUNTY_WORDS.get(cell, cell) if name in coded else cell
                for name, cell in row.items()
            }
            for row in table.to_pylist()
        ]
    )
