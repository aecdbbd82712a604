"""What the engine can write into an edition, so that the site can offer it by name."""

from typing import Final

COMPUTED: Final[dict[str, str]] = {
    "summary": "Summary",
    "glance": "All measures at a glance",
    "scope": "What counts as serious violence",
    "data": "The data and how good they are",
    "themes": "Trends by theme",
    "expected": "What would have been expected in unusual years",
    "places": "Places",
    "people": "People",
    "factors": "Risk and protective factors",
    "districts": "The districts, one by one",
    "area": "One area",
    "changes": "What moved since the edition before",
    "annex": "Technical annex",
}
"""The key of each computed module with its usual title. `area` needs the module's area code."""
