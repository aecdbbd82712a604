"""A supplier's mapping as a small file of YAML, and its versions in the home.

renames:
  Arrived: Arrival Date Time      # header found in the file: header of the specification
codes:
  sex:                            # name of a column of the specification
    Fem: F                        # value found: code of the codelist
without: [totals_rows]            # repairs that are not to be made
note: Since the new system in March.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from headwater.exchange.messages import Mapping
from headwater.intake import check_mapping
from headwater.pipeline.engine import Engine
from headwater.pipeline.receiving.files import require_file, specification_of
from headwater.pipeline.storage import storage_faults
from headwater.vocabulary.faults import ExitCode, Fault

_LARGEST = 1 << 20


class MappingUnreadable(Fault):
    """The file is no mapping."""

    exit_code = ExitCode.USAGE


class _Stated(BaseModel):
    """What a file of a mapping may say."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    renames: dict[str, str] = {}
    codes: dict[str, dict[str, str]] = {}
    without: list[str] = []
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatedMapping:
    """A mapping as a file states it, for one feed and supplier."""

    feed: str
    supplier: str
    stated: _Stated

    def proposed(self, *, made_by: str, now: datetime) -> Mapping:
        """What the file states, as a mapping that has no version yet."""
        return Mapping(
            mapping_id=uuid4().hex,
            feed=self.feed,
            supplier=self.supplier,
            version=0,
            made_at=now,
            made_by=made_by,
            renames=self.stated.renames,
            codes=self.stated.codes,
            without=tuple(self.stated.without),
            note=self.stated.note,
        )


def mapping_in(path: Path, *, feed: str, supplier: str) -> StatedMapping:
    """The mapping that a file states. Raises FileAbsent or MappingUnreadable."""
    require_file(path)
    try:
        content = path.read_bytes()[: _LARGEST + 1]
        if len(content) > _LARGEST:
            raise ValueError(f"more than {_LARGEST:,} bytes")
        stated = yaml.load(content, Loader=_Words)  # noqa: S506 - a safe loader, of text alone
        return StatedMapping(feed, supplier, _Stated.model_validate(stated or {}))
    except (yaml.YAMLError, ValidationError, ValueError) as error:
        where = error.errors()[0]["loc"] if isinstance(error, ValidationError) else ()
        raise MappingUnreadable(
            found=f"{path.name} is no mapping ({'.'.join(map(str, where)) or 'not YAML'}).",
            expected="YAML with renames, codes, without and note, each as docs/how-to says.",
            next_step="print one to start from with `headwater map … --as-yaml`.",
        ) from None


@storage_faults()
def keep_mapping(engine: Engine, found: StatedMapping, *, made_by: str, now: datetime) -> Mapping:
    """Keep a mapping as the next version. Raises FeedUnknown, MappingAmiss or StorageFault."""
    specification = specification_of(engine, found.feed)
    mapping = found.proposed(made_by=made_by, now=now)
    check_mapping(mapping, specification, engine.codelists)
    return engine.home.keep_mapping(mapping)


def versions_of(engine: Engine, *, feed: str, supplier: str) -> tuple[Mapping, ...]:
    """Every version of a mapping, the newest first. Raises FeedUnknown."""
    specification_of(engine, feed)
    kept = engine.home.mappings()
    return tuple(each for each in kept if (each.feed, each.supplier) == (feed, supplier))


def mapping_as_yaml(mapping: Mapping | None) -> str:
    """A mapping as a file that `mapping_in` reads; an empty one where there is none."""
    stated = {
        "renames": dict(mapping.renames) if mapping else {},
        "codes": {name: dict(codes) for name, codes in mapping.codes.items()} if mapping else {},
        "without": list(mapping.without) if mapping else [],
        "note": mapping.note if mapping else "",
    }
    return yaml.safe_dump(stated, allow_unicode=True, sort_keys=False)


class _Words(yaml.SafeLoader):
    """Reads every value as text, so that a code such as 01 or No stays what it is."""


# Dates, numbers and truths are not told apart from text; maps, lists and text are.
_Words.yaml_implicit_resolvers = {}
