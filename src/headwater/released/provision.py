"""How alternative provision stands to mainstream schools, or why that cannot be said."""

from dataclasses import dataclass
from datetime import date

from headwater.vocabulary.provision import Likeness, Obstacle, Question, Setting


@dataclass(frozen=True, slots=True)
class Limits:
    """A share from 0 to 1, or a difference of two, with its 95% limits."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class GroupShown:
    """One group of similar pupils; the numbers are as disclosure let them go.

    `alike` gives the group's value of each likeness, in their order. Shares are of half days, or
    of young people whose destination is known.
    """

    alike: tuple[str, ...]
    alternative_pupils: int
    alternative_share: float
    mainstream_pupils: int
    mainstream_share: float


@dataclass(frozen=True, slots=True)
class LikeWithLike:
    """Both settings among similar pupils; every number is worked out from released ones alone.

    `alternative` is over the groups that both have; `mainstream` is over the same groups as if it
    had the make-up of alternative provision, and `difference` is the first less the second.
    `mainstream_as_it_is` and `plain_difference` leave its own make-up. `pupils_alike` is the share
    of the pupils shown of alternative provision who are in those groups.
    """

    alternative: Limits
    mainstream: Limits
    difference: Limits
    mainstream_as_it_is: Limits
    plain_difference: Limits
    alternative_pupils: int
    mainstream_pupils: int
    pupils_alike: float
    groups: tuple[GroupShown, ...]


@dataclass(frozen=True, slots=True)
class NotGoodEnough:
    """One reason against comparing: what is wrong, with which setting's data, and by whom.

    `share` is how complete or known it is, where that is the reason; `pupils` how many are left.
    `missing` are the likenesses that its rows do not state; without any, they state none at all.
    `since` is the first day without a basis, where there was one.
    """

    obstacle: Obstacle
    feed: str
    feed_title: str
    supplier_name: str
    setting: Setting
    share: float | None = None
    pupils: int | None = None
    missing: tuple[Likeness, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of one setting: the share of rows and terms that came, and of destinations that are known."""

    setting: Setting
    received: float
    known: float | None = None


@dataclass(frozen=True, slots=True)
class ProvisionCompared:
    """One council's answer to one question: a comparison, or every reason why there is none.

    `period` is a school year such as 2024/25, or a month such as 2026-01. `alike` is what similar
    pupils have in common; `not_alike` is what nobody said of them.
    """

    question: Question
    supplier: str
    supplier_name: str
    period: str = ""
    as_at_date: date | None = None
    alike: tuple[Likeness, ...] = ()
    not_alike: tuple[Likeness, ...] = ()
    completeness: tuple[Completeness, ...] = ()
    compared: LikeWithLike | None = None
    reasons: tuple[NotGoodEnough, ...] = ()
