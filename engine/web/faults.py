"""When a request cannot be served: a page that says why and what to do, and never loses what was typed."""

from __future__ import annotations

import logging
from contextlib import suppress

from flask import Flask, request, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadHost, HTTPException

from engine.forms import QUESTIONNAIRE_FIELD, SEEN_FIELD, page_form, page_view, read_page
from engine.questionnaire import Language, PageId
from engine.store import AlreadySubmitted, Changed, NoSuchSitting, StoreUnavailable
from engine.web.addresses import CHANGING, home_url, language_here, page_url, this_page
from engine.web.frames import frame_for, show
from engine.web.security import ELSEWHERE, form_token
from engine.web.sending import keep, read_post, sent_items
from engine.web.site import site
from engine.web.visits import RETRY_AFTER_SECONDS, Away, Missing, visit
from engine.wording import mark

log = logging.getLogger(__name__)

SENT = "respond.answer"

AWAY = mark("We cannot save your answers at the moment. They are still on this page: wait a minute, then continue.")
AWAY_ELSEWHERE = mark("We cannot reach your answers at the moment. What you saved is safe. Try again in a minute.")
BROKEN = mark("Something went wrong. It is our mistake, not yours. Your answers are still here: try to continue.")
EXPIRED = mark("This page was open for a long time. Your answers are still here: press the button again to save them.")
EXPIRED_ELSEWHERE = mark("This page was open for a long time. Go back, load it again and repeat what you did.")
NOT_KEPT = mark(
    "What you saved before is safe. What you have just sent is not kept. It may still be there if you press the Back "
    "button of your browser."
)
TO_THE_PAGE, TO_THE_ANSWERS = mark("Back to the page"), mark("Continue with your answers")
TRY_AGAIN = mark("Try again")
NOT_FOUND, TOO_LARGE, UNAVAILABLE = 404, 413, 503

EXPLANATIONS = {
    400: (mark("We could not read what your browser sent"), mark("Go back to the page and try again.")),
    404: (mark("Page not found"), mark("Check that the address is complete.")),
    405: (mark("This address is for something else"), mark("Go back and use the button on the page.")),
    413: (
        mark("That was too much to send at once"),
        mark("Go back to the page. Choose a smaller file, or write less, and press the button again."),
    ),
    500: (mark("Something went wrong"), mark("It is our mistake, not yours. What you saved is safe. Try again.")),
    503: (mark("Not available at the moment"), AWAY_ELSEWHERE),
}


def handle_faults(app: Flask) -> None:
    """Answer every fault of the app with a page."""
    app.register_error_handler(StoreUnavailable, _unavailable)
    app.register_error_handler(NoSuchSitting, _gone)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _bug)


def _unavailable(fault: StoreUnavailable) -> tuple[str, int, dict[str, str]]:
    log.error("The database is unavailable: %s", fault)
    body = None
    with suppress(HTTPException):  # what was sent may be more than is read
        body = _typed_page(AWAY, request.form)
    return body or _explained(UNAVAILABLE, AWAY_ELSEWHERE), UNAVAILABLE, {"Retry-After": str(RETRY_AFTER_SECONDS)}


def _expired(fault: CSRFError) -> tuple[str, int]:
    """Ask for the button to be pressed again; what was typed is kept before that.

    It is the personal link that lets one in: who could do this in another's name can read their answers anyway.
    """
    del fault
    body = None
    with suppress(HTTPException):  # what was sent may be more than is read
        body = _typed_page(EXPIRED, _keep_typed())
    return body or _explained(400, EXPIRED_ELSEWHERE), 400


