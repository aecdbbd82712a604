"""The one room that knows every stage, in order: from a file received to a release made."""

from headwater.pipeline.assessing import assess
from headwater.pipeline.demonstrating import demonstrate
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving import check_file, load_or_refuse
from headwater.pipeline.running import RunOutcome, run
from headwater.pipeline.standing import status

__all__ = [
    "Engine",
    "RunOutcome",
    "assess",
    "check_file",
    "demonstrate",
    "load_or_refuse",
    "open_engine",
    "run",
    "status",
]
