"""Samples of counts about health: drug and alcohol treatment, and published indicators."""

from datetime import date

import numpy as np

from headwater.demo.samples.returns import counts_feed
from headwater.demo.samples.sheets import Feed, Row, mistake

_SUBSTANCES = (
    "All",
    "Opiates",
    "Non-opiates only",
    "Alcohol only",
    "Non-opiates and alcohol",
)


def _substance(number: int) -> Row:
    return {"Substance Group": _SUBSTANCES[number % len(_SUBSTANCES)]}


TREATMENT = counts_feed(
    "substance_treatment_counts",
    period="Quarter",
    about=_substance,
    usual=310,
    shares=(
        ("In Treatment", 1.0),
        ("New to Treatment", 0.22),
        ("Using Cocaine or Crack", 0.25),
        ("Completed Free of Dependence", 0.1),
        ("Left Unplanned", 0.08),
        ("From the Justice System", 0.15),
        ("Released with a Need", 0.05),
        ("Continued from Prison", 0.02),
    ),
    mistakes=(mistake("not_in_codelist", "Substance Group", "Heroin"),),
    person_headers=("Client ID", "Initials", "NHS Number", "Patient Postcode", "Date of Birth"),
)

_DECILES = ("", "", "", "Most deprived decile", "Least deprived decile")


def _indicator(generator: np.random.Generator, month: date, number: int) -> Row:
    """One value; now and then none was published. Limits stand around the value."""
    denominator = int(generator.integers(100_000, 400_000))
    events = int(generator.poisson(denominator * 0.0005))
    rate = 100_000 * events / denominator
    is_published = generator.random() > 0.03
    category = _DECILES[number % len(_DECILES)]
    figures = {
        "Value": f"{rate:.6f}",
        "Lower CI 95.0 limit": f"{0.85 * rate:.6f}",
        "Upper CI 95.0 limit": f"{1.17 * rate:.6f}",
        "Count": str(events),
        "Denominator": str(denominator),
    }
    return {
        "Indicator ID": "99001",
        "Indicator Name": "Synthetic: admissions for violence per 100,000",
        "Parent Code": "Z12000001",
        "Parent Name": "Schematic region",
        "Area Code": f"Z0800000{number % 9}",
        "Area Name": f"Schematic county {number % 9}",
        "Area Type": "County & UA",
        "Sex": ("Persons", "Male", "Female")[number % 3],
        "Age": "All ages",
        "Category Type": "Schematic deprivation deciles" if category else "",
        "Category": category,
        "Time period": f"{month.year - 3}/{(month.year - 2) % 100:02d}",
        **(figures if is_published else dict.fromkeys(figures, "")),
        "Lower CI 99.8 limit": "",
        "Upper CI 99.8 limit": "",
        "Value note": "" if is_published else "Value suppressed for disclosure control",
        "Recent Trend": "Cannot be calculated",
        "Compared to England value or percentiles": "Similar",
        "Compared to Region value or percentiles": "Not compared",
        "Time period Sortable": f"{month.year - 3}0000",
        "New data": "",
        "Compared to goal": "",
    }


INDICATORS = Feed(
    feed="fingertips_indicators",
    headers=(
        "Indicator ID",
        "Indicator Name",
        "Parent Code",
        "Parent Name",
        "Area Code",
        "Area Name",
        "Area Type",
        "Sex",
        "Age",
        "Category Type",
        "Category",
        "Time period",
        "Value",
        "Lower CI 95.0 limit",
        "Upper CI 95.0 limit",
        "Lower CI 99.8 limit",
        "Upper CI 99.8 limit",
        "Count",
        "Denominator",
        "Value note",
        "Recent Trend",
        "Compared to England value or percentiles",
        "Compared to Region value or percentiles",
        "Time period Sortable",
        "New data",
        "Compared to goal",
    ),
    row=_indicator,
    mistakes=(
        mistake("pattern_not_matched", "Indicator ID", "violence"),
        mistake("missing_value", "Indicator Name", ""),
        mistake("pattern_not_matched", "Area Code", "Schematic county"),
        mistake("not_in_codelist", "Sex", "Boys"),
        mistake("missing_value", "Time period", ""),
        # What a spreadsheet makes of 2021/22.
        mistake("pattern_not_matched", "Time period", "Jan-22"),
    ),
)

FEEDS = (TREATMENT, INDICATORS)
