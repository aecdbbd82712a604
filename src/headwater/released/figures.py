"""A reference to one figure that stays true for ever."""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from headwater.vocabulary.faults import ExitCode, Fault
from headwater.vocabulary.periods import parse_period


class FigureReferenceUnreadable(Fault):
    """A text that should point at one figure does not have the form of a figure reference."""

    exit_code = ExitCode.USAGE

    def __init__(self, text: str) -> None:
        super().__init__(
            found=f"The figure reference {text!r}.",
            expected="release/measure.vN/area/period/breakdown/category, with the area written "
            "CODE or CODE@VINTAGE.",
            next_step="copy the reference from the page or document that shows the figure.",
        )


@dataclass(frozen=True, slots=True)
class FigureReference:
    """One cell of one release: what a page, a finding or a claim points at.

    Written `release/measure.vN/area@vintage/period/breakdown/category`; the vintage is left out
    for areas that have none, and the slash inside a window is written `--` as ISO 8601 allows.
    """

    release_id: str
    measure: str
    version: int
    area_code: str
    period: str
    breakdown: str = "all"
    category: str = "all"
    vintage: int | None = None

    def __str__(self) -> str:
        area = quote(self.area_code, safe="")
        return "/".join(
            (
                self.release_id,
                f"{self.measure}.v{self.version}",
                area if self.vintage is None else f"{area}@{self.vintage}",
                self.period.replace("/", "--"),
                quote(self.breakdown, safe=""),
                quote(self.category, safe=""),
            )
        )


def parse_figure_reference(text: str) -> FigureReference:
    """The figure that `text` points at.

    Raises FigureReferenceUnreadable when the text has another form.

    >>> reference = parse_figure_reference(
    ...     "R0001-1a2b3c4d/sharp_object_admissions.v1/Z01000007@2021/2023-01--P36M/all/all")
    >>> reference.period, reference.vintage, reference.version
    ('2023-01/P36M', 2021, 1)
    """
    try:
        release_id, measure_version, area, period_text, breakdown, category = text.split("/")
        measure, version = measure_version.rsplit(".v", 1)
        area_code, at_sign, vintage = area.partition("@")
        period = str(parse_period(period_text.replace("--", "/")))
        reference = FigureReference(
            release_id,
            measure,
            int(version),
            unquote(area_code),
            period,
            unquote(breakdown),
            unquote(category),
            int(vintage) if at_sign else None,
        )
    except ValueError as problem:
        raise FigureReferenceUnreadable(text) from problem
    if str(reference) != text or not all((release_id, measure, area_code, breakdown, category)):
        raise FigureReferenceUnreadable(text)
    return reference
