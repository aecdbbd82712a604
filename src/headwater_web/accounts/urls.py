"""Sign-in, your account, people, the record.

allauth's views are hung one by one: its routes for changing an address or signing up are left
out, and each of ours says its rule.
"""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path

from headwater_web.accounts import views
from headwater_web.accounts.declaring import declare_included
from headwater_web.accounts.rules import Rule
from headwater_web.accounts.second_step import second_step_on_record

signing_in = [
    path("sign-in/", allauth_views.login, name="account_login"),
    path("sign-out/", allauth_views.logout, name="account_logout"),
    path("sign-in/closed/", allauth_views.account_inactive, name="account_inactive"),
    path("sign-up/", allauth_views.signup, name="account_signup"),
    path("password/forgotten/", allauth_views.password_reset, name="account_reset_password"),
    path(
        "password/forgotten/sent/",
        allauth_views.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/choose/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/chosen/",
        allauth_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
own_account = [
    path("account/confirm/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("account/password/", allauth_views.password_change, name="account_change_password"),
    path("account/password/set/", allauth_views.password_set, name="account_set_password"),
]
second_step = [path("account/second-step/", include("allauth.mfa.urls"))]

urlpatterns = [
    path("account/", views.account, name="account"),
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="add_person"),
    path("people/roles/give/", views.grant_membership, name="grant_membership"),
    path("people/roles/<int:membership_id>/end/", views.end_membership, name="end_membership"),
    path("record/", views.record_page, name="record"),
    *declare_included(Rule.EVERYONE, signing_in),
    *declare_included(Rule.SIGNED_IN, own_account),
    # The code of the second step is asked for before anyone is signed in.
    *declare_included(
        Rule.SIGNED_IN,
        second_step,
        exceptions={"mfa_authenticate": Rule.EVERYONE},
        wrapper=second_step_on_record,
    ),
]
