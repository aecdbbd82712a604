"""The sample releases."""

# Fixtures are found by their names in this module.
from tests.unit.web.ui.sample_release import release, release_root, shown

__all__ = ["release", "release_root", "shown"]
