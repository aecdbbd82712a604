"""Django's settings, from the environment and nothing else."""

import os
from datetime import timedelta

from headwater_web.config.environment import read_environment
from headwater_web.config.policies import SITE_POLICY

ENVIRONMENT = read_environment(os.environ)

# The engine's two folders that the site may see.
HEADWATER_EXCHANGE = ENVIRONMENT.exchange
HEADWATER_RELEASED = ENVIRONMENT.released
# What the domain signs, as files: the partnership's bodies, registers and frameworks.
HEADWATER_DEFINITIONS = ENVIRONMENT.definitions
HEADWATER_PARTNERSHIP = ENVIRONMENT.partnership
HEADWATER_DEMONSTRATION = ENVIRONMENT.demonstration

# Who may reach the site.
DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.origins)

# Apps.
INSTALLED_APPS = [
    "headwater_web.config",
    "headwater_web.ui",
    "headwater_web.accounts",
    "headwater_web.audit",
    "headwater_web.pages",
    "headwater_web.thread",
    "headwater_web.governance",
    "headwater_web.scrutiny",
    "headwater_web.equality",
    "headwater_web.networks",
    "headwater_web.lived_experience",
    "headwater_web.community",
    "headwater_web.funding",
    "headwater_web.strategy",
    "headwater_web.standards",
    "headwater_web.returns",
    "headwater_web.needs",
    "headwater_web.agreements",
    "headwater_web.evidence",
    "headwater_web.interventions",
    "headwater_web.provider_returns",
    "headwater_web.evaluations",
    "headwater_web.claims",
    "headwater_web.dashboard",
    "headwater_web.sharing",
    "headwater_web.publications",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.users",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Below whitenoise, which sends files that were packed beforehand.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "headwater_web.accounts.middleware.TwoStepsRequired",
    # Last, so that it is nearest the view whose sign-in it may refuse.
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "headwater_web.config.urls"
WSGI_APPLICATION = "headwater_web.config.wsgi.application"

# Templates.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "headwater_web.ui.context_processors.page",
            ],
        },
    },
]

# Stores.
DATABASES = {"default": ENVIRONMENT.database.for_django()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by every server process: a code of the second step must not be usable twice.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_shared_memory",
    }
}

# Sign-in.
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "headwater_web.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_USER_DISPLAY = "headwater_web.accounts.adapters.displayed_name"
# axes locks sign-in after fewer failures than this; this limit is for codes of the second step.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,8/300s/key"}
MFA_ADAPTER = "headwater_web.accounts.adapters.TwoStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Headwater"
MFA_TOTP_TOLERANCE = 1
# Addresses are vouched for by whoever adds the person: there is no public sign-up.
MFA_ALLOW_UNVERIFIED_EMAIL = True

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "headwater_web.accounts.adapters.attempted_email"
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# Cookies, headers.
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = ENVIRONMENT.secure_cookies
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = ENVIRONMENT.secure_cookies
CSRF_COOKIE_HTTPONLY = False  # Wagtail's editor reads it
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.secure_cookies
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ENVIRONMENT.secure_cookies else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.behind_proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SITE_POLICY}

# Words and dates.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# Static files.
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.static_root
COLLECTED = (STATIC_ROOT / "staticfiles.json").exists() and not DEBUG
WHITENOISE_USE_FINDERS = not COLLECTED
WHITENOISE_AUTOREFRESH = not COLLECTED
WHITENOISE_MANIFEST_STRICT = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = ENVIRONMENT.home / "media"
MEDIA_URL = "/media/"

# E-mail.
EMAIL_BACKEND = ENVIRONMENT.mail.backend
EMAIL_HOST = ENVIRONMENT.mail.host
EMAIL_PORT = ENVIRONMENT.mail.port
EMAIL_HOST_USER = ENVIRONMENT.mail.user
EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.password
EMAIL_USE_TLS = ENVIRONMENT.mail.use_tls
EMAIL_USE_SSL = ENVIRONMENT.mail.use_ssl
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail.sender

# The pages' editor.
WAGTAIL_SITE_NAME = "Headwater"
WAGTAILADMIN_BASE_URL = f"https://{ALLOWED_HOSTS[0]}"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_WORKFLOW_ENABLED = False
# Every save is an act on record, so words are saved by whoever wrote them and not every second.
WAGTAIL_AUTOSAVE_INTERVAL = 0
# A page is known to the record by its slug, which must be a token.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Addresses typed at sign-in are personal: axes would write them to the log.
    "loggers": {"axes": {"level": "CRITICAL"}},
}
