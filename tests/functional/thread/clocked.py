"""The site with a clock that a test sets, so that weeks of work are told in seconds.

Nothing else is different: the same settings, the same pages, the same database.
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

CLOCK = Path(os.environ["HEADWATER_TEST_CLOCK"])
"""Holds by how many seconds the story's time differs from the real one."""
_real_now = timezone.now


def now() -> datetime:
    """The moment in the story."""
    return _real_now() + timedelta(seconds=float(CLOCK.read_text("utf-8")))


timezone.now = now

# The site is loaded once its clock is set.
from headwater_web.config.wsgi import application  # noqa: E402

__all__ = ["application"]
