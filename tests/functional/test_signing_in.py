"""In a real browser: signing in with two steps, being refused, editing a page, signing out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.functional.conftest import Site

pytestmark = pytest.mark.browser


def heading(page: Page) -> object:
    return page.get_by_role("heading", level=1)


def test_staff_sign_in_with_two_steps(sign_in_by_hand: Callable[[str], Page]) -> None:
    page = sign_in_by_hand("farah")
    expect(heading(page)).to_have_text("Your account")
    page.goto("/people/")
    expect(page.get_by_role("rowheader", name="Ben Hartley")).to_be_visible()
    page.goto("/record/")
    expect(page.get_by_text("each as it was written")).to_be_visible()


def test_a_stranger_is_sent_to_sign_in_and_comes_back(page: Page) -> None:
    page.goto("/people/")
    expect(heading(page)).to_have_text("Sign in")
    assert page.url.endswith("/sign-in/?next=/people/")


def test_someone_refused_is_told_who_may(sign_in_by_hand: Callable[[str], Page]) -> None:
    page = sign_in_by_hand("dev")
    page.goto("/people/")
    expect(page.get_by_text("Information-governance lead, Programme manager")).to_be_visible()


def test_a_wrong_password_is_explained_beside_the_form(page: Page) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Email").fill("imani@demonstration.example")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")


def test_signing_out_ends_it(sign_in_by_hand: Callable[[str], Page]) -> None:
    page = sign_in_by_hand("hari")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/")
    expect(heading(page)).to_have_text("Sign in")


def test_the_pages_work_without_scripts(browser: object, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sign-in/")
    page.get_by_label("Email").fill("ellis@demonstration.example")
    page.get_by_label("Password").fill("ellis-by-the-river")
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(heading(page)).to_have_text("Your account")
    context.close()


def test_an_editor_opens_the_editor_under_its_own_policy(
    sign_in_by_hand: Callable[[str], Page],
) -> None:
    page = sign_in_by_hand("grace")
    page.goto("/editor/pages/")
    page.goto("/about/")
    expect(heading(page)).to_have_text("About this site")


def test_an_editor_changes_a_page(sign_in_by_hand: Callable[[str], Page]) -> None:
    page = sign_in_by_hand("chioma")
    page.goto("/editor/pages/")
    page.get_by_role("link", name="Explore child pages of 'Plain pages'").click()
    page.get_by_role("link", name="Accessibility", exact=True).first.click()
    page.locator("#id_introduction").fill("Tell us where this site fails you.")
    page.get_by_role("button", name="Toggle publishing options").or_(
        page.get_by_role("button", name="Actions").last
    ).first.click()
    page.get_by_role("button", name="Publish").click()
    page.goto("/accessibility/")
    expect(page.get_by_text("Tell us where this site fails you.")).to_be_visible()
