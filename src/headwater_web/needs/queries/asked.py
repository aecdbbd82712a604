"""Versions that were handed to the engine, and what became of them."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings

from headwater.exchange.spool import Spool
from headwater_web.needs.models import Asked
from headwater_web.needs.queries.published import is_published


class Standing(StrEnum):
    """What became of a version."""

    BUILDING = "building"
    REFUSED = "refused"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class FollowedVersion:
    """A version with the engine's answer, if there is one."""

    asked: Asked
    standing: Standing
    refused_because: tuple[str, ...] = ()


def versions_of(reference: str) -> tuple[FollowedVersion, ...]:
    """Every time that an edition was handed to the engine, newest first."""
    rows = Asked.objects.filter(edition=reference).order_by("-pk")
    return tuple(_followed(each) for each in rows)


def next_version(reference: str) -> int:
    """The number of the version that would be published next. A refused one is asked again."""
    built = [
        each.asked.version
        for each in versions_of(reference)
        if each.standing is not Standing.REFUSED
    ]
    return max(built, default=0) + 1


def is_being_built(reference: str) -> bool:
    """Whether the engine has yet to answer."""
    return any(each.standing is Standing.BUILDING for each in versions_of(reference))


def published_digest(reference: str) -> str:
    """The digest of the draft that was published last, empty before the first."""
    there = (each for each in versions_of(reference) if each.standing is Standing.THERE)
    newest = next(there, None)
    return newest.asked.words_digest if newest is not None else ""


def _followed(asked: Asked) -> FollowedVersion:
    answer = Spool(settings.HEADWATER_EXCHANGE).edition_answer(asked.request_id)
    if answer is not None and answer.refused_because:
        return FollowedVersion(asked, Standing.REFUSED, answer.refused_because)
    if answer is not None or is_published(asked.edition_id):
        return FollowedVersion(asked, Standing.THERE)
    return FollowedVersion(asked, Standing.BUILDING)
