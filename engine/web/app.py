"""The Flask app, put together."""

from __future__ import annotations

import logging
from datetime import timedelta

from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from engine.catalogue import Catalogue
from engine.clock import tell_days_in
from engine.codes import Codes
from engine.compiler import Cache
from engine.config import Settings, read_settings
from engine.forms import CSRF_FIELD, template_loader
from engine.jobs.queue import Queue
from engine.reports import TEMPLATES_FOLDER, keep_reports_in, wardrobe_of
from engine.store import open_store
from engine.web.assets import assets
from engine.web.centre import centre
from engine.web.faults import handle_faults
from engine.web.groups import groups
from engine.web.public import public
from engine.web.reading import reading
from engine.web.register import register
from engine.web.respond import respond
from engine.web.results import results
from engine.web.returning import returning
from engine.web.run_again import run_again
from engine.web.run_files import run_files
from engine.web.run_start import run_start
from engine.web.runs import runs
from engine.web.security import guard
from engine.web.sessions import Sessions
from engine.web.site import EXTENSION, Site
from engine.web.statement import statement
from engine.web.tasks import tasks
from engine.web.uploads import make_room, uploads
from engine.web.verify import verify

log = logging.getLogger(__name__)

LONGEST_POST = 1024 * 1024
MOST_PARTS = 2000
CENTRE_STAYS = timedelta(hours=12)

BLUEPRINTS = (
    assets,
    centre,
    groups,
    public,
    reading,
    register,
    respond,
    results,
    returning,
    run_again,
    run_files,
    run_start,
    runs,
    statement,
    tasks,
    uploads,
    verify,
)


def create_app(settings: Settings | None = None, *, quiet: bool = False) -> Flask:
    """The app for these settings, or for those of the environment.

    What is wrong with questionnaires is logged, unless it is to be `quiet` because another process has said it.
    Raises StoreOutdated where the database needs `formwright migrate` first, ThemeError where a theme is faulty,
    SettingsError where a setting is.
    """
    settings = settings or read_settings()
    tell_days_in(settings.time_zone)
    keep_reports_in(settings.reports)
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=settings.former_secret_keys,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        PERMANENT_SESSION_LIFETIME=CENTRE_STAYS,
        SESSION_REFRESH_EACH_REQUEST=False,
        MAX_CONTENT_LENGTH=LONGEST_POST,
        MAX_FORM_MEMORY_SIZE=LONGEST_POST,
        MAX_FORM_PARTS=MOST_PARTS,
        WTF_CSRF_FIELD_NAME=CSRF_FIELD,
        WTF_CSRF_TIME_LIMIT=None,
        # The pages send no referrer, so that a personal link never leaks; there is none to compare then.
        WTF_CSRF_SSL_STRICT=False,
    )
    app.session_interface = Sessions()
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    own = app.jinja_loader
    loaders = [template_loader(), FileSystemLoader(TEMPLATES_FOLDER)]
    app.jinja_loader = ChoiceLoader([own, *loaders] if own else loaders)
    app.extensions[EXTENSION] = _site(settings, quiet=quiet)
    make_room(app)
    guard(app, https=settings.https)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    handle_faults(app)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=0)  # type: ignore[method-assign]  # as Flask wants it
    if settings.watch:
        catalogue = app.extensions[EXTENSION].catalogue
        app.before_request(catalogue.refresh)
    return app


def _site(settings: Settings, *, quiet: bool) -> Site:
    queue = Queue(settings)
    store = open_store(settings.database_url, Codes(settings.secret_keys).new_token)
    store.check()
    catalogue = Catalogue(settings.questionnaires, Cache(settings.compiled).compile_file, drafts=settings.watch)
    if not quiet:
        _log_problems(catalogue)
    return Site(settings, catalogue, store, wardrobe_of(settings), queue)


def _log_problems(catalogue: Catalogue) -> None:
    for problem in catalogue.problems:
        log.error("%s", problem)
    for shelved in catalogue.shelved:
        for problem in shelved.problems if shelved.broken else ():
            log.error("%s", problem)
