"""Why a release may be refused whole. The one before it then stays current."""

from headwater.vocabulary.faults import ExitCode, Fault


class PartsExceedTotal(Fault):
    """The parts of a total add up to more than the total: no release can be judged safe."""

    exit_code = ExitCode.RELEASE_REFUSED


class CannotProtect(Fault):
    """No suppression of this release would protect some counts; it must not be published."""

    exit_code = ExitCode.RELEASE_REFUSED
