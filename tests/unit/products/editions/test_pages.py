"""The pages of an edition: accessible, whole without JavaScript, every number with its making."""

import re
from itertools import pairwise

import pytest
from tests.unit.products.editions.conftest import ONLY_PARTNERS
from tests.unit.products.test_needs_assessment import HEADINGS, Page


@pytest.fixture(scope="module")
def pages(built):
    found = {}
    for cut in ("public", "partner"):
        for path in sorted((built.folder / cut).glob("*.html")):
            found[f"{cut}/{path.name}"] = Page(path.read_text("utf-8"))
    return found


def test_each_module_is_a_page_and_the_first_opens_the_folder(pages):
    assert [name for name in pages if name.startswith("public/")] == [
        "public/annex.html", "public/easy-read.html", "public/expected.html",
        "public/glance.html", "public/index.html", "public/moved.html",
        "public/northbank.html", "public/numbers.html",
    ]  # fmt: skip
    assert "partner/partners.html" in pages


def test_pages_have_a_language_landmarks_one_h1_and_no_script(pages):
    for page in pages.values():
        assert page.named("html") == [{"lang": "en"}]
        titles = [each for each in page.named("title") if "id" not in each]  # not of pictures
        assert len(page.named("main")) == len(titles) == len(page.named("h1")) == 1
        assert page.named("script") == []
        assert all("aria-label" in nav for nav in page.named("nav"))


def test_headings_never_skip_a_level(pages):
    for name, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.tags if tag in HEADINGS]
        assert max((after - before for before, after in pairwise(levels)), default=0) <= 1, name


def test_tables_have_captions_and_heads(pages):
    for page in pages.values():
        assert len(page.named("caption")) == len(page.named("table"))
        assert all(head.get("scope") in {"col", "row"} for head in page.named("th"))


def test_ids_are_unique_and_every_link_leads_somewhere(pages, built):
    for name, page in pages.items():
        folder = (built.folder / name).parent
        cut = name.partition("/")[0]
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            target, _, anchor = link.partition("#")
            if link.startswith(("mailto:", "/figures/", "https://journal.example/")):
                continue
            if target:
                assert (folder / target).is_file(), link
            if anchor and (not target or target.endswith(".html")):
                assert anchor in (pages[f"{cut}/{target}"] if target else page).ids, link


def test_the_site_gets_the_engines_parts_without_a_page_around_them(built):
    """Their numbers lead to the site's pages, their files to the edition's; no frame, no style."""
    folder = built.folder / "public" / "computed"
    assert {path.stem for path in folder.iterdir()} == {
        "moved", "glance", "expected", "northbank", "annex",
    }  # fmt: skip
    for path in folder.iterdir():
        part = Page(path.read_text("utf-8"))
        assert not part.named("html") + part.named("h1") + part.named("script")
        assert "style=" not in path.read_text("utf-8")
        for link in part.links:
            if link.startswith("../../files/public/"):
                name = link.removeprefix("../../files/public/").partition("#")[0]
                assert (built.folder / "public" / name).is_file(), link
            else:
                assert link.startswith("/figures/R0002-1a2b3c4d/"), link
    northbank = built.text("public/computed/northbank.html")
    assert "/figures/R0002-1a2b3c4d/ed_assaults.v1/Z07000001/2025/all/all/" in northbank
    assert "There were" not in built.text("public/computed/glance.html")


def test_no_page_calls_out(built):
    address = "https://journal.example/paper"
    source = f'<a href="{address}" rel="noopener noreferrer">{address}</a>'
    assert source in built.text("public/index.html")  # a link that a person may follow
    for path in built.folder.rglob("*.html"):
        text = path.read_text("utf-8").replace("http://www.w3.org/", "").replace(source, "")
        assert "http://" not in text
        assert "https://" not in text


