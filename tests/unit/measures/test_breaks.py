"""A change of recording touches the measures that may count what changed, and no other."""

import pytest
from tests.integration.journey.homes import ROOT

from headwater.definitions.library import Library
from headwater.measures import counts_code

LIBRARY = Library(ROOT / "definitions")
SCOPE = LIBRARY.scope("serious_violence")
TOUCHED = """
police_recorded_crime   8/6    serious_violence_offences       yes
police_recorded_crime   8/6    domestic_serious_violence       yes
police_recorded_crime   8/6    rape_offences                   no
police_recorded_crime   8/6    non_domestic_homicide           no
police_recorded_crime   8/6    sharp_object_admissions         no
police_recorded_crime   105/1  rape_offences                   no
hospital_admissions     -      sharp_object_admissions         yes
hospital_admissions     -      serious_violence_offences       no
police_recorded_crime   -      rape_offences                   yes
"""


@pytest.mark.parametrize("line", TOUCHED.strip().splitlines())
def test_only_what_may_be_counted_breaks(line: str) -> None:
    feed, code, name, touched = line.split()
    found = counts_code(
        LIBRARY.measure(name), feed=feed, code=None if code == "-" else code, scope=SCOPE
    )
    assert found is (touched == "yes")
