"""Money in words, and shares of it: exact, and never rounded towards what one would like."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

NOTHING = Decimal(0)
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


def pounds(amount: Decimal) -> str:
    """An amount as people write it; pence only where there are some.

    >>> pounds(Decimal("120000.00")), pounds(Decimal("12.5"))
    ('£120,000', '£12.50')
    """
    sign = "−" if amount < 0 else ""  # noqa: RUF001 - a minus sign, not a hyphen
    size = abs(amount)
    return f"{sign}£{size:,.0f}" if size == size.to_integral_value() else f"{sign}£{size:,.2f}"


def percentage(share: Decimal) -> str:
    """A percentage without needless noughts.

    >>> percentage(Decimal("10.00")), percentage(Decimal("7.5"))
    ('10%', '7.5%')
    """
    return f"{share.normalize():f}%"


def share_of(part: Decimal, whole: Decimal, *, rounded_up: bool) -> Decimal:
    """How many per cent a part is, to one decimal. `whole` is more than nothing.

    What must reach a share is rounded down, what must stay below one is rounded up, so that a
    rounded number never meets a condition that the exact one misses.

    >>> share_of(Decimal(999), Decimal(10000), rounded_up=False)
    Decimal('9.9')
    """
    rounding = ROUND_CEILING if rounded_up else ROUND_FLOOR
    return (part * _HUNDRED / whole).quantize(_TENTH, rounding=rounding)


def reaches(part: Decimal, whole: Decimal, asked: Decimal) -> bool:
    """Whether a part is at least so many per cent, exactly."""
    return part * _HUNDRED >= asked * whole


def stays_within(part: Decimal, whole: Decimal, asked: Decimal) -> bool:
    """Whether a part is at most so many per cent, exactly."""
    return part * _HUNDRED <= asked * whole
