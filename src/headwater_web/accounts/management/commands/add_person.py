"""`python -m headwater_web add_person`: the first person of a new site, or any other."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from headwater_web.accounts.actions import add_organisation, add_person, grant_membership
from headwater_web.accounts.invitations import link_path
from headwater_web.accounts.models import Organisation, Person
from headwater_web.accounts.roles import Role


class Command(BaseCommand):
    """Adds a person with a role and prints the link by which they choose a password."""

    help = "Add a person with one role, and print the link by which they choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, where and as what."""
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--organisation", required=True, help="its key, for example police")
        parser.add_argument("--organisation-name", help="needed where the organisation is new")

    @transaction.atomic
    def handle(self, *_args: Any, **options: Any) -> None:
        """Add the person, and the organisation where it is new."""
        if Person.objects.filter(email=options["email"].strip().lower()).exists():
            raise CommandError(
                "Found someone with this address. Expected a new one. "
                "Next: give them a role on the page “Who can see what”."
            )
        person = add_person(by=None, email=options["email"], name=options["name"])
        grant_membership(
            by=None,
            person=person,
            organisation=self._organisation(options),
            role=Role(options["role"]),
            starts_on=timezone.localdate(),
        )
        self.stdout.write(f"Added. To choose a password, open: {link_path(person)}")

    def _organisation(self, options: dict[str, Any]) -> Organisation:
        found: Organisation | None = Organisation.objects.filter(
            key=options["organisation"]
        ).first()
        if found is not None:
            return found
        if not options["organisation_name"]:
            raise CommandError(
                f"Found no organisation {options['organisation']!r}. Expected one that is here, "
                "or its name. Next: add --organisation-name."
            )
        return add_organisation(
            by=None, key=options["organisation"], name=options["organisation_name"]
        )
