"""The report on a group, behind the centre's password: how many are in which band, and nobody's name."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from engine.questionnaire import Language
from engine.reports import GroupReport, Tally, group_report_of, tally_of, write_group_report_pdf
from engine.store import Collected
from engine.web.centre import LANGUAGE, collected_here, show_to_centre, signed_in, singly
from engine.web.downloads import PDF, download
from engine.web.site import site
from engine.web.visits import Missing
from engine.wording import LANGUAGES, mark

groups = Blueprint("groups", __name__, url_prefix="/centre")

NOBODY = mark("Nobody has completed this questionnaire yet.")


@groups.get("/<questionnaire_id>/<version>/group-report")
@signed_in
def group_report(questionnaire_id: str, version: str) -> str:
    """The report on a group, or on everybody, with a choice of the others."""
    desk = collected_here(questionnaire_id, version)
    tally = _tally(desk)
    return show_to_centre(
        "web/group_report.html",
        questionnaire=desk.questionnaire,
        report=_report(tally, LANGUAGE),
        groups=sorted(name for name in tally.people if name is not None),
        chosen=_chosen() or "",
        language_names=LANGUAGES,
    )


@groups.get("/<questionnaire_id>/<version>/group-report.pdf")
@signed_in
def group_report_pdf(questionnaire_id: str, version: str) -> Response:
    """The same on paper, in any language of the questionnaire."""
    desk = collected_here(questionnaire_id, version)
    asked = request.args.get("language", "")
    language = asked if asked in desk.questionnaire.languages else desk.questionnaire.languages[0]
    pdf = write_group_report_pdf(_report(_tally(desk), language), site().theme(desk.questionnaire))
    return download(pdf, PDF, f"{questionnaire_id}-{version}-group-report-{language}.pdf")


def _tally(desk: Collected) -> Tally:
    """Who is where. Raises Missing where the answers are confidential."""
    return tally_of(desk.questionnaire, singly(desk.scored))


def _report(tally: Tally, language: str) -> GroupReport:
    report = group_report_of(tally, Language(language), group=_chosen(), least=site().settings.smallest_group)
    if report is None:
        raise Missing(NOBODY)
    return report


def _chosen() -> str | None:
    return request.args.get("group") or None
