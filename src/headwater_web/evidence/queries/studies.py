"""Reading the research register, the newest first."""

from datetime import date

from django.db.models import QuerySet

from headwater_web.evidence.followed_studies import FollowedStudy
from headwater_web.evidence.models import Study


def all_studies() -> QuerySet[Study]:
    """Every study, the newest first."""
    found: QuerySet[Study] = Study.objects.order_by("-planned_starts_on", "-pk")
    return found


def followed_studies(studies: QuerySet[Study], today: date) -> tuple[FollowedStudy, ...]:
    """Studies with what happened to them, as they stand on a day."""
    return tuple(
        FollowedStudy(
            study=each,
            every_event=tuple(each.events.all()),
            outputs=tuple(each.outputs.all()),
            outcomes=tuple(each.outcomes.all()),
            today=today,
        )
        for each in studies.prefetch_related("events", "outputs", "outcomes")
    )


def study_with(reference: str, today: date) -> FollowedStudy | None:
    """One study by its reference."""
    found = followed_studies(all_studies().filter(reference=reference), today)
    return found[0] if found else None


def shared_studies(today: date) -> tuple[FollowedStudy, ...]:
    """The studies whose summary was published for others to use."""
    return tuple(each for each in followed_studies(all_studies(), today) if each.shared)
