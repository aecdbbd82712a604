"""The names in which words about a place are looked up: the partnership's own, and those loaded."""

from headwater.pipeline.engine import Engine
from headwater.placing import Gazetteer, accepted_names, read_names
from headwater.tables.places import PlaceName


def gazetteer_of(engine: Engine) -> Gazetteer:
    """Every name that this home knows now. Raises GazetteerUnsound where its own file is amiss."""
    own = engine.library.gazetteer(engine.settings.partnership)
    loaded = [path for path, _months in engine.home.current_parquets(PlaceName.name)]
    return Gazetteer.of(
        (
            *(read_names(own) if own else ()),
            *(name for path in loaded for name in accepted_names(path)),
        )
    )
