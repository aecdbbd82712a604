"""How each number was made: the entries of the page to which every number in the text leads."""

from dataclasses import dataclass

from headwater.products.editions.register import Register
from headwater.released.release import ReleasedMeasure


@dataclass(frozen=True, slots=True)
class MadeNumber:
    """One cell as it is explained. `address` is where the site shows it."""

    anchor: str
    area: str
    period: str
    group: str
    said: str
    interval: str
    count: str
    completeness: str
    as_at: str
    reference: str
    chapters: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where the site explains the number, from its root."""
        return f"/figures/{self.reference}/"


@dataclass(frozen=True, slots=True)
class MadeMeasure:
    """One measure with the numbers of it that the edition says."""

    measure: ReleasedMeasure
    sources: tuple[str, ...]
    numbers: tuple[MadeNumber, ...]


def made_of(register: Register) -> tuple[MadeMeasure, ...]:
    """Every number that is said in words, by measure, in the order in which measures come."""
    by_measure: dict[str, list[MadeNumber]] = {}
    for reference, cell in register.cells.items():
        row = register.row(reference)
        group = "" if row.breakdown == "all" else f"{row.breakdown}: {row.category}"
        said = cell.said
        by_measure.setdefault(row.measure, []).append(
            MadeNumber(
                anchor=cell.anchor,
                area=said.area_name,
                period=said.period,
                group=group.replace("_", " "),
                said=register.plain(row),
                interval=said.interval,
                count=said.count,
                completeness=said.completeness,
                as_at=said.as_at,
                reference=reference,
                chapters=tuple(cell.chapters),
            )
        )
    release = register.release
    return tuple(
        MadeMeasure(
            release.measure(name),
            tuple(f"{each.title}, {each.supplier_name}" for each in release.sources_of(name)),
            tuple(numbers),
        )
        for name, numbers in by_measure.items()
    )
