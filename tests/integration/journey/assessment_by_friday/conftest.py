"""The story is told once; every clause is a test on what it left behind."""

import pytest
from tests.integration.journey.assessment_by_friday.story import Friday, tell, without_pdf


@pytest.fixture(scope="session")
def friday(tmp_path_factory: pytest.TempPathFactory) -> Friday:
    """Two releases, two assessments and two editions. No test changes them."""
    with pytest.MonkeyPatch.context() as patched:
        without_pdf(patched.setattr)
        return tell(tmp_path_factory.mktemp("friday"))
