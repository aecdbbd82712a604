"""Plain pages hold text alone, on a shelf of their own: nobody is given leave to upload images or documents.

Wagtail's editor does not work without its image and document apps, and their migrations let
editors upload. An upload would be shown nowhere and checked by nobody.
"""

from typing import Any

from django.db import migrations


def revoke_uploads(apps: Any, _editor: Any) -> None:
    """Take the leave away from every group."""
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.all().delete()


def name_the_top(apps: Any, _editor: Any) -> None:
    """The page that Wagtail puts at the top welcomes people to Wagtail; here it is a shelf."""
    top = apps.get_model("wagtailcore", "Page").objects.filter(depth=2, slug="home")
    top.update(title="Plain pages", draft_title="Plain pages")


class Migration(migrations.Migration):
    """Runs after Wagtail's own migrations have given the leave."""

    dependencies = [
        ("pages", "0001_initial"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [
        migrations.RunPython(revoke_uploads, migrations.RunPython.noop),
        migrations.RunPython(name_the_top, migrations.RunPython.noop),
    ]
