"""Which tests run in one process when there are several: those that share what is costly to make.

The test runner's own grouping by mark has no effect with the version of it that is pinned here, so
the scheduler is told directly.
"""

from xdist.scheduler import LoadScopeScheduling

FOLDERS = (
    "tests/integration/journey",
    "tests/functional/accessibility",
    "tests/functional/thread",
    "tests/functional",
)
"""Folders whose tests share a running site or an engine's home; the first that fits counts."""


class TogetherScheduling(LoadScopeScheduling):
    """Gives a process a whole folder of these, or else a whole file."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((folder for folder in FOLDERS if file.startswith(folder)), file)
