"""What a plan can name of the release that is shown: its measures, and its districts."""

from dataclasses import dataclass

from headwater.vocabulary.areas import AreaType
from headwater_web.ui.api import current_release


@dataclass(frozen=True, slots=True)
class Offered:
    """Keys of measures and codes of districts, each with its name."""

    measures: tuple[tuple[str, str], ...]
    districts: tuple[tuple[str, str], ...]


def what_is_offered() -> Offered | None:
    """What the current release has; nothing before the first."""
    release = current_release()
    if release is None:
        return None
    return Offered(
        measures=tuple((each.measure, each.title) for each in release.measures),
        districts=tuple(
            (each.code, each.name) for each in release.areas_of_type(AreaType.DISTRICT)
        ),
    )
