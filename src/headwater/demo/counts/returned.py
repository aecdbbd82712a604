"""Counts that services return: justice, exploitation, care, treatment, learning needs.

Each follows the need of the district, and nothing is planted. Groups add up to everyone: what is
counted of everyone is drawn first, and then dealt out among the groups without replacement.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from headwater.demo.counts.returns_of_services import ALL, YOUTH_JUSTICE, Figure, Returned, Split
from headwater.demo.places.districts import Districts
from headwater.demo.seeds.draws import Integers, stream


def returned(
    districts: Districts, each: Returned, *, headers: Sequence[str], year: int, seed: int
) -> dict[str, pa.Table]:
    """The rows of one return for one year, a table for each supplier, with columns as `headers`."""
    generator = stream(seed, f"returned {each.feed} {sorted(each.about.items())}", year)
    rows: dict[str, list[dict[str, str]]] = {supplier: [] for supplier in each.suppliers}
    for part in each.parts:
        counts = _counts(districts, each.figures, year, generator)
        for place in range(len(districts.codes)):
            supplier = each.suppliers[0 if districts.of_town(place) else -1]
            own = {header: int(numbers[place]) for header, numbers in counts.items()}
            about = _about(districts, each, supplier, year, part, place)
            for number, (group, figures) in enumerate(_groups(each.splits, own, generator)):
                reference = {each.reference: f"{about[each.reference]}-{number}"}
                shown = {header: str(count) for header, count in figures.items()}
                cells = {**about, **reference, **group, **shown}
                rows[supplier].append({header: cells[header] for header in headers})
    return {name: pa.Table.from_pylist(found) for name, found in rows.items() if found}


def _about(
    districts: Districts, each: Returned, supplier: str, year: int, part: int, place: int
) -> dict[str, str]:
    """The cells of a row but for its figures."""
    mark = "".join(word for word in each.about.values() if word != ALL).replace(" ", "")
    own = {"Service": supplier} if each.suppliers == YOUTH_JUSTICE else {}
    return {
        **each.about,
        **own,
        each.reference: f"SYN-{each.feed[:6]}{mark}{year}-{part:02d}-{place:02d}",
        each.area: districts.codes[place],
        each.period: each.written.format(year=year, month=part, quarter=(part + 2) // 3),
    }


def _counts(
    districts: Districts, figures: Sequence[Figure], year: int, generator: np.random.Generator
) -> dict[str, Integers]:
    """Every figure by district. What is a part of another is drawn from it."""
    found: dict[str, Integers] = {}
    for figure in figures:
        if figure.of:
            left = found[figure.of] - sum(found[other] for other in figure.less)
            found[figure.header] = generator.binomial(left, figure.rate)
        else:
            people = districts.aged(year, *figure.ages)
            need = districts.need if figure.follows_need else np.ones(len(people))
            found[figure.header] = generator.poisson(figure.rate * people * need)
    return found


def _groups(
    splits: Sequence[Split], whole: Mapping[str, int], generator: np.random.Generator
) -> Iterator[tuple[dict[str, str], Mapping[str, int]]]:
    """Everyone, then each group of each split; the numbers of a split add up to the whole.

    Each figure is dealt out among those of the first, so that no part exceeds its whole.
    """
    yield {}, whole
    for split in splits:
        first, *others = whole
        dealt = {first: generator.multinomial(whole[first], list(split.shares.values()))}
        for header in others:
            dealt[header] = generator.multivariate_hypergeometric(dealt[first], whole[header])
        for place, name in enumerate(split.shares):
            group = {split.header: name}
            yield group, {header: int(numbers[place]) for header, numbers in dealt.items()}
