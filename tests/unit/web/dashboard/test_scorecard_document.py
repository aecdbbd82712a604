"""The sheet that is handed to a supplier is one side of paper, however many fields a feed has."""

import io
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import Settings
from tests.unit.web.dashboard import quality_sample

from headwater.products.publishing import point_current, write_release

FIELDS = (
    *("ethnicity", "age", "occurred_at", "place_type", "offence_code", "sex", "small_area_code"),
    *("weapon", "knife", "domestic", "county_lines", "assault_method"),
)
"""As many as the feed with the most has."""


def rows() -> str:
    return "\n".join(
        f"north | 2025-{month:02} | 1 | filled | {field} | 400 | 0.{70 + number} | -0.05 | 0.9"
        for number, field in enumerate(FIELDS)
        for month in range(7, 13)
    )


def test_twelve_fields_over_six_months_fit_on_one_page(
    tmp_path: Path, settings: Settings, client: Client
) -> None:
    pytest.importorskip("weasyprint", exc_type=OSError)
    released = quality_sample.released(rows())
    write_release(released, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, released.release_id)
    settings.HEADWATER_RELEASED = tmp_path
    response = client.get("/sources/quality/ed_attendances/north/scorecard.pdf")
    (page,) = PdfReader(io.BytesIO(response.content)).pages
    words = page.extract_text()
    assert all(share in words for share in ("70%", "81%", "Jul 2025", "Dec 2025"))
    assert quality_sample.NOTE.about in words
