"""Content security policies: a strict one for the site, another for the pages' editor."""

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE

SITE_POLICY: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    # data: carries the QR code of the second step, drawn by the server.
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
    "object-src": [NONE],
}

# Wagtail's editor writes style attributes and a few inline scripts of its own, and shows a page's
# preview in a frame. Only people who may edit pages are ever sent this policy.
EDITOR_POLICY: dict[str, Any] = {
    **SITE_POLICY,
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
