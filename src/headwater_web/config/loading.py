"""Loading what a partnership's definitions say of it: bodies, registers, panels."""

from django.db import transaction

from headwater_web.governance.api import load_bodies
from headwater_web.scrutiny.api import load_panels
from headwater_web.strategy.api import load_registers
from headwater_web.ui.definition_files import partnership_path


@transaction.atomic
def load_partnership() -> None:
    """Add what the definitions have and the site has not. Twice changes nothing."""
    for name, load in (("bodies.yaml", load_bodies), ("panels.yaml", load_panels)):
        path = partnership_path(name)
        if path.exists():
            load(path)
    load_registers()
