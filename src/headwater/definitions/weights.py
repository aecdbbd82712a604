"""Which editions of which scales offences are weighed by: named, never the newest by itself."""

from typing import Self

from pydantic import Field, model_validator

from headwater.definitions.model import Definition, Words


class ScaleInUse(Definition):
    """One edition of one scale, as the files of `event_weights` name them."""

    scale: Words
    edition: Words


class WeightsInUse(Definition):
    """The measure that counts offences by kind, and the editions that they are weighed by."""

    version: int
    measure: Words
    in_use: tuple[ScaleInUse, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_edition_each(self) -> Self:
        scales = [each.scale for each in self.in_use]
        if len(set(scales)) < len(scales):
            raise ValueError("found two editions of one scale in use; expected one of each")
        return self
