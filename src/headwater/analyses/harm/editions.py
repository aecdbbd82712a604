"""The editions of scales that were loaded, each with its weights or with why it has none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from headwater.released.harm import Harm, NotTold, ScaleKind

_ABOUT = ("scale_title", "scale_kind", "dated", "source", "licence", "unit", "price_year")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of one scale: what it says of itself, and what each offence code weighs."""

    scale: str
    edition: str
    title: str
    scale_kind: ScaleKind
    dated: date
    source: str
    licence: str
    unit: str
    price_year: str
    weights: Mapping[str, float]
    fault: NotTold | None = None

    def described(self, measure: str) -> Harm:
        """What is released of the edition itself."""
        return Harm(
            measure=measure,
            scale=self.scale,
            edition=self.edition,
            title=self.title,
            scale_kind=self.scale_kind,
            dated=self.dated,
            source=self.source,
            licence=self.licence,
            unit=self.unit,
            price_year=self.price_year,
            not_told=self.fault,
        )


def editions_of(rows: Iterable[Mapping[str, object]]) -> dict[tuple[str, str], Edition]:
    """Every edition by its scale and name. `rows` have the columns of EventWeight.

    One whose rows contradict each other, or a cost without the year of its prices, has a fault
    and cannot be used: to choose between two weights would be to make one up.
    """
    found: dict[tuple[str, str], list[Mapping[str, object]]] = defaultdict(list)
    for row in rows:
        found[str(row["scale"]), str(row["edition"])].append(row)
    return {key: _edition(key, each) for key, each in sorted(found.items())}


def _edition(key: tuple[str, str], rows: list[Mapping[str, object]]) -> Edition:
    about = {name: rows[0][name] for name in _ABOUT}
    weights: dict[str, float] = {}
    disagrees = any(row[name] != about[name] for row in rows for name in _ABOUT)
    for row in rows:
        weight = float(str(row["weight"]))
        disagrees |= weights.setdefault(str(row["offence_code"]), weight) != weight
    scale_kind = ScaleKind(str(about["scale_kind"]))
    has_no_year = scale_kind is ScaleKind.COST and not about["price_year"]
    return Edition(
        *key,
        title=str(about["scale_title"]),
        scale_kind=scale_kind,
        dated=date.fromisoformat(str(about["dated"])),
        source=str(about["source"]),
        licence=str(about["licence"]),
        unit=str(about["unit"]),
        price_year=str(about["price_year"] or ""),
        weights=weights,
        fault=NotTold.DISAGREES if disagrees else NotTold.NO_PRICE_YEAR if has_no_year else None,
    )
