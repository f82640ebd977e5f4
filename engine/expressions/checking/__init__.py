"""What every part of an expression is, and whether the parts go together."""

from engine.expressions.checking.checker import check, check_value
from engine.expressions.checking.labels import labels_for_codes
from engine.expressions.checking.part import Known, RangeType

__all__ = ["Known", "RangeType", "check", "check_value", "labels_for_codes"]
