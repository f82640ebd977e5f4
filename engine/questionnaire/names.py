"""Names of things in a questionnaire, kept apart by type."""

from __future__ import annotations

from typing import NewType

Language = NewType("Language", str)  # a BCP 47 tag such as "en" or "cy"
PageId = NewType("PageId", str)
ItemId = NewType("ItemId", str)
OptionCode = NewType("OptionCode", str)
ScaleId = NewType("ScaleId", str)
BandId = NewType("BandId", str)
