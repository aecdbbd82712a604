"""What a partnership asks of its small areas: whose agreement makes a place, and what repeats."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from headwater.definitions.model import Definition, Words


class PersistentAsked(Definition):
    """Which measure of the police, and which of others, must agree that a place stays high.

    `hours_from` are those of them whose times can be trusted to the hour, unlike what a patient
    says in an emergency department hours later.
    """

    police_measure: Words
    other_measures: Annotated[tuple[Words, ...], Field(min_length=1)]
    hours_from: tuple[Words, ...] = ()

    @property
    def measures(self) -> tuple[str, ...]:
        """All of them, that of the police first."""
        return (self.police_measure, *self.other_measures)

    @model_validator(mode="after")
    def _sources_differ(self) -> Self:
        if len(set(self.measures)) < len(self.measures):
            raise ValueError("found a measure twice; expected sources that do not see it alike")
        if unknown := sorted(set(self.hours_from) - set(self.measures)):
            raise ValueError(
                f"found hours from {', '.join(unknown)}; expected some of the measures asked"
            )
        return self


class NearRepeatsAsked(Definition):
    """Of which measures it is asked whether one event follows another soon in the same area."""

    measures: tuple[Words, ...]
    within_days: Annotated[int, Field(ge=1, le=90)] = 14


class PlacesAsked(Definition):
    """What is asked of small areas. What a measure without data is asked stays unanswered."""

    version: int
    persistent: PersistentAsked | None = None
    near_repeats: NearRepeatsAsked | None = None
