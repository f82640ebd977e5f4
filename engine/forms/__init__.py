"""A page as a WTForms form, and as accessible HTML."""

from engine.forms.answer_rows import AnswerRow, answer_rows, control_id
from engine.forms.fields import AnswerField, Typed, control_name
from engine.forms.frame import Frame, LanguageLink
from engine.forms.page_form import (
    CSRF_FIELD,
    QUESTIONNAIRE_FIELD,
    PageForm,
    Reading,
    page_form,
    read_page,
    typed_from,
)
from engine.forms.page_view import FilledPage, PageView, SummaryError, page_view
from engine.forms.said import said, said_prose
from engine.forms.templating import environment, template_loader

__all__ = [
    "CSRF_FIELD",
    "QUESTIONNAIRE_FIELD",
    "AnswerField",
    "AnswerRow",
    "FilledPage",
    "Frame",
    "LanguageLink",
    "PageForm",
    "PageView",
    "Reading",
    "SummaryError",
    "Typed",
    "answer_rows",
    "control_id",
    "control_name",
    "environment",
    "page_form",
    "page_view",
    "read_page",
    "said",
    "said_prose",
    "template_loader",
    "typed_from",
]
