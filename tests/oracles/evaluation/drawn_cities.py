"""Cities drawn anew with each seed, and their panels as an evaluation sees them."""

from collections.abc import Iterator

from tests.integration.journey.cities import plan_of

from headwater.analyses.evaluation.panels import Panel, panel
from headwater.demo.counts.two_cities import city_counts
from headwater.demo.seeds.cities import City
from headwater.released.evaluations.plan import EvaluationPlan


def drawn(city: City, *, draws: int, first_seed: int) -> Iterator[tuple[EvaluationPlan, Panel]]:
    """So many draws of a city, each with the plan that names its areas."""
    for seed in range(first_seed, first_seed + draws):
        counts = city_counts(city, seed=seed)
        plan = plan_of(counts, reference="EP-1")
        areas = len(counts.treated) + len(counts.elsewhere) + len(counts.beside)
        assert areas == city.small_areas
        order = [*counts.treated, *counts.elsewhere, *counts.beside]
        rows = [counts.areas.index(area) for area in order]
        yield plan, panel(plan, counts.events[rows], None, source="drawn")
