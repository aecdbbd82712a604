"""Which tests are asked again on PostgreSQL: those of which the answer could be another there.

Rows, constraints, triggers, locks and queries can differ between databases; words, forms, drawings
and pages of released files cannot. Left out is
- every test that asks for no database at all, and
- in `dashboard`, whose pages read released files, every file that names nothing of what writes or
  reads rows: no model, no action or query, no kept view, and no other app.

Everything is asked on SQLite, so nothing is asked nowhere.
"""

import re
from types import ModuleType
from typing import Any

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_setup", "committing_site"})
DASHBOARD = "tests/unit/web/dashboard/"
_OF_ROWS = re.compile(
    r"headwater_web\.(?:\w+\.)*(?:models|actions|queries|staging|triggers|saved_views|digests)\b"
    r"|headwater_web\.(?!dashboard\b|ui\b|config\b|accounts\b)\w+"
)


def can_differ(item: Any) -> bool:
    """Whether a test's answer could be another on PostgreSQL."""
    if not (DATABASE_FIXTURES & set(item.fixturenames) or item.get_closest_marker("django_db")):
        return False
    return not item.nodeid.startswith(DASHBOARD) or names_rows(item.module)


def names_rows(module: ModuleType) -> bool:
    """Whether a test file takes something that writes or reads rows from the site."""
    return any(
        _OF_ROWS.match(str(where))
        for thing in vars(module).values()
        for where in (
            getattr(thing, "__name__", "") if isinstance(thing, ModuleType) else "",
            getattr(thing, "__module__", ""),
        )
    )
