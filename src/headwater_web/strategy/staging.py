"""The partnership's own registers, from its definitions."""

from headwater_web.strategy.actions.registers import load_register
from headwater_web.strategy.registers import Register
from headwater_web.ui.definition_files import partnership_path


def load_registers() -> None:
    """Load each register that the partnership's definitions hold. Twice changes nothing."""
    for register in Register:
        path = partnership_path("registers", f"{register.name.lower()}.csv")
        if path.exists():
            # newline="" keeps the file's own line ends, so that it can be given back unchanged.
            with path.open(encoding="utf-8", newline="") as opened:
                load_register(by=None, register=register, file_name=path.name, text=opened.read())
