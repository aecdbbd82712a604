"""Custody: what the engine keeps, sealed where it identifies anyone, and until when.

    home = open_home(settings.home, os.environ)
    with home.lock():                                   # one run at a time
        workspace = home.new_workspace()
        with home.sealing(path, workspace=workspace) as sealing:
            received = intake.receive(path, …, workspace=workspace, home_nature=home.nature)
            report = home.admit(received, now=now, sealing=sealing)  # whole or not at all
        home.delete_expired(today)                  # home.deletion_log() says what went, signed
    home.current_parquets("event")                      # [(path, months or None), …]
    home.people(current.extract_id for current in home.current_tables("event"))

An extract exists when its row stands in the ledger; a file without a row is a leftover of a
stopped run, which nobody reads and the next `lock` clears.
"""

from headwater.custody.access_log import AccessGrant, AccessRefused
from headwater.custody.faults import Busy, ExtractUnknown, FileChanged, KeyAmiss
from headwater.custody.home import CurrentTable, Home, open_home
from headwater.custody.keys import ExchangeKeys
from headwater.custody.ledger import (
    CoverageRecord,
    ExtractRecord,
    RunRecord,
    WithdrawalRecord,
)
from headwater.custody.release_log import ReleaseLog
from headwater.custody.signed_log import SignedLog

__all__ = [
    "AccessGrant",
    "AccessRefused",
    "Busy",
    "CoverageRecord",
    "CurrentTable",
    "ExchangeKeys",
    "ExtractRecord",
    "ExtractUnknown",
    "FileChanged",
    "Home",
    "KeyAmiss",
    "ReleaseLog",
    "RunRecord",
    "SignedLog",
    "WithdrawalRecord",
    "open_home",
]
