"""Any tabular file becomes numbered rows of text under one header, with a list of what was done.

    opened = open_table(path, specification=…, others=…, renames={}, without=frozenset(),
                        workspace=…)
    opened.header, opened.repairs, opened.rewritten

A regular text file whose header stands in its first record is left as it is: `rewritten` is None
and the reader of text takes the file itself.
"""

from headwater.intake.tabular.opening import Opened, open_table
from headwater.intake.tabular.repairs import Repair, RepairKind

__all__ = ["Opened", "Repair", "RepairKind", "open_table"]
