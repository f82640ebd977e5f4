"""What a questionnaire is: frozen data, no behaviour beyond look-up."""

from engine.questionnaire.answer import Answers, Fault, Json, Kind, Raw, Value, inner_key, other_key, owner_of
from engine.questionnaire.item import Grid, Item, Means, Option
from engine.questionnaire.names import BandId, ItemId, Language, OptionCode, PageId, ScaleId
from engine.questionnaire.placeholders import Placeholder, Tell, untold
from engine.questionnaire.questionnaire import (
    Certificate,
    Feedback,
    Page,
    Questionnaire,
    Reference,
    Results,
    Translation,
    Waiver,
)
from engine.questionnaire.scale import AllRequired, AnsweredAtLeast, Band, Missing, Outcome, Scale
from engine.questionnaire.text import Text, read_text

__all__ = [
    "AllRequired",
    "AnsweredAtLeast",
    "Answers",
    "Band",
    "BandId",
    "Certificate",
    "Fault",
    "Feedback",
    "Grid",
    "Item",
    "ItemId",
    "Json",
    "Kind",
    "Language",
    "Means",
    "Missing",
    "Option",
    "OptionCode",
    "Outcome",
    "Page",
    "PageId",
    "Placeholder",
    "Questionnaire",
    "Raw",
    "Reference",
    "Results",
    "Scale",
    "ScaleId",
    "Tell",
    "Text",
    "Translation",
    "Value",
    "Waiver",
    "inner_key",
    "other_key",
    "owner_of",
    "read_text",
    "untold",
]
