"""The files: the same for the same seed, as many rows as promised, in the shapes declared."""

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from headwater.definitions.library import Library
from headwater.definitions.partnership import Partnership
from headwater.demo import REDUCED, TRUTHS, DemoFiles, generate
from tests.unit.demo.conftest import Answers

FEEDS = {
    "area_boundaries",
    "area_lookup_2021",
    "ambulance_callouts",
    "basis_register",
    "deprivation_small_area",
    "ed_assault_attendances",
    "first_time_entrants",
    "hospital_admissions",
    "police_recorded_crime",
    "population_ethnicity_district",
    "population_small_area",
}
