"""The map of offers as it is released: every kind of the codelist, in words."""

from collections.abc import Mapping

import pyarrow as pa

from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification
from headwater.measures import OFFERS_FEED
from headwater.pipeline.releasing.offers.disclosing import Shown, children_of, shown_children
from headwater.pipeline.releasing.offers.stating import (
    OffersStated,
    StatedAuthority,
    StatedLine,
)
from headwater.released.offers import Offer, OfferAuthority, OfferLine, OfferMap
from headwater.vocabulary.offers import Footing, Prevention

Labels = Mapping[str, str]


def offer_map(
    stated: OffersStated,
    released: pa.Table,
    *,
    specifications: Mapping[str, ExtractSpecification],
    codelists: Mapping[str, Codelist],
) -> OfferMap | None:
    """The map, or None where nobody may send such a return.

    `released` has the columns of `ReleasedValue`. Kinds of offer stand in the codelist's order.
    """
    if not (stated.authorities or stated.silent) or OFFERS_FEED not in specifications:
        return None
    specification, shown = specifications[OFFERS_FEED], shown_children(released)
    kinds = _labels(specification, codelists, "indicator")
    routes = _labels(specification, codelists, "route")
    return OfferMap(
        authorities=tuple(map(_authority, stated.authorities)),
        offers=tuple(
            Offer(
                key,
                title,
                tuple(_lines(each, key, shown, routes) for each in stated.authorities),
            )
            for key, title in kinds.items()
        ),
        silent=stated.silent,
    )


def _labels(
    specification: ExtractSpecification, codelists: Mapping[str, Codelist], becomes: str
) -> dict[str, str]:
    """The words of each value of a column, in the order of its codelist; the first words hold."""
    found: dict[str, str] = {}
    for column in specification.columns:
        if column.becomes == becomes and column.codelist:
            for code in codelists[column.codelist].codes:
                if code.value:
                    found.setdefault(code.value, code.label)
    return found


def _authority(stated: StatedAuthority) -> OfferAuthority:
    return OfferAuthority(
        stated.code,
        stated.name,
        stated.supplier_name,
        stated.year,
        stated.as_at_date,
        stated.is_whole,
    )


def _lines(
    authority: StatedAuthority, offer: str, shown: Shown, routes: Labels
) -> tuple[OfferLine, ...]:
    return tuple(
        _line(authority, line, shown, routes) for line in authority.lines if line.offer == offer
    )


def _line(authority: StatedAuthority, line: StatedLine, shown: Shown, routes: Labels) -> OfferLine:
    children, state = children_of(authority, line, shown)
    return OfferLine(
        footing=Footing(line.footing) if line.footing else None,
        prevention=Prevention(line.prevention) if line.prevention else None,
        referral=routes.get(line.route, ""),
        youngest=line.youngest,
        oldest=line.oldest,
        children=children,
        state=state,
    )
