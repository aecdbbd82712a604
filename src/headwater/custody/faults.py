"""What can go wrong with what the engine keeps."""

from headwater.vocabulary.faults import ExitCode, Fault


class Busy(Fault):
    """Another run holds the home."""

    exit_code = ExitCode.BUSY


class KeyAmiss(Fault):
    """The key is absent, malformed, or not the one that this home was sealed with."""

    exit_code = ExitCode.KEY


class FileChanged(Fault):
    """The file on the disk is no longer the one that was judged."""

    exit_code = ExitCode.FILE_REFUSED


class ExtractUnknown(Fault):
    """No such extract was ever accepted, or what was kept of it has been deleted."""

    exit_code = ExitCode.NOT_FOUND
