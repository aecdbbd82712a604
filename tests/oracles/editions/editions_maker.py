"""Editions over a history of releases in which many counts are withheld, in three cuts each."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.oracles.disclosure.attack import Published
from tests.oracles.disclosure.lattice_maker import WHOLE, Shape
from tests.unit.products import sample
from tests.unit.released.editions.conftest import content

from headwater.products.editions.building import build_edition
from headwater.products.editions.figures import Figures
from headwater.products.editions.source import Source
from headwater.released import Release
from headwater.released.editions.catalogue import COMPUTED
from headwater.released.editions.content import Bullets, Cut, Module
from headwater.released.editions.frozen import freeze
from headwater.released.release import Released
from headwater.vocabulary.areas import Area, AreaType

COMPUTED_HERE = ("summary", "glance", "data", "themes", "places", "people", "districts", "annex")


def released_of(published: Published, shape: Shape, number: int) -> Released:
    """One release of a history, with words around its cells."""
    names = sorted(set(published.released["measure"].to_pylist()))
    measures = tuple(
        sample.measure(name, name.replace("_", " "), theme="harm", feed="hospital_admissions",
                       breakdowns=("sex",))
        for name in names
    )  # fmt: skip
    return sample.released(
        measures, release_id=f"R{number + 1:04d}-0f0f0f0f", previous_release_id=None,
        areas=areas_of(shape), values=published.released, signals=(), breaks=(), outlines={},
    )  # fmt: skip


def areas_of(shape: Shape) -> tuple[Area, ...]:
    """The whole, its districts and their small areas."""
    districts = sorted(set(shape.area_parents.values()) - {WHOLE})
    return (
        Area(WHOLE, "The whole", AreaType.PARTNERSHIP),
        *(Area(each, each.replace("_", " "), AreaType.DISTRICT, WHOLE) for each in districts),
        *(
            Area(code, code, AreaType.SMALL_AREA, parent, 2021)
            for code, parent in shape.area_parents.items()
            if code.startswith("Z")
        ),
    )


def edition_of(released: Released, number: int, folder: Path) -> None:
    """Build an edition whose fuller cuts say every number of the districts and small areas."""
    release = Release.of(released)
    figures = Figures.drawn(
        release, folder / f"drawn-{number}" / "figures", progress=lambda _: None
    )
    computed = tuple(Module(key, COMPUTED[key], computed=key) for key in COMPUTED_HERE)
    modules = (
        *computed,
        _said(release, AreaType.DISTRICT, Cut.PARTNER),
        _said(release, AreaType.SMALL_AREA, Cut.FULL),
    )
    found = replace(
        content(*modules, release_id=release.release_id), version=number + 1,
        published_on=date(2026, 2, 3),
    )  # fmt: skip
    build_edition(
        freeze(found, release), Source(release, figures), folder=folder / found.edition_id,
        progress=lambda _: None,
    )  # fmt: skip


def _said(release: Release, kind: AreaType, cut: Cut) -> Module:
    """A module that says every cell of one kind of area, withheld ones among them."""
    items = tuple(
        f"[[{row.measure} | {row.area_code} | {row.period} | count{_group(row)}]]"
        for measure in release.measures
        for row in release.values(measure=measure.measure, area_type=kind)
    )
    return Module(
        f"said-{kind}".replace("_", "-"), f"Said of each {kind}", cut, None, (Bullets(items),)
    )


def _group(row):  # type: ignore[no-untyped-def]
    return "" if row.breakdown == "all" else f" | {row.breakdown}={row.category}"
