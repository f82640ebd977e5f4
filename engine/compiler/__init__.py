"""A document in; a questionnaire and all its problems out."""

from engine.compiler.compile import compile_file, compile_source
from engine.compiler.schema import questionnaire_schema

__all__ = ["compile_file", "compile_source", "questionnaire_schema"]