def test_a_number_opens_to_its_making_and_from_there_to_the_site(pages, built):
    numbers = [
        each["href"]
        for tag, each in pages["public/index.html"].tags
        if tag == "a" and each.get("class") == "number"
    ]
    assert len(numbers) == 4  # said twice in words, and once beside the quotation
    assert {each.partition("#")[0] for each in numbers} == {"numbers.html"}
    page = built.text("public/numbers.html")
    row = re.search(rf'<tr id="{numbers[0].partition("#")[2]}">.*?</tr>', page, flags=re.S)
    assert row is not None
    assert "Riverside, 2025" in row[0]
    assert f"/figures/{built.edition.numbers[0].reference}/" in row[0]
    for told in ("93%", "31 December 2025", " to "):
        assert told in row[0]


SAID = [
    ("public/index.html", "How much violence there is"),
    ("public/index.html", "I waited &amp; waited."),
    ("public/index.html", "Strength of evidence: strong."),
    ("public/index.html", '<span class="reference">R-3</span> Staff'),
    ("public/index.html", "Signed by Chioma (director, 2 February 2026)"),
    ("public/index.html", "Three districts were asked from 5 January 2026 to 30 January 2026; 4"),
    ("public/index.html", "what people live through: We are asking. (Amara, 1 February 2026.)"),
    ("public/index.html", "Evidence card, version 2: Sharing where people were hurt"),
    ("public/index.html", "<dt>Effect</dt><dd>Rate ratio: 0.58 (95% interval 0.49 to 0.69)</dd>"),
    ("public/index.html", "<dd>High impact; A toolkit; Its page</dd>"),
    ("public/index.html", "<dd>Everybody &amp; all (n = 1,573)</dd>"),
    ("public/index.html", "<dt>Where</dt><dd>A city (In the United Kingdom)</dd>"),
    ("public/index.html", "<dt>As at</dt><dd>14 October 2026</dd>"),
    ("public/index.html", "<dt>Who asked</dt><dd>EV-8 Did they come back?; A meeting</dd>"),
    ("public/index.html", "<dt>Studies that ask it</dt><dd>RS-4</dd>"),
    ("public/index.html", "<dt>Heard in</dt><dd>3 sessions, the last on 1 October 2026</dd>"),
    ("public/index.html", "How many of them would say the same is not known."),
    ("public/moved.html", "Emergency department assaults, Northbank: higher than expected."),
    ("public/glance.html", "Ambulance call-outs to assaults"),
    ("public/annex.html", "Benjamini and Yekutieli, 2001"),
    ("public/numbers.html", "Numbers that were worked out"),
    ("partner/index.html", "For partners"),
]


@pytest.mark.parametrize(("page", "words"), SAID)
def test_what_must_be_said_is_said(built, page, words):
    assert words in built.text(page)


def test_no_file_of_a_smaller_cut_knows_of_a_fuller_one(built):
    for path in (built.folder / "public").rglob("*"):
        if path.is_file() and path.suffix in {".html", ".csv", ".json", ".svg"}:
            assert ONLY_PARTNERS not in path.read_text("utf-8"), path.name
    assert ONLY_PARTNERS in built.text("partner/index.html")
    assert not (built.folder / "full").exists()


def test_words_stay_plain_and_nothing_is_left_blank(built):
    for path in (built.folder / "public").glob("*.html"):
        text = re.sub(r"<(svg|style).*?</\1>|<[^>]+>", " ", path.read_text("utf-8"), flags=re.S)
        assert not re.search(r"hotspot|prolific|offender|nan\b|None|\[\[|inf\b", text), path.name
        assert "<td></td>" not in path.read_text("utf-8"), path.name


def test_words_that_people_typed_are_never_markup(source):
    from tests.unit.released.editions.conftest import content, module

    from headwater.products.editions.document import written_out
    from headwater.products.editions.pages import context, environment
    from headwater.released.editions.content import Cut, Paragraph
    from headwater.released.editions.frozen import freeze

    nasty = module(title="<i>x</i>", blocks=(Paragraph("<script>x</script>"),), easy=("<b>y</b>",))
    edition = freeze(content(nasty, release_id=source.release.release_id), source.release)
    shared = context(written_out(edition, source, Cut.PUBLIC), for_print=True)
    text = environment().get_template("document.html").render(shared)
    assert "<script>" not in text
    assert "<i>x" not in text
