"""Versions of definitions: those beside the ones in force, and those that may not be lost."""

from collections.abc import Sequence

from headwater.definitions.measure import Measure, MeasureVersion, version_beside
from headwater.pipeline.engine import Engine
from headwater.pipeline.releasing.describing import policies_of
from headwater.vocabulary.faults import ExitCode, Fault
from headwater.vocabulary.policies import DisclosurePolicy


class FormerVersionLost(Fault):
    """A definition has another version, and nothing proves its numbers against the former ones."""

    exit_code = ExitCode.DEFINITION


def versions_beside(measures: Sequence[Measure]) -> tuple[MeasureVersion, ...]:
    """The other versions that are computed beside those in force."""
    return tuple(found for measure in measures if (found := version_beside(measure)) is not None)


def refuse_lost_versions(
    engine: Engine, measures: Sequence[Measure], versions: Sequence[MeasureVersion]
) -> None:
    """Raise FormerVersionLost unless a former version stands beside the one that replaces it.

    Who has the numbers of both can take one from the other: what is left must be protected in the
    first release of the new version, so that release must hold both. What is open is exact anyway.
    """
    policies = policies_of(measures, engine.specifications)
    beside = {(version.version_of, version.version) for version in versions}
    before = engine.release_log.last_versions()
    lost = [
        f"{each.measure} (version {before[each.measure]})"
        for each in measures
        if policies[each.measure] is not DisclosurePolicy.OPEN
        and before.get(each.measure, each.version) != each.version
        and (each.measure, before[each.measure]) not in beside
    ]
    if lost:
        raise FormerVersionLost(
            found=f"measures released by another version, which is not in their files: "
            f"{', '.join(lost)}.",
            expected="the former version under `beside` for one release, so that nothing small is "
            "left by taking one from the other.",
            next_step="put the former version's definition under `beside` and run again.",
        )


def version_of_each(measures: Sequence[Measure]) -> dict[str, int]:
    """The version of each measure, by its name."""
    return {measure.measure: measure.version for measure in measures}
