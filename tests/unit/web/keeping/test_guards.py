"""Rows that stay, and the database that refuses too."""

import pytest
from django.apps import apps
from django.db import connection

from headwater_web.keeping.guards import Guard, Protection, only_added
from headwater_web.keeping.rows import AddedOnly, NeverChanged, NeverDeleted

ADDED_ONLY = [model for model in apps.get_models() if issubclass(model, AddedOnly)]
STONES = Protection(
    "quarry",
    "a stone stays where it lies",
    (*only_added("quarry_stone"), Guard("quarry_path", "UPDATE OF due_on", "OLD.laid IS NULL")),
    whole=("quarry_stone",),
)


def test_there_are_models_whose_rows_are_only_added() -> None:
    assert {"AuditEvent", "Decision", "Challenge"} <= {model.__name__ for model in ADDED_ONLY}


@pytest.mark.parametrize("model", ADDED_ONLY, ids=lambda model: model.__name__)
@pytest.mark.django_db
def test_the_database_guards_every_table_whose_rows_are_only_added(model: type[AddedOnly]) -> None:
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        asked = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    else:
        asked = (
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger "
            "WHERE NOT tgisinternal AND tgrelid = %s::regclass"
        )
    with connection.cursor() as cursor:
        cursor.execute(asked, [table])
        found = " ".join(row[0] for row in cursor.fetchall())
    assert "BEFORE UPDATE ON" in found
    assert "BEFORE DELETE ON" in found


@pytest.mark.parametrize("model", ADDED_ONLY, ids=lambda model: model.__name__)
def test_django_refuses_as_well(model: type[AddedOnly]) -> None:
    with pytest.raises(NeverChanged):
        model().delete()
    with pytest.raises(NeverChanged):
        model.objects.none().update(pk=1)


def test_a_row_that_is_kept_is_not_deleted() -> None:
    with pytest.raises(NeverDeleted):
        apps.get_model("governance", "Seat")().delete()


def test_sqlite_refuses_by_a_trigger_for_each_act() -> None:
    up, down = STONES.statements_up("sqlite"), STONES.statements_down("sqlite")
    assert up[0] == (
        "CREATE TRIGGER quarry_stone_no_update BEFORE UPDATE ON quarry_stone FOR EACH ROW "
        "BEGIN SELECT RAISE(ABORT, 'a stone stays where it lies'); END"
    )
    assert "BEFORE UPDATE OF due_on ON quarry_path FOR EACH ROW WHEN (OLD.laid IS NULL)" in up[2]
    assert down == [
        "DROP TRIGGER quarry_stone_no_update",
        "DROP TRIGGER quarry_stone_no_delete",
        "DROP TRIGGER quarry_path_no_update",
    ]


def test_postgresql_refuses_by_one_function_and_keeps_tables_whole() -> None:
    up, down = STONES.statements_up("postgresql"), STONES.statements_down("postgresql")
    assert up[0].startswith("CREATE FUNCTION quarry_refuse() RETURNS trigger")
    assert up[-1] == (
        "CREATE TRIGGER quarry_stone_no_truncate BEFORE TRUNCATE ON quarry_stone "
        "FOR EACH STATEMENT EXECUTE FUNCTION quarry_refuse()"
    )
    assert down[0] == "DROP TRIGGER quarry_stone_no_truncate ON quarry_stone"
    assert down[-1] == "DROP FUNCTION quarry_refuse()"
