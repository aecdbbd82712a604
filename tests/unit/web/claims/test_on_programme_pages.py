"""A programme's page shows its claims with their limits, and no draft to whoever sees none."""

import pytest
from tests.unit.web.claims.conftest import Desk

from headwater_web.claims.queries.of_programmes import claims_on_its_page

pytestmark = pytest.mark.django_db


def test_each_claim_with_its_limits(desk: Desk) -> None:
    desk.claim()
    desk.claim(publish=False, part="22")
    part = claims_on_its_page(desk.cast["amara"], desk.programme)
    assert part is not None
    published, draft = part.links
    assert "75% (57% to 87%)" in published.words
    assert "No follow-up period given" in published.standing
    assert draft.standing.startswith("Draft.")
    assert published.address == "/claims/CL-1/"


def test_a_draft_is_not_told_to_others(desk: Desk) -> None:
    desk.claim(publish=False)
    assert claims_on_its_page(desk.cast["ben"], desk.programme) is None
