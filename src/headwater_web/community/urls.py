"""Addresses of community assets."""

from django.urls import path

from headwater_web.community.views import assets, files, gaps, near, writing

HERE = "assets/"
ASSET = f"{HERE}<reference:reference>/"

app_name = "community"
urlpatterns = [
    path(HERE, assets.home, name="assets"),
    path(f"{HERE}near/", near.near_place, name="near"),
    path(f"{HERE}reach/", gaps.reach, name="reach"),
    path(f"{HERE}gaps/", gaps.gaps, name="gaps"),
    path(f"{HERE}to-confirm/", assets.to_confirm, name="to_confirm"),
    path(f"{HERE}new/", writing.new_asset, name="new_asset"),
    path(f"{HERE}import/", writing.import_assets, name="import_assets"),
    path(f"{HERE}assets.csv", files.assets_csv, name="assets_csv"),
    path(f"{HERE}assets.json", files.assets_json, name="assets_json"),
    path(f"{HERE}dictionary.csv", files.dictionary, name="dictionary"),
    path(ASSET, assets.asset, name="asset"),
    path(f"{ASSET}change/", writing.change_asset, name="change_asset"),
    path(f"{ASSET}confirm/", writing.confirm_asset, name="confirm_asset"),
    path(f"{ASSET}end/", writing.end_asset, name="end_asset"),
]
