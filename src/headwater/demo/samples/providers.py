"""A sample of providers' returns: what one provider did in a quarter, in counts only."""

from headwater.demo.samples.returns import counts_feed
from headwater.demo.samples.sheets import Row, mistake

PROVIDER = "provider_a"
_PROGRAMMES = "ABCD"


def _programme(number: int) -> Row:
    letter = _PROGRAMMES[number // 13 % len(_PROGRAMMES)]
    return {"Provider": PROVIDER, "Programme": f"Programme {letter}"}


RETURNS = counts_feed(
    "provider_returns",
    period="Quarter",
    about=_programme,
    usual=60,
    shares=(
        ("Referred", 1.0),
        ("Accepted", 0.85),
        ("Declined", 0.1),
        ("Started", 0.65),
        ("Sessions", 1.0),
        ("Completed", 0.4),
        ("Left Early", 0.2),
        ("Waiting", 0.1),
    ),
    mistakes=(
        mistake("missing_value", "Programme", ""),
        mistake("not_in_codelist", "Programme", "Boxing"),
    ),
    person_headers=("Young Person", "Participant Name", "Mobile", "Email", "Session Notes"),
)

FEEDS = (RETURNS,)
