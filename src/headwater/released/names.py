"""Finding a measure or an area by name, and suggesting the closest when there is none."""

from collections.abc import Mapping
from difflib import get_close_matches

from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import UNPLACED_AREAS, Area, AreaType, LocationState
from headwater.vocabulary.faults import ExitCode, Fault

_UNPLACED_NAMES = {
    LocationState.OUTSIDE: "Outside the partnership",
    LocationState.NO_LOCATION: "No place given",
    LocationState.UNKNOWN_AREA: "Place not known",
}


class MeasureNotFound(Fault):
    """A measure was asked for that the release does not hold."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, name: str, known: Mapping[str, str]) -> None:
        super().__init__(
            found=f"No measure is named {name!r}.",
            expected="the name of a measure in this release.",
            next_step=_suggestion(name, known),
        )


class AreaNotFound(Fault):
    """An area was asked for that the release does not hold."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, code: str, known: Mapping[str, str]) -> None:
        super().__init__(
            found=f"No area has the code {code!r}.",
            expected="the code of an area in this release.",
            next_step=_suggestion(code, known),
        )


def find_measure(name: str, measures: Mapping[str, ReleasedMeasure]) -> ReleasedMeasure:
    """The measure of this name. Raises MeasureNotFound, with the closest names."""
    if name not in measures:
        raise MeasureNotFound(name, {key: found.title for key, found in measures.items()})
    return measures[name]


def find_area(code: str, areas: Mapping[str, Area]) -> Area:
    """The area with this code. Raises AreaNotFound, with the closest codes and names."""
    if code not in areas:
        raise AreaNotFound(code, {key: found.name for key, found in areas.items()})
    return areas[code]


def unplaced_areas() -> dict[str, Area]:
    """The three places of events that belong to the total and to no district."""
    return {
        str(state): Area(str(state), _UNPLACED_NAMES[state], AreaType.UNPLACED)
        for state in UNPLACED_AREAS
    }


def _suggestion(wanted: str, known: Mapping[str, str]) -> str:
    """The three closest names, whether the key or the title was nearly written."""
    by_text = {text.lower(): key for key, title in known.items() for text in (title, key)}
    close = get_close_matches(wanted.lower(), by_text, n=3, cutoff=0.4)
    keys = dict.fromkeys(by_text[text] for text in close) or dict.fromkeys(list(known)[:5])
    return "try " + ", ".join(f"{key} ({known[key]})" for key in keys) + "."
