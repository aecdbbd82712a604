"""Registers as files: our own, and those that were really published, where they are at hand."""

from pathlib import Path
from shutil import copyfile, copytree

import pytest
from tests.site_database import REPOSITORY

PUBLISHED = {
    "R": ("recommendations", "appendix_a.csv"),
    "B": ("improvements", "appendix_b.csv"),
    "T": ("commitments", "body_commitments.csv"),
}
SHARED = REPOSITORY.parent / "shared" / "domain"


def published_folder() -> Path:
    """The folder of the registers as they were really published."""
    if not all((SHARED / name).exists() for _register, name in PUBLISHED.values()):
        pytest.skip("the published registers are not here: ../shared/domain")
    return SHARED


def definitions_with(registers: Path, folder: Path) -> Path:
    """Our definitions, in a new folder, with the published registers in place of our wording."""
    copytree(REPOSITORY / "definitions", folder)
    partnership = (folder / "partnerships" / "default").read_text("utf-8").strip()
    for register, name in PUBLISHED.values():
        ours = folder / "partnerships" / partnership / "registers" / f"{register}.csv"
        copyfile(registers / name, ours)
    return folder
