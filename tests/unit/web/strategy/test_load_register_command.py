"""Loading a published register from a file, at the command line."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from headwater_web.strategy.models import Entry
from headwater_web.ui.definition_files import partnership_path

IMPROVEMENTS = "improvements"


@pytest.fixture
def published() -> Path:
    return partnership_path("registers", f"{IMPROVEMENTS}.csv")


def load(register: str, path: Path) -> str:
    out = StringIO()
    call_command("load_register", register, str(path), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
class TestTheCommand:
    """Whole or not at all, and twice changes nothing."""

    def test_loads_every_entry_once(self, published: Path) -> None:
        assert load(IMPROVEMENTS, published) == "Loaded.\n"
        assert load(IMPROVEMENTS, published) == "Loaded before; nothing changed.\n"
        assert Entry.objects.count() == 23

    def test_reads_a_file_that_a_spreadsheet_marked_as_utf_8(
        self, published: Path, tmp_path: Path
    ) -> None:
        marked = tmp_path / "marked.csv"
        marked.write_bytes(b"\xef\xbb\xbf" + published.read_bytes())
        load(IMPROVEMENTS, marked)
        assert Entry.objects.count() == 23

    def test_says_where_there_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="No file is at"):
            load(IMPROVEMENTS, tmp_path / "none.csv")

    def test_says_what_to_do_with_a_file_in_another_encoding(self, tmp_path: Path) -> None:
        latin = tmp_path / "latin.csv"
        latin.write_bytes("urn,café\n".encode("latin-1"))
        with pytest.raises(CommandError, match="CSV UTF-8"):
            load(IMPROVEMENTS, latin)

    def test_loads_nothing_of_a_file_that_is_another_register(self) -> None:
        other = partnership_path("registers", "commitments.csv")
        with pytest.raises(CommandError, match="Nothing was loaded"):
            load(IMPROVEMENTS, other)
        assert not Entry.objects.exists()
