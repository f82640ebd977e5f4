"""The published JSON Schema of the questionnaire language, put together from its parts."""

from engine.compiler.schema.assemble import published, questionnaire_schema

__all__ = ["published", "questionnaire_schema"]
