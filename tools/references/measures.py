"""The page of measures."""

from headwater.definitions.library import Library
from headwater.definitions.measure import Measure


def page(library: Library) -> str:
    """Every measure, by theme."""
    parts = ["# Measures", "", "What is counted, over whom, and what may be published of it.", ""]
    for measure in sorted(library.measures(), key=lambda item: (item.theme, item.measure)):
        parts += _measure(measure)
    return "\n".join(parts)


def _measure(measure: Measure) -> list[str]:
    facts = {
        "identifier": f"`{measure.measure}`, version {measure.version}",
        "theme": measure.theme,
        "unit": measure.unit,
        "better": measure.polarity.replace("_", " "),
        "breakdowns": ", ".join(measure.breakdowns) or "none",
        "small areas": "yes" if measure.small_areas else "no",
        "sources": ", ".join(f"`{source}`" for source in measure.sources),
        "national success measure": "yes" if measure.national_success_measure else "no",
        "next review": measure.next_review.isoformat(),
    }
    return [
        f"## {measure.title}",
        "",
        measure.why_it_matters,
        "",
        f"*What it cannot say.* {measure.what_it_cannot_say}",
        "",
        "| | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in facts.items()),
        "",
    ]
