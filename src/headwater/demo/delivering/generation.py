"""The synthetic partnership, from a seed to files."""

from collections.abc import Callable
from pathlib import Path

from headwater.definitions.partnership import Partnership
from headwater.demo.delivering.deliveries import Deliveries
from headwater.demo.delivering.truth_files import TruthFiles
from headwater.demo.delivering.world import make_world
from headwater.demo.seeds.truths import YEARS
from headwater.demo.seeds.volume import FULL, Volume
from headwater.demo.writing.files import DemoFiles, Folder, write_manifest


def generate(
    partnership: Partnership,
    *,
    seed: int,
    scale: int,
    directory: Path,
    progress: Callable[[str], None] | None = None,
    volume: Volume = FULL,
) -> DemoFiles:
    """Write the whole demonstration under `directory`; the same arguments, the same bytes."""
    say = progress or (lambda _: None)
    world = make_world(partnership, seed=seed, scale=scale, volume=volume)
    with (
        Folder(directory / "inbox") as inbox,
        Folder(directory / "aside") as aside,
        Folder(directory / "truth") as truth_folder,
    ):
        written = Deliveries(world, inbox, aside, TruthFiles(truth_folder))
        written.reference()
        for year in YEARS:
            say(f"Generating {year}")
            written.year(year)
        written.truths()
    files, refused = tuple(written.files.values()), tuple(written.refused.values())
    truth = truth_folder.written
    manifest = write_manifest(
        directory, seed=seed, scale=scale, files=files, refused=refused, truth=truth
    )
    return DemoFiles(files, refused, truth, manifest)
