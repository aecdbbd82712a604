"""Why a release may be refused whole."""

from headwater.vocabulary.faults import Fault


class PartsExceedTotal(Fault):
    """The parts of a total add up to more than the total: no release can be judged safe."""


class CannotProtect(Fault):
    """No suppression of this release would protect some counts; it must not be published."""
