"""The pages of a sitting: answer, look over, submit."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from engine.forms import KEEP_FIELD, SEEN_FIELD, AnswerRow, answer_rows, control_id
from engine.questionnaire import Item, Page
from engine.store import AlreadySubmitted, Changed, NotComplete, Seen
from engine.web.addresses import NONE_OF_THEM, link_url, page_url, place_url, result_url
from engine.web.frames import frame_for, show
from engine.web.security import FORGET, form_token
from engine.web.sending import Post, keep, read_late, read_post
from engine.web.shells import show_page
from engine.web.site import site
from engine.web.versions import sent_already, told_apart
from engine.web.visits import Visit, visit
from engine.web.ways import after_url, again_url, before_check_url, towards_url
from engine.wording import mark

respond = Blueprint("respond", __name__)

KEPT = "kept"
"""What is sent to go by what is kept instead of what is typed."""

UNSAVED = mark("We kept what you typed. Press Continue when this page is ready.")


@respond.get("/<language>/s/<token>/page/<page_id>")
def page(language: str, token: str, page_id: str) -> bytes | Response:
    """A page with what was typed into it last, else with what is saved of it."""
    here = visit(language, token)
    asked = here.page(page_id)
    if here.submitted or not here.journey.reachable(asked):
        return redirect(place_url(here, here.journey))
    draft = here.draft(asked)
    filled = here.fill(asked, here.saved(asked) if draft is None else draft)
    seen = Seen.now(here.stored.page_stamp(asked.id))
    return show_page(here, filled, again_url(here, asked), seen, None if draft is None else UNSAVED)


@respond.post("/<language>/s/<token>/page/<page_id>")
def answer(language: str, token: str, page_id: str) -> str | bytes | Response | tuple[str | bytes, int]:
    """Save what was answered and go on, or keep what was typed. What is kept already is not overwritten unseen."""
    here = visit(language, token)
    asked = here.page(page_id)
    if request.form.get(KEEP_FIELD) == KEPT:
        return redirect(again_url(here, asked), code=303)
    if here.submitted:
        return sent_already(here, read_late(here, asked))
    try:
        post = read_post(here, asked)
        return _settle(post, post.seen)
    except AlreadySubmitted:
        here = visit(language, token)
        return sent_already(here, read_late(here, asked))


@respond.get("/<language>/s/<token>/check")
def check(language: str, token: str) -> str | Response:
    """All answers once more, each with a way to change it."""
    here = visit(language, token)
    if here.submitted or not here.journey.complete:
        return redirect(place_url(here, here.journey))
    return _show_check(here)


@respond.post("/<language>/s/<token>/submit")
def submit(language: str, token: str) -> str | Response | tuple[str, int]:
    """Finish: from here on the answers stand and are scored. Sent twice, it is still done once."""
    here = visit(language, token)
    store, sitting = site().store, replace(here.stored.sitting, language=here.language)
    try:
        earlier = store.earlier(sitting, here.questionnaire, site().catalogue)
        store.submit(sitting, here.questionnaire, earlier, seen=request.form.get(SEEN_FIELD, ""))
    except NotComplete:
        return redirect(place_url(here, here.journey), code=303)
    except Changed:
        return _show_check(visit(language, token), changed=True), 409
    done = redirect(result_url(language, token), code=303)
    done.headers.update(FORGET)
    return done


def _settle(post: Post, seen: Seen) -> str | bytes | Response | tuple[str | bytes, int]:
    """Do what a page was sent for, if this is what was seen of it."""
    here, asked = post.here, post.page
    reachable = here.journey.reachable(asked)
    try:
        if post.saves and reachable:
            open_page = site().store.page(here.sitting.id, here.questionnaire, asked.id, seen)
            open_page.save(post.reading.answers, here.language)
            return redirect(after_url(here, asked, post.reading.answers), code=303)
        stamp = keep(post, seen)
    except Changed:
        now = visit(here.language, here.token)
        current = Seen.now(now.stored.page_stamp(asked.id))
        return told_apart(post, now, current) or _settle(post, current)
    if post.going is not None:
        return redirect(towards_url(post), code=303)
    if not reachable:
        return redirect(place_url(here, here.journey), code=303)
    again, now_seen = again_url(here, asked), Seen.now(stamp)
    if post.reading.pressed:
        return show_page(here, here.fill(asked, post.reading.typed), again, now_seen)
    return show_page(here, here.fill(asked, post.reading.typed, post.faults), again, now_seen), 422


def _show_check(here: Visit, *, changed: bool = False) -> str:
    """Check-your-answers; with what is typed and not saved, which would not be sent."""
    pages = here.journey.pages
    sections = [(page.title.say(here.language, here.tell), _rows(here, page)) for page in pages]
    return show(
        "web/check.html",
        frame_for(here.language, here.questionnaire),
        sections=[(title, rows) for title, rows in sections if rows],
        unsaved=[
            (
                page.title.say(here.language, here.tell),
                page_url(here.language, here.token, page.id, changing=NONE_OF_THEM),
            )
            for page in pages
            if page.id in here.stored.drafts
        ],
        changed=changed,
        later_url=link_url(here.language, here.token, later=True),
        submit_url=url_for(".submit", language=here.language, token=here.token),
        back_url=before_check_url(here),
        csrf=form_token(here.token),
        seen=here.stored.stamp,
    )


def _rows(here: Visit, page: Page) -> tuple[AnswerRow, ...]:
    def change(item: Item) -> str:
        return f"{page_url(here.language, here.token, page.id, changing=item.id)}#{control_id(item)}"

    return answer_rows(here.journey.items(page), here.journey.answers, here.language, change, here.tell)
