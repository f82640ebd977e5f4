"""Two versions of a page, side by side: what was typed here, and what was done to it elsewhere meanwhile."""

from __future__ import annotations

from dataclasses import replace

from flask import redirect
from werkzeug.wrappers import Response

from engine.forms import differences
from engine.store import Seen
from engine.web.addresses import result_url
from engine.web.frames import frame_for, show
from engine.web.security import form_token
from engine.web.sending import Post
from engine.web.visits import Visit
from engine.web.ways import again_url, towards_url
from engine.wording import mark

MEANWHILE = mark("These answers were changed somewhere else")
MEANWHILE_WHY = mark(
    "It happened in another window or on another device after you opened this page. Nothing is lost: both versions "
    "are here. Choose which one to keep."
)
SAVED = mark("What is saved now"), mark("Keep what is saved now")
TYPED = mark("What was typed somewhere else"), mark("Keep what was typed somewhere else")
SENT = mark("What you have sent")
TOO_LATE = mark("Your answers were sent already")
TOO_LATE_WHY = mark(
    "They were sent in another window or on another device. What you have just typed here came too late, and is not "
    "among them."
)


def told_apart(post: Post, now: Visit, current: Seen) -> Response | tuple[str, int] | None:
    """What was typed and what is kept by now, to choose from; None where these are the same.

    Whoever typed nothing, and only wants to go somewhere, has nothing to choose.
    """
    if post.going is not None and post.untouched:
        return redirect(towards_url(post), code=303)
    draft = now.draft(post.page)
    kept = now.saved(post.page) if draft is None else draft
    found = differences(post.items, post.reading.typed, kept, now.language, now.tell)
    if not found:
        return None
    before, keep_before = SAVED if draft is None else TYPED
    frame = frame_for(now.language, now.questionnaire)
    shown = show(
        "web/versions.html",
        replace(frame, reading_url=None, statement_url=None),  # nobody goes elsewhere before choosing
        heading=MEANWHILE,
        sentence=MEANWHILE_WHY,
        differences=found,
        before=before,
        keep_before=keep_before,
        fields=post.again,
        action=again_url(now, post.page),
        seen=current,
        seen_before=post.seen,
        csrf=form_token(now.token),
    )
    return shown, 409


def sent_already(now: Visit, post: Post) -> Response | tuple[str, int]:
    """To the result; where something else was typed than was sent, that is told first."""
    onward = result_url(now.language, now.token)
    kept = now.saved(post.page)
    found = differences(post.items, post.reading.typed, kept, now.language, now.tell)
    if not found or post.untouched:
        return redirect(onward, code=303)
    shown = show(
        "web/versions.html",
        frame_for(now.language, now.questionnaire),
        heading=TOO_LATE,
        sentence=TOO_LATE_WHY,
        differences=found,
        before=SENT,
        fields=None,
        onward=onward,
    )
    return shown, 409
