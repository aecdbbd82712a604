"""Where this installation keeps things, read from the environment once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from headwater.vocabulary.faults import ExitCode, Fault


class DefinitionsAbsent(Fault):
    """The folder of definitions is not where the environment says."""

    exit_code = ExitCode.DEFINITION


@dataclass(frozen=True, slots=True)
class Settings:
    """The engine's roots and its partnership."""

    home: Path
    exchange: Path
    released: Path
    definitions: Path
    partnership: str
    environment: Mapping[str, str]


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from `HEADWATER_…` variables; the default home is `./var`.

    Raises DefinitionsAbsent when the definitions folder cannot be found.
    """
    home = Path(environment.get("HEADWATER_HOME") or "var").absolute()
    definitions = _definitions_root(environment)
    return Settings(
        home=home,
        exchange=_root(environment, "HEADWATER_EXCHANGE", home / "exchange"),
        released=_root(environment, "HEADWATER_RELEASED", home / "released"),
        definitions=definitions,
        partnership=_partnership(environment, definitions),
        environment=environment,
    )


def _root(environment: Mapping[str, str], variable: str, default: Path) -> Path:
    return Path(environment.get(variable) or default).absolute()


def _definitions_root(environment: Mapping[str, str]) -> Path:
    root = Path(environment.get("HEADWATER_DEFINITIONS") or _shipped_definitions()).absolute()
    if not (root / "partnerships").is_dir():
        raise DefinitionsAbsent(
            found=f"No folder `partnerships` in {root}.",
            expected="the folder of definitions that comes with Headwater.",
            next_step="set HEADWATER_DEFINITIONS to that folder.",
        )
    return root


def _shipped_definitions() -> Path:
    """Those beside the source, else those that are packed into the wheel."""
    beside_source = Path(__file__).resolve().parents[2] / "definitions"
    packed = Path(__file__).resolve().parent / "packed_definitions"
    return packed if packed.is_dir() else beside_source


def _partnership(environment: Mapping[str, str], definitions: Path) -> str:
    named = environment.get("HEADWATER_PARTNERSHIP")
    if named:
        return named
    return (definitions / "partnerships" / "default").read_text("utf-8").strip()
