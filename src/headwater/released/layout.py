"""Where each part of a release lies, so that its writer and its reader agree."""

import re
from pathlib import Path

MANIFEST = "manifest.json"
MEASURES = "measures.json"
VERSIONS = "versions.json"
SUPPLIED = "supplied.json"
PROVISION = "provision.json"
OFFERS = "offers.json"
HARM = "harm.json"
SUBJECTS = "subjects.json"
STANDARD = "standard.json"
STANDARD_ZIP = "standard.zip"
SOURCES = "sources.json"
AREAS = "areas.json"
SIGNALS = "signals.json"
OUTLINES = "outlines.json"
DATASETS = "datasets.json"
DISPARITY = "disparity.json"
ANALYSES = "analyses.json"
COMPARATORS = "comparators.json"
PLACES = "places.json"
DELIVERIES = "deliveries.json"
INSTITUTIONS = "institutions.json"
COUNTERFACTUALS = "counterfactuals.parquet"
COUNTERFACTUALS_CSV = "counterfactuals.csv"
COUNTERFACTUALS_DICTIONARY = "counterfactuals.schema.json"
EXPECTED_MONTHS = "expected_months.parquet"
EXPECTED_MONTHS_CSV = "expected_months.csv"
EXPECTED_MONTHS_DICTIONARY = "expected_months.schema.json"
PAIRS = "pairs.parquet"
PAIRS_CSV = "pairs.csv"
PAIRS_DICTIONARY = "pairs.schema.json"
FACTORS = "factors.json"
LENSES = "lenses.json"
QUALITY = "quality.parquet"
QUALITY_CSV = "quality.csv"
VALUES = "values.parquet"
VALUES_CSV = "values.csv"
DATA_DICTIONARY = "values.schema.json"
CHANGES = "changes.json"
CHANGED_FIGURES = "changes.parquet"
CHANGED_FIGURES_CSV = "changes.csv"
CHANGES_DICTIONARY = "changes.schema.json"
DIGESTS = "SHA256SUMS"
FIGURES = "figures"
FIGURE_INDEX = "figures.json"
ASSESSMENT = "assessment"

CURRENT = "current"
PARTIAL_SUFFIX = ".partial"

VALUE_ORDER = (
    "measure",
    "area_type",
    "area_code",
    "breakdown",
    "category",
    "period_type",
    "period",
)
"""Values are stored in this order, so that a series is one unbroken run of rows."""

_RELEASE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def release_folder(root: Path, release_id: str) -> Path:
    """The folder of one release.

    Raises ValueError when the id is not a plain name, so that it can never lead out of `root`.

    >>> release_folder(Path("released"), "R0001-1a2b3c4d").as_posix()
    'released/R0001-1a2b3c4d'
    """
    if not _RELEASE_ID.fullmatch(release_id):
        raise ValueError(
            f"found release id {release_id!r}; expected letters, digits, hyphens and underscores"
        )
    return root / release_id
