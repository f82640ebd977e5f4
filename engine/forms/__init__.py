"""A page as a WTForms form, and as accessible HTML."""

from engine.forms.answer_rows import AnswerRow, answer_rows, control_id, row_id
from engine.forms.block import Block, block
from engine.forms.fields import AnswerField, Typed, control_name
from engine.forms.frame import Frame, LanguageLink
from engine.forms.page_form import (
    CSRF_FIELD,
    GO_FIELD,
    KEEP_FIELD,
    QUESTIONNAIRE_FIELD,
    SEEN_FIELD,
    PageForm,
    Reading,
    page_form,
    read_page,
    typed_from,
)
from engine.forms.page_view import FilledPage, PageView, SummaryError, page_view
from engine.forms.preferences import BETWEEN, COLOURS, LARGER, SPACED, Preferences, kept_preferences, preferences
from engine.forms.said import said, said_prose
from engine.forms.shell import Shell, shell
from engine.forms.templating import environment, template_loader
from engine.forms.versions import Difference, differences, settled

__all__ = [
    "BETWEEN",
    "COLOURS",
    "CSRF_FIELD",
    "GO_FIELD",
    "KEEP_FIELD",
    "LARGER",
    "QUESTIONNAIRE_FIELD",
    "SEEN_FIELD",
    "SPACED",
    "AnswerField",
    "AnswerRow",
    "Block",
    "Difference",
    "FilledPage",
    "Frame",
    "LanguageLink",
    "PageForm",
    "PageView",
    "Preferences",
    "Reading",
    "Shell",
    "SummaryError",
    "Typed",
    "answer_rows",
    "block",
    "control_id",
    "control_name",
    "differences",
    "environment",
    "kept_preferences",
    "page_form",
    "page_view",
    "preferences",
    "read_page",
    "row_id",
    "said",
    "said_prose",
    "settled",
    "shell",
    "template_loader",
    "typed_from",
]
