"""The needs assessment and open data, served as they were released."""

import shutil
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.web.ui.sample_release import CURRENT, FIRST

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_assessment(settings: Settings, release_root: Path, tmp_path: Path) -> None:
    """The sample, with a needs assessment in its current release."""
    root = tmp_path / "released"
    shutil.copytree(release_root, root)
    folder = root / CURRENT / "assessment"
    folder.mkdir()
    (folder / "index.html").write_text("<!doctype html><title>Assessment</title>", "utf-8")
    (folder / "needs_assessment.pdf").write_bytes(b"%PDF-1.7 sample")
    (root / CURRENT / "figures").mkdir()
    (root / CURRENT / "figures" / "trend.svg").write_text("<svg/>", "utf-8")
    settings.HEADWATER_RELEASED = root


@pytest.mark.usefixtures("with_assessment")
class TestTheNeedsAssessment:
    """Its page, its files, its headers."""

    def test_can_be_read_and_kept(self, client: Client) -> None:
        html = client.get("/needs-assessment/").text
        assert f"/releases/{CURRENT}/assessment/index.html" in html
        assert f"/releases/{CURRENT}/assessment/needs_assessment.pdf" in html

    @pytest.mark.parametrize(
        ("name", "content_type"),
        [
            ("assessment/index.html", "text/html; charset=utf-8"),
            ("assessment/needs_assessment.pdf", "application/pdf"),
            ("figures/trend.svg", "image/svg+xml"),
        ],
    )
    def test_its_files_are_shown_in_the_browser(
        self, client: Client, name: str, content_type: str
    ) -> None:
        response = client.get(f"/releases/{CURRENT}/{name}")
        assert response.status_code == 200
        assert response["Content-Type"] == content_type
        assert response["Content-Disposition"].startswith("inline")
        assert "immutable" in response["Cache-Control"]
        response.close()

    def test_no_script_of_a_document_would_run(self, client: Client) -> None:
        response = client.get(f"/releases/{CURRENT}/assessment/index.html")
        assert "script-src 'none'" in response["Content-Security-Policy"]
        response.close()

    @pytest.mark.parametrize(
        "name",
        [
            "assessment/../manifest.json",
            "assessment/..%2Fmanifest.json",
            "assessment/nothing.html",
            "assessment//etc/passwd",
            "..%2Fcurrent/x",
            "figures/..%2Fmanifest.json",
        ],
    )
    def test_nothing_else_can_be_reached(self, client: Client, name: str) -> None:
        assert client.get(f"/releases/{CURRENT}/{name}").status_code == 404


@pytest.mark.usefixtures("shown")
class TestReleases:
    """Every release and its open data."""

    def test_are_listed_newest_first(self, client: Client) -> None:
        listed = client.get("/releases/").context["releases"]
        assert [each.release.release_id for each in listed] == [CURRENT, FIRST]
        assert [each.is_current for each in listed] == [True, False]

    def test_every_file_listed_can_be_downloaded(self, client: Client) -> None:
        for each in client.get("/releases/").context["releases"]:
            assert each.files
            for file in each.files:
                response = client.get(f"/releases/{each.release.release_id}/{file.name}")
                assert response.status_code == 200
                assert len(b"".join(response.streaming_content)) == file.size_bytes

    def test_a_file_already_fetched_is_not_sent_again(self, client: Client) -> None:
        first = client.get(f"/releases/{CURRENT}/values.csv")
        again = client.get(
            f"/releases/{CURRENT}/values.csv", headers={"if-none-match": first["ETag"]}
        )
        first.close()
        assert again.status_code == 304

    @pytest.mark.parametrize(
        "address",
        [
            f"/releases/{CURRENT}/manifest.json",
            f"/releases/{CURRENT}/..%2Fcurrent",
            "/releases/R0009-00000000/values.csv",
            "/releases/..%2F/values.csv",
        ],
    )
    def test_nothing_else_can_be_reached(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 404

    def test_a_release_without_an_assessment_says_so(self, client: Client) -> None:
        assert "no assessment in words" in client.get("/needs-assessment/release/").text
