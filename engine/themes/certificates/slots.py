"""The slots of a certificate: what a template can have filled in, and what it must."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SLOTS: Mapping[str, str] = MappingProxyType(
    {
        "title": "What the certificate is called.",
        "name": "Who has earned it.",
        "statement": "What it says about them, in paragraphs.",
        "date": "The day it was earned.",
        "valid_until": "The last day it holds, where there is one.",
        "number": "Its number; on a sample, that it is one.",
        "address": "Where anybody can check it. A sample has none.",
        "code": "The same as a QR code.",
        "body": "Who awards it.",
        "questionnaire": "What it was earned on.",
        "version": "In which version.",
        "reference": "The reference of the answers.",
        "replaces": "Which certificate it replaces, where it does.",
        "logo": "The logo of the theme.",
        "seal": "The seal of the theme.",
        "signature": "The signature, as long as the theme names who signed.",
        "signatory": "Who signed.",
        "role": "In what role.",
        "caveat": "That it rests on the learner's own answers.",
        "border": "The line or band round the sheet that the theme chose.",
        "rosette": "A woven flower in the colour of the brand.",
    }
)
"""Every slot with what is filled in."""

PICTURES = frozenset({"logo", "seal", "signature"})
"""Slots that become a picture."""
DRAWN = frozenset({*PICTURES, "code", "border", "rosette"})
"""Slots that hold no words: each is an area itself."""
ALONE = frozenset({"name", "title", "statement"})
"""Words of any length: nothing else stands in their area."""
NEEDED = ("title", "name", "date", "number", "address", "code", "caveat")
"""What no certificate can do without."""
LABELLED = ("name", "date", "valid_until", "questionnaire", "reference", "number", "address")
"""Slots that have a label, in every language."""
OPTIONAL = ("logo", "seal", "signature", "signatory", "valid_until", "replaces")
"""What is not on all certificates: where it is, the sheet has the class q-with- and its name."""
LABEL = "label-"

KNOWN = (*SLOTS, *(LABEL + name for name in LABELLED))
