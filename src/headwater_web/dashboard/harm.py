"""Offences added up by what they weigh on a scale, as the page of their measure tells it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.harm import Harm, HarmLine, KindWeight, NotTold, ScaleKind
from headwater.released.opened import Release
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.ui.words import day_words

_NOTHING = "\N{EN DASH}"
_NOT_TOLD = {
    NotTold.NOT_HELD: gettext_lazy(
        "It is to be used, and no file of this edition has been loaded."
    ),
    NotTold.DISAGREES: gettext_lazy(
        "Its rows say two things of one code or of the edition itself, so it is not used."
    ),
    NotTold.NO_PRICE_YEAR: gettext_lazy(
        "It is a cost and does not say at which year's prices, so it is not used."
    ),
    NotTold.NO_NUMBERS: gettext_lazy(
        "The numbers by kind are not shown for three whole years, so no weight can be given."
    ),
}
_CAUTIONS = {
    ScaleKind.HARM: gettext_lazy("A weight is what the scale says, and not what anybody suffered."),
    ScaleKind.SEVERITY: gettext_lazy(
        "A weight is what courts did on average, and not what anybody suffered."
    ),
    ScaleKind.COST: gettext_lazy(
        "A cost is not a saving: with fewer offences nobody gets this money back. It says nothing "
        "of what any work prevents, and is not to be multiplied by an effect."
    ),
}


@dataclass(frozen=True, slots=True)
class WeighedRow:
    """One area or year: its offences, what they weigh, and how much of them could be weighed."""

    name: str
    events: str
    value: str
    limits: str
    rate: str
    rate_limits: str
    covered: str
    left_out: str


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind: its offences, what one weighs on average, and its share of the sum."""

    title: str
    events: str
    mean: str
    within: str
    covered: str
    share: str


@dataclass(frozen=True, slots=True)
class WeighedBy:
    """One scale on the page: where it is from, its numbers, or why there are none."""

    key: str
    title: str
    unit: str
    per: str
    about: tuple[str, ...]
    caution: str
    not_told: str
    year: str
    area_name: str
    kinds: tuple[KindRow, ...]
    areas: tuple[WeighedRow, ...]
    years: tuple[WeighedRow, ...]
    method: str


def weighed_by(release: Release, measure: str, area: Area) -> tuple[WeighedBy, ...]:
    """Each scale by which the offences of a measure are weighed, for the whole and for districts.

    Other areas have none: nothing was worked out for them.
    """
    if area.area_type not in (AreaType.PARTNERSHIP, AreaType.DISTRICT):
        return ()
    return tuple(_weighed(release, harm, area) for harm in release.harm if harm.measure == measure)


def _weighed(release: Release, harm: Harm, area: Area) -> WeighedBy:
    titles = {each.kind: each.title for each in harm.weights}
    is_whole = area.area_type is AreaType.PARTNERSHIP
    newest = harm.years[0] if harm.years else ""
    names = {each.code: each.name for each in release.areas}
    lines = harm.of_year(newest) if is_whole else ()
    return WeighedBy(
        key=harm.scale,
        title=harm.title or harm.scale,
        unit=_unit(harm),
        per=f"{harm.per:,}",
        about=tuple(_about(release, harm)),
        caution=str(_CAUTIONS[harm.scale_kind]) if not harm.not_told else "",
        not_told=str(_NOT_TOLD[harm.not_told]) if harm.not_told else "",
        year=newest,
        area_name=area.name,
        # The division by kind is of the whole alone.
        kinds=tuple(map(_kind_row, harm.weights)) if is_whole else (),
        areas=tuple(_row(names[line.area_code], line, titles) for line in _by_name(lines, names)),
        years=tuple(
            _row(line.period, line, titles) for line in harm.lines if line.area_code == area.code
        ),
        method=_method(harm) if harm.mean_over else "",
    )


def _by_name(lines: tuple[HarmLine, ...], names: dict[str, str]) -> tuple[HarmLine, ...]:
    """The whole, then districts in the order of their names."""
    return (*lines[:1], *sorted(lines[1:], key=lambda line: names[line.area_code]))


def _unit(harm: Harm) -> str:
    if harm.price_year:
        return _("{unit} at {year} prices").format(unit=harm.unit, year=harm.price_year)
    return harm.unit


def _about(release: Release, harm: Harm) -> Iterator[str]:
    if harm.dated is None:
        yield _("Edition {edition}.").format(edition=harm.edition)
    else:
        yield _(
            "Edition {edition} of {day}, from {source}. Licence: {licence}. Weights are in {unit}."
        ).format(
            edition=harm.edition,
            day=day_words(harm.dated),
            source=harm.source,
            licence=harm.licence,
            unit=_unit(harm),
        )
        yield _("Offences as at {day}.").format(day=day_words(release.as_at_date))
    if harm.held:
        yield _("Loaded too and not in use: {editions}.").format(editions=", ".join(harm.held))


def _method(harm: Harm) -> str:
    return _(
        "Each kind weighs what its offences weighed on average over the whole partnership from "
        "{first} to {last}, by offence code, each code's number to the nearest fifteen. So a "
        "district whose offences of a kind are graver is not shown as graver, and a change between "
        "years is one of how many offences, not of how grave. The numbers of offences are those "
        "shown above. The 95% range is for chance (Dobson) and for the rounding of the weights."
    ).format(first=harm.mean_over[0], last=harm.mean_over[-1])


def _row(name: str, line: HarmLine, titles: dict[str, str]) -> WeighedRow:
    return WeighedRow(
        name=name,
        events=_("withheld") if line.events is None else f"{line.events:,}",
        value=_("cannot tell") if line.value is None else _number(line.value),
        limits=_limits(line.lower, line.upper),
        rate=_NOTHING if line.rate is None else _number(line.rate),
        rate_limits=_limits(line.rate_lower, line.rate_upper),
        covered=_share(line.covered),
        left_out=", ".join(titles.get(kind, kind) for kind in line.left_out),
    )


def _kind_row(each: KindWeight) -> KindRow:
    return KindRow(
        title=each.title,
        events=_("withheld") if each.events is None else f"{each.events:,}",
        mean=_("not given") if each.mean is None else _number(each.mean),
        within=_NOTHING
        if each.mean is None
        else _("within {share}").format(share=f"{each.within:.0%}"),
        covered=_share(each.covered if each.mean is not None else None),
        share=_share(each.share),
    )


def _share(share: float | None) -> str:
    return _NOTHING if share is None else f"{share:.0%}"


def _limits(lower: float | None, upper: float | None) -> str:
    if lower is None or upper is None:
        return ""
    return _("{lower} to {upper}").format(lower=_number(lower), upper=_number(upper))


def _number(value: float) -> str:
    """As many digits as the weights bear."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
