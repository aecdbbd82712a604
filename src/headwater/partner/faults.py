"""Why nothing can be prepared; nothing is written then."""

from headwater.vocabulary.faults import ExitCode, Fault


class FeedNotCounted(Fault):
    """No measure counts this feed alone."""

    exit_code = ExitCode.NOTHING_TO_RELEASE


class FeedUnknown(Fault):
    """No extract specification has that name, or its rows are no events."""

    exit_code = ExitCode.NOT_FOUND


class LookupAbsent(Fault):
    """Nothing says which district a small area is in."""

    exit_code = ExitCode.USAGE


class ReferenceUnsuitable(Fault):
    """A reference file is of a feed that counting does not use."""

    exit_code = ExitCode.USAGE


class MonthsTwice(Fault):
    """Two of the files hold rows of the same month."""

    exit_code = ExitCode.FILE_REFUSED
