"""Builders of the released dataset, figures, the needs assessment and open data: only files."""

from headwater.products.partnership_areas import with_partnership_areas
from headwater.products.publishing import ReleaseNotWritten, point_current, write_release
from headwater.products.standard_files import write_folder

__all__ = [
    "ReleaseNotWritten",
    "point_current",
    "with_partnership_areas",
    "write_folder",
    "write_release",
]