def _keep_typed() -> MultiDict[str, str]:
    """Keep what was typed, if possible, and give back what was sent, with the files that are kept."""
    form: MultiDict[str, str] = request.form
    ours = request.headers.get("Sec-Fetch-Site") not in ELSEWHERE
    if request.endpoint == SENT and request.view_args is not None and ours:
        with suppress(HTTPException, StoreUnavailable, NoSuchSitting, AlreadySubmitted, Changed):
            here = visit(request.view_args["language"], request.view_args["token"])
            post = read_post(here, here.page(request.view_args["page_id"]))
            form = post.form
            keep(post, post.seen)
    return form


def _gone(fault: NoSuchSitting) -> tuple[str, int]:
    """A link that leads nowhere: whether it never did or no longer does is nobody's business."""
    del fault
    return _lost(), NOT_FOUND


def _lost() -> str:
    language = language_here()
    return show("web/lost.html", frame_for(language), list_url=home_url(language))


def _http(fault: HTTPException) -> tuple[str, int, list[tuple[str, str]]] | HTTPException:
    if fault.code is None or fault.code < 400:  # noqa: PLR2004  # a redirect is no fault
        return fault
    if isinstance(fault, BadHost):  # a page has addresses in it, and there are none at such a host
        return fault
    # A link cut off behind its secret is at no address that we know.
    if fault.code == NOT_FOUND and request.endpoint is None and "s" in request.path.split("/")[1:3]:
        return _lost(), NOT_FOUND, []
    said = fault.description if isinstance(fault, (Missing, Away)) else None
    headers = [(name, value) for name, value in fault.get_headers() if name != "Content-Type"]
    lost = request.endpoint == SENT and (fault.code == TOO_LARGE or isinstance(fault, Away))
    return _explained(fault.code, said, not_kept=lost), fault.code, headers


def _bug(fault: Exception) -> tuple[str, int]:
    log.error("A bug answered a request with 500", exc_info=fault)
    with suppress(Exception):  # the page itself may be what is broken
        shown = _typed_page(BROKEN, request.form)
        if shown is not None:
            return shown, 500
    return _explained(500), 500


def _explained(code: int, sentence: str | None = None, *, not_kept: bool = False) -> str:
    """What went wrong, what became of what was sent where that is certain, and the way back to where it was sent from.

    What was sent to an address at which nothing is read has no way back.
    """
    heading, otherwise = EXPLANATIONS.get(code, EXPLANATIONS[400])
    language, here = language_here(), request.view_args or {}
    sent = request.method == "POST" and "language" in here
    back = None
    if sent or (code == UNAVAILABLE and request.method == "GET"):
        back = this_page(language)
    elif "token" in here:
        back = url_for("returning.resume", token=here["token"])
    return show(
        "web/fault.html",
        frame_for(language),
        heading=heading,
        sentence=sentence or otherwise,
        not_kept=NOT_KEPT if not_kept else None,
        back_url=back,
        back_words=TO_THE_PAGE if sent else TRY_AGAIN if code == UNAVAILABLE else TO_THE_ANSWERS,
        list_url=home_url(language),
    )


def _typed_page(notice: str, form: MultiDict[str, str]) -> str | None:
    """The page a respondent has just sent, as it was typed; needs nothing but what was sent and the catalogue."""
    if request.endpoint != SENT or request.view_args is None:
        return None
    questionnaire = site().catalogue.by_hash(form.get(QUESTIONNAIRE_FIELD, ""))
    page = questionnaire.pages_by_id.get(PageId(request.view_args["page_id"])) if questionnaire else None
    language = Language(request.view_args["language"])
    if questionnaire is None or page is None or language not in questionnaire.languages:
        return None
    items = sent_items(page)
    typed = read_page(page_form(questionnaire, page), form, items).typed
    return show(
        "web/page.html",
        frame_for(language, questionnaire),
        page=page_view(questionnaire, page, language).fill(items, typed),
        action=page_url(language, request.view_args["token"], page.id, changing=request.args.get(CHANGING)),
        csrf=form_token(request.view_args["token"]),
        seen=form.get(SEEN_FIELD, ""),
        notice=notice,
        level="warning",
    )
