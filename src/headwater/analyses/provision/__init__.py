"""Alternative provision beside mainstream schools: among similar pupils, or why not."""

from headwater.analyses.provision.comparing import Shown, compare
from headwater.analyses.provision.counting import FEEDS, provision_counts
from headwater.analyses.provision.gathering import Cell, Gathered, gather

__all__ = ["FEEDS", "Cell", "Gathered", "Shown", "compare", "gather", "provision_counts"]
