"""The pages: who may open which, what is kept of a question, and forms that keep what was typed."""

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.test import Client
from tests.unit.web.community.conftest import today, typed

from headwater.released.opened import Release
from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.community.ground import made_up_postcodes
from headwater_web.community.models import Asset
from headwater_web.community.walking import DETOUR, FARTHEST

HERE = "/assets/"
Browser = Callable[[str], Client]
LIGHT = 100_000

#  who         public    writing
SEEN = {
    "stranger": (200, 302),
    "amara": (200, 200),
    "grace": (200, 200),
    "chioma": (200, 403),
    "ben": (200, 403),
    "dev": (200, 403),
}
PUBLIC = ("", "near/", "reach/", "gaps/", "AS-1/", "assets.csv", "assets.json", "dictionary.csv")
WRITING = ("new/", "import/", "to-confirm/", "AS-1/change/", "AS-1/confirm/", "AS-1/end/")


@pytest.mark.parametrize("who", SEEN)
def test_who_opens_what(staged: None, release: Release, signed_in: Browser, who: str) -> None:
    browser = signed_in(who)
    public, writing = SEEN[who]
    for page in PUBLIC:
        answer = browser.get(HERE + page)
        assert (page, answer.status_code) == (page, public)
        assert len(answer.content) < LIGHT
    assert {browser.get(HERE + page).status_code for page in WRITING} == {writing}


@pytest.mark.usefixtures("staged")
class TestTheList:
    """What is on it, what is said of its age, and what is looked for."""

    def test_what_is_looked_for(self, signed_in: Browser) -> None:
        page = signed_in("stranger").get(f"{HERE}?kind=mentoring&age=10").content.decode()
        assert "1 of 42 on the list" in page
        assert "Bassetlaw School Mentors" in page

    def test_a_wrong_age_keeps_what_was_typed(self, signed_in: Browser) -> None:
        answer = signed_in("stranger").get(f"{HERE}?age=young&words=music")
        assert answer.status_code == 422
        assert 'value="music"' in answer.content.decode()

    def test_what_nobody_confirmed_is_said_and_later_left_out(self, signed_in: Browser) -> None:
        page = signed_in("stranger").get(f"{HERE}?words=Kestrel").content.decode()
        assert "ring before you go" in page
        gone = Asset.objects.get(name="Warsop Vale Repair Café")
        assert signed_in("stranger").get(f"{HERE}{gone.reference}/").status_code == 404
        assert signed_in("amara").get(f"{HERE}{gone.reference}/").status_code == 200
        assert "Warsop Vale" in signed_in("amara").get(f"{HERE}to-confirm/").content.decode()

    def test_what_has_ended_says_so(self, signed_in: Browser) -> None:
        ended = Asset.objects.get(ended_at__isnull=False)
        page = signed_in("stranger").get(f"{HERE}{ended.reference}/").content.decode()
        assert "its money ran out" in page
        assert ended.name not in signed_in("stranger").get(HERE).content.decode()


@pytest.mark.usefixtures("staged")
class TestNearAPostcode:
    """Answered, and not kept."""

    def ask(self, browser: Client, **asked: str) -> tuple[int, str]:
        answer = browser.post(f"{HERE}near/", asked)
        return answer.status_code, answer.content.decode()

    def test_what_is_found(self, release: Release, signed_in: Browser) -> None:
        postcode = list(made_up_postcodes(release))[20]
        status, page = self.ask(signed_in("stranger"), postcode=postcode.lower(), age="15")
        assert status == 200
        assert f"3 things within about 20 minutes of {postcode}" in page
        assert "Lantern Yard Youth Club" in page
        assert f"{DETOUR} times as long" in page
        assert f"{FARTHEST:,.0f} metres" in page
        assert "<svg" in page
        assert "open now" not in page.lower()

    def test_a_link_names_a_small_area_and_nobody(
        self, release: Release, signed_in: Browser
    ) -> None:
        page = signed_in("stranger").get(f"{HERE}near/?area=Z01000011&age=15").content.decode()
        assert "3 things within about 20 minutes of Nottingham 011" in page
        assert "from the middle of this small area" in page
        unknown = signed_in("stranger").get(f"{HERE}near/?area=nowhere&age=old")
        assert "things within" not in unknown.content.decode()

    def test_half_a_postcode_says_so(self, release: Release, signed_in: Browser) -> None:
        assert "ZZ1 is a large area" in self.ask(signed_in("stranger"), postcode="zz1", age="15")[1]

    @pytest.mark.parametrize(
        ("typed_postcode", "words"),
        [
            ("Nottingham", "This is not a postcode"),
            ("", "Give a postcode"),
            ("ZZ1 9ZZ", "We do not know ZZ1 9ZZ"),
            ("SW1A 1AA", "SW1A 1AA is outside our area"),
        ],
    )
    def test_what_cannot_be_answered_says_why(
        self, release: Release, signed_in: Browser, typed_postcode: str, words: str
    ) -> None:
        status, page = self.ask(signed_in("stranger"), postcode=typed_postcode, age="15")
        assert status == 422
        assert words in page
        assert f'value="{typed_postcode}"' in page or not typed_postcode

    def test_without_any_list_of_postcodes(self, signed_in: Browser) -> None:
        status, page = self.ask(signed_in("stranger"), postcode="NG1 5FS", age="15")
        assert status == 422
        assert "no list of postcodes yet" in page

    def test_nothing_is_kept(self, release: Release, signed_in: Browser) -> None:
        browser = signed_in("amara")
        before = AuditEvent.objects.count()
        answer = browser.post(f"{HERE}near/", {"postcode": "ZZ1 1AA", "age": "15"})
        assert AuditEvent.objects.count() == before
        assert "ZZ1" not in str(dict(browser.session))
        assert "no-store" in answer.headers["Cache-Control"]
        assert 'method="post"' in answer.content.decode()


