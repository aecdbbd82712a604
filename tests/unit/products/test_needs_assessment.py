"""The document: every section, labelled, accessible, whole without JavaScript, also as PDF/UA."""

import re
import sys
import zlib
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.functional.accessibility.percentages_on_pages import alone_in_file, alone_on_page
from tests.unit.products import sample

from headwater.products import needs_assessment, write_release
from headwater.products.figure_set import save_figures
from headwater.released import Release
from headwater.vocabulary.nature import Nature

HEADINGS = ("h1", "h2", "h3", "h4")


class Page(HTMLParser):
    """What matters of a page: its tags in order, its ids, its links."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])

    def named(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def document(release, figures, tmp_path_factory):
    directory = tmp_path_factory.mktemp("assessment")
    save_figures(figures, folder=directory / "figures")
    return needs_assessment.write_document(
        release,
        figures,
        directory=directory,
        figures_folder=directory / "figures",
        progress=lambda _: None,
        with_pdf=False,
    )


@pytest.fixture(scope="module")
def pages(document):
    return {path.name: Page(path.read_text("utf-8")) for path in document.paths}


def test_no_percentage_stands_alone(document):
    written = {path.name: path.read_text("utf-8") for path in document.paths}
    assert [fault for text in written.values() for fault in alone_on_page(text)] == []


def test_no_percentage_stands_alone_in_the_files_of_a_release(root):
    files = [path for path in root.rglob("*") if path.suffix in {".csv", ".json", ".md", ".txt"}]
    assert files
    assert [fault for path in files for fault in alone_in_file(path.read_text("utf-8"))] == []


def test_every_section_is_a_page(pages):
    assert list(pages) == [
        "index.html", "glance.html", "scope.html", "data.html",
        "theme-national-success-measures.html", "theme-harm-seen-by-health-services.html",
        "theme-recorded-violence.html", "places.html", "people.html",
        "area-z07000002.html", "area-z07000001.html", "area-z07000003.html", "annex.html",
    ]  # fmt: skip


def test_pages_have_language_landmarks_one_h1_and_no_script(pages):
    for page in pages.values():
        assert page.named("html") == [{"lang": "en"}]
        for landmark in ("header", "main", "footer", "title"):
            assert len(page.named(landmark)) >= 1
        assert len(page.named("h1")) == 1
        assert page.named("script") == []
        assert all("aria-label" in nav for nav in page.named("nav"))


def test_headings_never_skip_a_level(pages):
    for page in pages.values():
        levels = [int(tag[1]) for tag, _ in page.tags if tag in HEADINGS]
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=0) <= 1


def test_every_figure_has_a_caption_a_picture_and_a_table(pages):
    total = 0
    for page in pages.values():
        figures = len(page.named("figure"))
        total += figures
        assert len(page.named("figcaption")) == figures
        assert len(page.named("svg")) == figures
        assert len(page.named("table")) >= figures
        assert len(page.named("caption")) == len(page.named("table"))
        assert all(head.get("scope") in {"col", "row"} for head in page.named("th"))
    assert total > 25


def test_ids_are_unique_and_every_link_leads_somewhere(pages, document):
    folder = document.paths[0].parent
    for page in pages.values():
        assert len(page.ids) == len(set(page.ids))
        for link in page.links:
            if link.startswith("#"):
                assert link[1:] in page.ids
            elif not link.startswith("mailto:"):
                assert (folder / link).is_file(), link


def test_no_page_calls_out(document):
    for path in document.paths:
        text = path.read_text("utf-8").replace("http://www.w3.org/", "")
        assert "http://" not in text
        assert "https://" not in text


def test_the_synthetic_label_is_on_every_page_and_only_when_it_is_true(document, figures, tmp_path):
    for path in document.paths:
        assert path.read_text("utf-8").count("Synthetic data.") >= 2
    real = Release.of(sample.released(sample.MEASURES[:1], nature=Nature.REAL))
    text = needs_assessment._environment().get_template("page.html").render(
        needs_assessment._shared_context(real, {}, []) | {
            "section": needs_assessment.Section("a", "A", "scope.html"),
            "body": "", "has_pdf": False, "pdf_name": "",
        }
    )  # fmt: skip
    assert "ynthetic" not in text


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("index.html", "Knife violence in Northbank has stayed higher than elsewhere"),
        ("index.html", "has had no agreement in force after 30 September 2025"),
        ("index.html", "numbers for the whole area and the districts are withheld"),
        ("scope.html", "version 2, in force from 1 April 2025"),
        ("data.html", "has no agreement in force after 30 September 2025"),
        ("data.html", "The police changed how knives are recorded."),
        ("people.html", "gives ethnicity for 71% of events."),
        ("area-z07000001.html", "Northbank is higher than Riverside in"),
        ("annex.html", "Schenker and Gentleman, 2001"),
        ("annex.html", "R0002-1a2b3c4d/ed_assaults.v1/Z06000001/2025-12/all/all"),
    ],
)
def test_what_must_be_said_is_said(document, page, sentence):
    text = (document.paths[0].parent / page).read_text("utf-8")
    assert sentence in text


def test_words_from_data_are_escaped(tmp_path):
    nasty = sample.measure("a", "<script>x</script>", theme="t", feed="ambulance")
    release = Release.of(sample.released((nasty,), signals=(), breaks=()))
    written = needs_assessment.write_document(
        release,
        {},
        directory=tmp_path,
        figures_folder=tmp_path,
        progress=lambda _: None,
        with_pdf=False,
    )
    assert all("<script>" not in path.read_text("utf-8") for path in written.paths)


def test_words_stay_plain(document):
    for path in document.paths:
        text = re.sub(r"<(svg|style).*?</\1>|<[^>]+>", " ", path.read_text("utf-8"), flags=re.S)
        assert "!" not in text
        assert not re.search(r"hotspot|prolific|hard to reach|offender|nan\b|None", text), path.name


def test_without_the_libraries_the_document_is_html_and_says_so(tmp_path, monkeypatch):
    class Absent:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])
    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    release = Release.of(sample.released(sample.MEASURES[:1]))
    written = needs_assessment.write_document(
        release, {}, directory=tmp_path, figures_folder=tmp_path, progress=lambda _: None
    )
    assert "libpango-1.0-0" in written.without_pdf_because
    assert not list(tmp_path.glob("*.pdf"))
    assert "as PDF" not in (tmp_path / "index.html").read_text("utf-8")


def test_the_whole_document_as_a_tagged_pdf(tmp_path, caplog):
    pytest.importorskip("weasyprint", exc_type=OSError)
    steps = []
    folder = write_release(
        sample.released(sample.MEASURES[:1], outlines={}), root=tmp_path, progress=steps.append
    )
    assessment = folder / "assessment"
    said = unpacked((assessment / "needs-assessment.pdf").read_bytes())
    for needed in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid", b"/Figure", b"/TH"):
        assert needed in said
    assert any("PDF" in step for step in steps)
    assert "as PDF" in (assessment / "index.html").read_text("utf-8")
    assert "../figures/sharp_admissions-trend.csv" in "".join(
        page.read_text("utf-8") for page in assessment.glob("*.html")
    )
    listed = (folder / "SHA256SUMS").read_text()
    assert "assessment/needs-assessment.pdf" in listed
    assert "figures/figures.json" in listed
    # A warning of the printer would be a style it ignored or a picture without words.
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("is_built", [True, False])
def test_the_typeface_of_the_site_goes_with_the_document(is_built, tmp_path, monkeypatch):
    typeface = tmp_path / "typeface"
    if is_built:
        typeface.mkdir()
        (typeface / "letters.woff2").write_bytes(b"letters")
    monkeypatch.setattr(needs_assessment, "_TYPEFACE", typeface)
    folder = tmp_path / "document"
    needs_assessment.write_document(
        Release.of(sample.released(sample.MEASURES[5:], outlines={})),
        {},
        directory=folder,
        figures_folder=folder,
        progress=lambda _: None,
        with_pdf=False,
    )
    assert (folder / "letters.woff2").exists() is is_built
    assert (folder / "typeface.css").exists() is is_built
    linked = 'href="typeface.css"' in (folder / "index.html").read_text("utf-8")
    assert linked is is_built


def unpacked(pdf):
    """The objects of a PDF, its compressed streams opened."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, flags=re.S)
    opened = [zlib.decompressobj().decompress(found) for found in streams if found[:1] == b"x"]
    return b"".join([pdf, *opened])
