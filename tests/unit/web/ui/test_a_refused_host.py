"""A request for another host is refused with a page, not with a fault of ours."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_a_request_for_another_host_is_refused_politely() -> None:
    client = Client(SERVER_NAME="elsewhere.example", raise_request_exception=False)
    assert client.get("/measures/").status_code == 400