@pytest.mark.usefixtures("staged")
class TestGapsInWords:
    """No rank, no zero that means nothing was written down."""

    def test_none_is_said_in_words(self, release: Release, signed_in: Browser) -> None:
        page = signed_in("stranger").get(f"{HERE}gaps/").content.decode()
        assert "none is on our list, not that none is there" in page
        assert ">0<" not in page

    def test_a_district_with_nothing(self, release: Release, signed_in: Browser) -> None:
        page = signed_in("stranger").get(f"{HERE}reach/?ages=18-25&district=E07000176")
        assert "64 of 64 small areas" in page.content.decode()
        assert "Rushcliffe 001" in page.content.decode()

    def test_without_a_release_it_cannot_tell(self, signed_in: Browser) -> None:
        page = signed_in("stranger").get(f"{HERE}reach/").content.decode()
        assert "We cannot tell yet" in page

    def test_the_panel_for_other_pages(self, release: Release) -> None:
        template = Template("{% load community %}{% community_assets 'E07000171' %}")
        words = " ".join(template.render(Context()).split())
        assert "What is strong here" in words
        assert "5 things on our list:" in words
        assert "2 more are for the whole area." in words


class TestWriting:
    """Forms that tell every fault, keep what was typed, and say when they came too late."""

    def test_adding_changing_confirming_and_ending(self, signed_in: Browser) -> None:
        browser = signed_in("grace")
        added = browser.post(f"{HERE}new/", typed())
        asset = Asset.objects.get()
        assert added.headers["Location"] == f"{HERE}{asset.reference}/"
        changed = typed(aim="Another aim.", version="1", sensitive="no")
        browser.post(f"{HERE}{asset.reference}/change/", changed)
        day = (today() - timedelta(days=1)).isoformat()
        browser.post(f"{HERE}{asset.reference}/confirm/", {"confirmed_on": day, "how": "Went"})
        browser.post(f"{HERE}{asset.reference}/end/", {"why": "It closed"})
        asset.refresh_from_db()
        assert (asset.aim, asset.ended_why) == ("Another aim.", "It closed")
        assert asset.confirmations.count() == 2

    def test_faults_are_told_and_nothing_is_lost(self, signed_in: Browser) -> None:
        sent = typed(ages_from="30", kind="refuge", postcode="NG1 5FS", small_area="")
        answer = signed_in("amara").post(f"{HERE}new/", sent)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "The oldest age (18) is below the youngest (30)." in page
        assert "Its place must stay secret: leave this out." in page
        assert 'value="NG1 5FS"' in page
        assert not Asset.objects.exists()

    def test_a_change_that_came_too_late(self, signed_in: Browser) -> None:
        browser = signed_in("grace")
        browser.post(f"{HERE}new/", typed())
        address = f"{HERE}{Asset.objects.get().reference}/change/"
        browser.post(address, typed(aim="First.", version="1"))
        late = browser.post(address, typed(aim="Second.", version="1"))
        assert late.status_code == 422
        assert "Somebody else changed this" in late.content.decode()
        assert browser.post(address, typed(aim="Second.", version="2")).status_code == 302


@pytest.mark.usefixtures("staged")
class TestFiles:
    """What goes out can come in elsewhere, and twice is refused."""

    def send(self, browser: Client, content: bytes) -> tuple[int, str]:
        file = SimpleUploadedFile("assets.csv", content, content_type="text/csv")
        answer = browser.post(f"{HERE}import/", {"file": file})
        return answer.status_code, answer.content.decode()

    def test_csv_and_json_say_the_same(self, signed_in: Browser) -> None:
        text = signed_in("stranger").get(f"{HERE}assets.csv").content.decode()
        rows = list(csv.DictReader(io.StringIO(text)))
        told = json.loads(signed_in("stranger").get(f"{HERE}assets.json").content)
        assert len(rows) == len(told["assets"]) == 42
        assert [row["name"] for row in rows] == [each["name"] for each in told["assets"]]
        secret = [row for row in rows if row["sensitive"] == "yes"]
        assert [row["postcode"] + row["small_area"] + row["website"] for row in secret] == ["", ""]

    def test_what_is_listed_already_is_refused_whole(
        self, signed_in: Browser, cast: dict[str, Person]
    ) -> None:
        content = signed_in("stranger").get(f"{HERE}assets.csv").content
        status, page = self.send(signed_in("grace"), content)
        assert status == 422
        assert "42 faults" in page
        renamed = content.replace(b"Lantern Yard Youth Club", b"Lamp Yard Youth Club")
        assert "41 faults" in self.send(signed_in("grace"), renamed)[1]
        assert not Asset.objects.filter(name__startswith="Lamp").exists()

    def test_a_file_from_elsewhere_is_taken_whole(self, signed_in: Browser) -> None:
        text = signed_in("stranger").get(f"{HERE}assets.csv").content.decode()
        rows = [dict(each, name=f"{each['name']} 2") for each in csv.DictReader(io.StringIO(text))]
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        before = Asset.objects.count()
        status, _page = self.send(signed_in("grace"), out.getvalue().encode())
        assert status == 302
        assert Asset.objects.count() == before + 42
        first, again = Asset.objects.filter(name__startswith="Quiet Room").order_by("pk")
        assert (first.hours, first.factors, first.offers) == (
            again.hours,
            again.factors,
            again.offers,
        )
